package dev.platen.printer.model;

import dev.platen.printer.event.DeviceEvent.Kind;
import java.util.List;
import java.util.Set;

/** What a printer can mail about ({@code notification/events.yaml}). */
public final class NotificationEvents {
  private static final List<NotificationEvent> ALL = read();

  private NotificationEvents() {}

  /**
   * A choice of the page E-mail Notification.
   *
   * @param id its words are {@code notification.event.<id>}
   * @param on what happens in the printer then
   */
  public record NotificationEvent(String id, Set<Kind> on) {
    public NotificationEvent {
      on = Set.copyOf(on);
    }
  }

  /** All of them, in the page's order. */
  public static List<NotificationEvent> all() {
    return ALL;
  }

  private static List<NotificationEvent> read() {
    return List.of(new DataFolder("notification").read("table", "events", EventRow[].class))
        .stream()
        .map(row -> new NotificationEvent(row.id(), Set.copyOf(row.on())))
        .toList();
  }

  /** A row of the file. */
  record EventRow(String id, List<Kind> on, FirmwareVersions.Mark mark, String source) {}
}
