package dev.platen.stubs.exchange.smtp;

import dev.platen.stubs.fault.Faults;
import java.time.Clock;
import java.time.Duration;

/**
 * What all sessions of a server share.
 *
 * @param tarpit how long a {@link Reply.Refusal#late() late} refusal is held back; zero for not
 * @param clock the server's: banner, refusals and transcripts follow it
 * @param faults asked at each command
 * @param budget of the messages that are coming in
 */
public record SmtpService(
    ReplyCatalogue replies,
    ServerNames names,
    SessionIds sessionIds,
    SmtpLimits limits,
    Duration tarpit,
    Clock clock,
    Authenticator authenticator,
    MailService mail,
    Transcripts transcripts,
    Faults faults,
    ContentBudget budget) {

  /** A service at which nothing goes wrong, with as much memory as there is. */
  public SmtpService(
      ReplyCatalogue replies,
      ServerNames names,
      SessionIds sessionIds,
      SmtpLimits limits,
      Duration tarpit,
      Clock clock,
      Authenticator authenticator,
      MailService mail,
      Transcripts transcripts) {
    this(
        replies,
        names,
        sessionIds,
        limits,
        tarpit,
        clock,
        authenticator,
        mail,
        transcripts,
        new Faults(),
        ContentBudget.unbounded());
  }
}
