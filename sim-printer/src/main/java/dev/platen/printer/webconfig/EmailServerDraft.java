package dev.platen.printer.webconfig;

import dev.platen.printer.mail.EmailServerSettings.EmailService;
import java.util.Optional;

/** What a session has typed on one mail server's page and not saved, and its sign-in under way. */
final class EmailServerDraft {
  private Optional<EmailServerForm> form = Optional.empty();
  private Optional<EmailService> signingIn = Optional.empty();

  /** What was typed and not saved. */
  synchronized Optional<EmailServerForm> form() {
    return form;
  }

  synchronized void keep(EmailServerForm typed) {
    form = Optional.of(typed);
  }

  synchronized void drop() {
    form = Optional.empty();
  }

  /** The service that the session started a sign-in to, until it is back at the form. */
  synchronized Optional<EmailService> signingIn() {
    return signingIn;
  }

  synchronized void signInStarted(EmailService service) {
    signingIn = Optional.of(service);
  }

  synchronized void signInEnded() {
    signingIn = Optional.empty();
  }
}
