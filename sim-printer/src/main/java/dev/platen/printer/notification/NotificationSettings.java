package dev.platen.printer.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Device Management &gt; Email Notification, as saved (reference printer 1.8).
 *
 * @param recipients always {@value #RECIPIENTS}, those that are not used with an empty address
 */
public record NotificationSettings(List<Recipient> recipients) {
  /** How many recipients there can be (verified). */
  public static final int RECIPIENTS = 5;

  /**
   * Who is mailed.
   *
   * @param address empty where this place is not used
   * @param events ids of {@code notification/events.yaml}
   */
  public record Recipient(String address, Set<String> events) {
    public Recipient {
      events = Set.copyOf(events);
    }

    /** A place that is not used. */
    public static Recipient nobody() {
      return new Recipient("", Set.of());
    }
  }

  /** Fills up with places that are not used. */
  public NotificationSettings {
    if (recipients.size() > RECIPIENTS) {
      throw new IllegalArgumentException("There can be %d recipients".formatted(RECIPIENTS));
    }
    List<Recipient> all = new ArrayList<>(recipients);
    while (all.size() < RECIPIENTS) {
      all.add(Recipient.nobody());
    }
    recipients = List.copyOf(all);
  }

  /** As the printer leaves the factory: nobody is mailed. */
  public static NotificationSettings factory() {
    return new NotificationSettings(List.of());
  }
}
