package dev.platen.printer.signin;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.Purpose;
import dev.platen.printer.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The saved sign-in of one purpose; its tokens lie encrypted. */
final class AccountStore {
  private final Database database;
  private final Defects defects;
  private final String table;

  /** What the tokens are sealed as, so that no other purpose's open in their place. */
  private final String tokensOf;

  AccountStore(Database database, Purpose purpose, Defects defects) {
    this.defects = defects;
    this.database = database;
    this.table =
        switch (purpose) {
          case MAIL -> "sign_in";
          case FAX_SERVER -> "fax_sign_in";
        };
    this.tokensOf =
        switch (purpose) {
          case MAIL -> "tokens";
          case FAX_SERVER -> "fax server tokens";
        };
  }

  Optional<Account> read() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM " + table)
                .map((row, context) -> account(row))
                .findOne());
  }

  private Account account(ResultSet row) throws SQLException {
    return new Account(
        EmailService.valueOf(row.getString("service")),
        row.getString("account"),
        SealedTokens.open(database.key(), tokensOf, row.getBytes("tokens_sealed")));
  }

  void write(Handle handle, Account account) {
    if (defects.has(Defect.FORGETS_SIGN_IN_ON_POWER_OFF)) {
      return;
    }
    handle.execute(
        "INSERT OR REPLACE INTO %s (id, service, account, tokens_sealed) VALUES (1, ?, ?, ?)"
            .formatted(table),
        account.service().name(),
        account.name(),
        SealedTokens.seal(database.key(), tokensOf, account.tokens()));
  }

  void delete(Handle handle) {
    handle.execute("DELETE FROM " + table);
  }
}
