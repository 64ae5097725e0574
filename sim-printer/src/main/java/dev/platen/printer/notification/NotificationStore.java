package dev.platen.printer.notification;

import dev.platen.printer.notification.NotificationSettings.Recipient;
import dev.platen.printer.store.Database;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The saved settings of E-mail Notification. */
public final class NotificationStore {
  private final Database database;

  public NotificationStore(Database database) {
    this.database = database;
  }

  public NotificationSettings read() {
    return new NotificationSettings(
        database.read(
            handle ->
                handle
                    .createQuery("SELECT * FROM notification_recipient ORDER BY position")
                    .map(
                        (row, context) ->
                            new Recipient(row.getString("address"), ids(row.getString("events"))))
                    .list()));
  }

  private static Set<String> ids(String kept) {
    return kept.isEmpty() ? Set.of() : Set.of(kept.split(","));
  }

  /** When this returns, the settings survive a power cut. */
  public void save(NotificationSettings settings) {
    database.write(handle -> save(handle, settings.recipients()));
  }

  private static int save(Handle handle, List<Recipient> recipients) {
    handle.execute("DELETE FROM notification_recipient");
    for (int i = 0; i < recipients.size(); i++) {
      Recipient recipient = recipients.get(i);
      handle.execute(
          "INSERT INTO notification_recipient (position, address, events) VALUES (?, ?, ?)",
          i + 1,
          recipient.address(),
          String.join(",", recipient.events().stream().sorted().toList()));
    }
    return recipients.size();
  }
}
