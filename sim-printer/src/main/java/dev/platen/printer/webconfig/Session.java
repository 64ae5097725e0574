package dev.platen.printer.webconfig;

import dev.platen.printer.mail.Purpose;
import java.time.Instant;
import java.util.Optional;

/** A logged-in administrator's session: what the pages remember from one request to the next. */
final class Session {
  private final String id;
  private Instant lastUsed;
  private final EmailServerDraft mail = new EmailServerDraft();
  private final EmailServerDraft faxServer = new EmailServerDraft();
  private Optional<String> notice = Optional.empty();

  Session(String id, Instant now) {
    this.id = id;
    this.lastUsed = now;
  }

  /** The secret of the cookie. */
  String id() {
    return id;
  }

  synchronized Instant lastUsed() {
    return lastUsed;
  }

  synchronized void used(Instant now) {
    lastUsed = now;
  }

  /** What was typed on a mail server's page and not saved. */
  EmailServerDraft emailServer(Purpose purpose) {
    return purpose == Purpose.MAIL ? mail : faxServer;
  }

  /** Shows a text once, on the next page. */
  synchronized void notice(String textKey) {
    notice = Optional.of(textKey);
  }

  synchronized Optional<String> takeNotice() {
    Optional<String> taken = notice;
    notice = Optional.empty();
    return taken;
  }
}
