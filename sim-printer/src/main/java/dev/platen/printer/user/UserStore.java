package dev.platen.printer.user;

import dev.platen.printer.store.Database;
import dev.platen.printer.user.User.LogInMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Users in the database. */
final class UserStore {
  private final Database database;

  UserStore(Database database) {
    this.database = database;
  }

  /** A user with the hashes of what it logs in with. */
  record Kept(User user, Optional<String> pin, Optional<String> card, Optional<String> password) {
    @Override
    public String toString() {
      return "Kept[" + user + "]";
    }
  }

  List<Kept> list() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM panel_user ORDER BY id")
                .map((row, context) -> kept(row))
                .list());
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Optional<String> pin = Optional.ofNullable(row.getString("pin"));
    Optional<String> card = Optional.ofNullable(row.getString("card"));
    Optional<String> password = Optional.ofNullable(row.getString("password"));
    Set<LogInMethod> methods = EnumSet.noneOf(LogInMethod.class);
    pin.ifPresent(hash -> methods.add(LogInMethod.PIN));
    card.ifPresent(hash -> methods.add(LogInMethod.CARD));
    password.ifPresent(hash -> methods.add(LogInMethod.PASSWORD));
    User user =
        new User(
            row.getLong("id"),
            row.getString("user_name"),
            row.getString("display_name"),
            row.getString("email"),
            row.getBoolean("administrator"),
            methods);
    return new Kept(user, pin, card, password);
  }

  /** Saves a user; one of id 0 is new. */
  User save(Kept kept) {
    User user = kept.user();
    long id =
        database.write(handle -> user.id() == 0 ? insert(handle, kept) : update(handle, kept));
    return new User(
        id,
        user.userName(),
        user.displayName(),
        user.email(),
        user.administrator(),
        user.methods());
  }

  private static long insert(Handle handle, Kept kept) {
    User user = kept.user();
    handle.execute(
        """
        INSERT INTO panel_user
          (user_name, display_name, email, administrator, pin, card, password)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        user.userName(),
        user.displayName(),
        user.email(),
        user.administrator(),
        kept.pin().orElse(null),
        kept.card().orElse(null),
        kept.password().orElse(null));
    return handle.createQuery("SELECT last_insert_rowid()").mapTo(Long.class).one();
  }

  private static long update(Handle handle, Kept kept) {
    User user = kept.user();
    handle.execute(
        """
        UPDATE panel_user SET user_name = ?, display_name = ?, email = ?, administrator = ?,
          pin = ?, card = ?, password = ?
        WHERE id = ?
        """,
        user.userName(),
        user.displayName(),
        user.email(),
        user.administrator(),
        kept.pin().orElse(null),
        kept.card().orElse(null),
        kept.password().orElse(null),
        user.id());
    return user.id();
  }

  /** Deletes a user and, with it in one step, its sign-in. */
  void delete(long id) {
    database.write(
        handle -> {
          handle.execute("DELETE FROM user_sign_in WHERE user_id = ?", id);
          return handle.execute("DELETE FROM panel_user WHERE id = ?", id);
        });
  }
}
