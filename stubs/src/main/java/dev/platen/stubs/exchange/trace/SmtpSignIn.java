package dev.platen.stubs.exchange.trace;

import java.time.Instant;

/**
 * Somebody who authenticated over SMTP, or tried to.
 *
 * @param at by the tenant's clock
 * @param name as the client gave it, shortened
 * @param mechanism {@code LOGIN} or {@code XOAUTH2}
 * @param reply the refusal; empty where it was accepted
 */
public record SmtpSignIn(Instant at, String name, String mechanism, String reply) {
  /** Whether it was accepted. */
  public boolean accepted() {
    return reply.isEmpty();
  }
}
