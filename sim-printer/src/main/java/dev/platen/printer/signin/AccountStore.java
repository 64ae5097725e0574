package dev.platen.printer.signin;

import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** The saved sign-in; its tokens lie encrypted. */
final class AccountStore {
  private static final String TOKENS = "tokens";
  private static final JsonMapper JSON = new JsonMapper();

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
    Kept kept =
        JSON.readValue(database.key().open(TOKENS, row.getBytes("tokens_sealed")), Kept.class);
    Tokens tokens =
        new Tokens(
            kept.access(),
            Instant.ofEpochMilli(kept.expiresAt()),
            Optional.of(kept.refresh()).filter(token -> !token.isEmpty()));
    return new Account(
        EmailService.valueOf(row.getString("service")), row.getString("account"), tokens);
  }

  void write(Handle handle, Account account) {
    Tokens tokens = account.tokens();
    Kept kept =
        new Kept(
            tokens.accessToken(),
            tokens.expiresAt().toEpochMilli(),
            tokens.refreshToken().orElse(""));
    handle.execute(
        "INSERT OR REPLACE INTO sign_in (id, service, account, tokens_sealed) VALUES (1, ?, ?, ?)",
        account.service().name(),
        account.name(),
        database.key().seal(TOKENS, JSON.writeValueAsString(kept)));
  }

  void delete(Handle handle) {
    handle.execute("DELETE FROM sign_in");
  }

  /** The form in which tokens are kept, before encryption. */
  record Kept(String access, long expiresAt, String refresh) {
    @Override
    public String toString() {
      return "Kept[********]";
    }
  }
}
