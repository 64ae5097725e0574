package dev.platen.stubs.exchange.smtp;

import java.time.Duration;

/** What the transport does next. */
public sealed interface Action {
  Reply reply();

  /**
   * Sends a reply.
   *
   * @param delay how long to hold it back; zero for at once
   */
  record Send(Reply reply, Duration delay) implements Action {}

  /** Sends a reply in clear text, then negotiates TLS as the server. */
  record StartTls(Reply reply) implements Action {}

  /** Sends a reply and closes the connection. */
  record Close(Reply reply) implements Action {}
}
