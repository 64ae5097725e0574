package dev.platen.printer.notification;

import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.model.NotificationEvents;
import dev.platen.printer.model.NotificationEvents.NotificationEvent;
import dev.platen.printer.notification.NotificationSettings.Recipient;
import dev.platen.printer.text.Messages;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Mails what happens to those who asked for it: for each event and recipient a job of its own, so
 * that an address that a server refuses keeps no other from its mail.
 */
public final class Notifier {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final NotificationStore store;
  private final Clock clock;
  private final Sender sender;

  /** Takes a mail to be sent, and does not wait for it. */
  public interface Post {
    void send(String recipient, String subject, String text);
  }

  /**
   * The printer as a sender.
   *
   * @param words in the panel's language
   * @param name of the printer, by which the reader finds it
   */
  public record Sender(Supplier<Messages> words, Supplier<String> name, Post post) {}

  public Notifier(NotificationStore store, Clock clock, Sender sender) {
    this.store = store;
    this.clock = clock;
    this.sender = sender;
  }

  /** Mails to whoever wants to know of {@code event}. */
  public void happened(DeviceEvent event) {
    for (NotificationEvent offered : NotificationEvents.all()) {
      if (offered.on().contains(event.kind())) {
        store.read().recipients().stream()
            .filter(recipient -> recipient.events().contains(offered.id()))
            .filter(recipient -> !recipient.address().isEmpty())
            .forEach(recipient -> mail(recipient, words(offered), event.detail()));
      }
    }
  }

  private String words(NotificationEvent event) {
    return sender.words().get().text("notification.event." + event.id());
  }

  /**
   * Mails a test to every recipient.
   *
   * @return how many there are
   */
  public int test() {
    var recipients =
        store.read().recipients().stream()
            .filter(recipient -> !recipient.address().isEmpty())
            .toList();
    String what = sender.words().get().text("notification.test");
    recipients.forEach(recipient -> mail(recipient, what, ""));
    return recipients.size();
  }

  private void mail(Recipient recipient, String what, String detail) {
    Messages words = sender.words().get();
    String name = sender.name().get();
    String time = TIME.format(clock.instant().atZone(clock.getZone()));
    sender
        .post()
        .send(
            recipient.address(),
            words.text("notification.subject", name, what),
            words.text("notification.text", name, time, what, detail).strip());
  }
}
