package dev.platen.printer.mail;

import dev.platen.printer.mail.MailOutcome.Failed;
import dev.platen.printer.network.NetworkFailure;

/**
 * Where an attempt to send ended.
 *
 * @param detail as in {@link Failed}: one line, for the log; no secret
 */
record Setback(Finding finding, String detail) {

  static Setback of(NetworkFailure failure) {
    return new Setback(Finding.of(failure), failure.toString());
  }

  Failed failed() {
    return new Failed(finding.cause(), detail);
  }
}
