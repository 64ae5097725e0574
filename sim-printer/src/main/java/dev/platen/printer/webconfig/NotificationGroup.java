package dev.platen.printer.webconfig;

import dev.platen.printer.job.EmailAddress;
import dev.platen.printer.model.NotificationEvents;
import dev.platen.printer.model.NotificationEvents.NotificationEvent;
import dev.platen.printer.notification.NotificationSettings;
import dev.platen.printer.notification.NotificationSettings.Recipient;
import dev.platen.printer.notification.NotificationStore;
import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsReader;
import dev.platen.printer.transfer.SettingsWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Device Management &gt; Email Notification in a file. */
final class NotificationGroup implements SettingsGroup {
  private final NotificationStore store;

  NotificationGroup(NotificationStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "email_notification";
  }

  @Override
  public String titleKey() {
    return "web.email_notification";
  }

  private static String address(int place) {
    return "recipient_" + (place + 1) + "_address";
  }

  private static String events(int place) {
    return "recipient_" + (place + 1) + "_events";
  }

  @Override
  public void export(SettingsWriter out) {
    List<Recipient> recipients = store.read().recipients();
    for (int i = 0; i < recipients.size(); i++) {
      out.text(address(i), recipients.get(i).address());
      out.texts(events(i), recipients.get(i).events());
    }
  }

  @Override
  public Change validate(SettingsReader in) {
    List<String> known = NotificationEvents.all().stream().map(NotificationEvent::id).toList();
    List<Recipient> recipients = new ArrayList<>();
    for (int i = 0; i < NotificationSettings.RECIPIENTS; i++) {
      String address = in.text(address(i));
      if (!address.isEmpty() && !EmailAddress.isValid(address)) {
        in.problem(address(i), "web.rule.address");
      }
      Set<String> events = Set.copyOf(in.texts(events(i)));
      if (!known.containsAll(events)) {
        in.problem(
            events(i), "web.transfer.not_offered", String.join(", ", unknown(events, known)));
      }
      if (address.isEmpty() && !events.isEmpty() && in.isRight(address(i))) {
        in.problem(address(i), "web.notification.address_missing");
      }
      recipients.add(new Recipient(address, events));
    }
    return () -> store.save(new NotificationSettings(recipients));
  }

  private static List<String> unknown(Set<String> events, List<String> known) {
    return events.stream()
        .filter(id -> !known.contains(id))
        .map(id -> id.substring(0, Math.min(40, id.length())))
        .sorted()
        .limit(3)
        .toList();
  }
}
