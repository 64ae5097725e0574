package dev.platen.printer.signin;

import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.store.Database;
import java.util.HashMap;
import java.util.Map;

/** The users' sign-ins; their tokens lie encrypted, each under the user's own purpose. */
final class UserAccountStore {
  private static final String TOKENS_OF_USER = "tokens of user ";

  private final Database database;
  private final EmailService service;

  UserAccountStore(Database database, EmailService service) {
    this.database = database;
    this.service = service;
  }

  Map<Long, Account> read() {
    return database.read(
        handle -> {
          Map<Long, Account> accounts = new HashMap<>();
          handle
              .createQuery("SELECT * FROM user_sign_in")
              .map(
                  (row, context) -> {
                    long user = row.getLong("user_id");
                    byte[] sealed = row.getBytes("tokens_sealed");
                    return accounts.put(
                        user,
                        new Account(
                            service,
                            row.getString("account"),
                            SealedTokens.open(database.key(), TOKENS_OF_USER + user, sealed)));
                  })
              .list();
          return accounts;
        });
  }

  /** Saves a user's sign-in; returns whether there still is such a user. */
  boolean write(long user, Account account) {
    byte[] sealed = SealedTokens.seal(database.key(), TOKENS_OF_USER + user, account.tokens());
    return database.write(
            handle ->
                handle.execute(
                    """
                    INSERT OR REPLACE INTO user_sign_in (user_id, account, tokens_sealed)
                    SELECT id, ?, ? FROM panel_user WHERE id = ?
                    """,
                    account.name(),
                    sealed,
                    user))
        > 0;
  }

  void delete(long user) {
    database.write(handle -> handle.execute("DELETE FROM user_sign_in WHERE user_id = ?", user));
  }
}
