package dev.platen.stubs.exchange.smtp;

import java.time.Clock;
import java.time.Duration;

/**
 * What all sessions of a server share.
 *
 * @param tarpit how long a {@link Reply.Refusal#late() late} refusal is held back; zero for not
 * @param clock the server's: banner, refusals and transcripts follow it
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
    Transcripts transcripts) {}
