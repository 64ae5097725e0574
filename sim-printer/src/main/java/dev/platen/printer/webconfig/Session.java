package dev.platen.printer.webconfig;

import dev.platen.printer.mail.EmailServerSettings.EmailService;
import java.time.Instant;
import java.util.Optional;

/** A logged-in administrator's session: what the pages remember from one request to the next. */
final class Session {
  private final String id;
  private Instant lastUsed;
  private Optional<EmailServerForm> draft = Optional.empty();
  private Optional<EmailService> signingIn = Optional.empty();
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

  /** What was typed on Email Server &gt; Basic and not saved. */
  synchronized Optional<EmailServerForm> draft() {
    return draft;
  }

  synchronized void keepDraft(EmailServerForm form) {
    draft = Optional.of(form);
  }

  synchronized void dropDraft() {
    draft = Optional.empty();
  }

  /** The service that this session started a sign-in to, until it is back at the form. */
  synchronized Optional<EmailService> signingIn() {
    return signingIn;
  }

  synchronized void signInStarted(EmailService service) {
    signingIn = Optional.of(service);
  }

  synchronized void signInEnded() {
    signingIn = Optional.empty();
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
