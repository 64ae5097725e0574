package dev.platen.printer.signin;

import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The saved sign-in; its tokens lie encrypted. */
final class AccountStore {
  private static final String TOKENS = "tokens";

  private final Database database;

  AccountStore(Database database) {
    this.database = database;
  }

  Optional<Account> read() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM sign_in")
                .map((row, context) -> account(row))
                .findOne());
  }

  private Account account(ResultSet row) throws SQLException {
    return new Account(
        EmailService.valueOf(row.getString("service")),
        row.getString("account"),
        SealedTokens.open(database.key(), TOKENS, row.getBytes("tokens_sealed")));
  }

  void write(Handle handle, Account account) {
    handle.execute(
        "INSERT OR REPLACE INTO sign_in (id, service, account, tokens_sealed) VALUES (1, ?, ?, ?)",
        account.service().name(),
        account.name(),
        SealedTokens.seal(database.key(), TOKENS, account.tokens()));
  }

  void delete(Handle handle) {
    handle.execute("DELETE FROM sign_in");
  }
}
