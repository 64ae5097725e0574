package dev.platen.printer.webconfig.view;

import java.util.List;

/**
 * A recipient of E-mail Notification.
 *
 * @param legend for example {@code Recipient 1}
 */
public record NotificationView(String legend, Field address, List<CheckBox> events) {
  public NotificationView {
    events = List.copyOf(events);
  }
}
