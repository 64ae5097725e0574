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

  /** Does something else later. */
  record Later(Duration delay, Action then) implements Action {
    @Override
    public Reply reply() {
      return then.reply();
    }
  }

  /**
   * Ends the connection without a word, not even the end of TLS.
   *
   * @param reset by RST rather than by FIN
   */
  record Cut(boolean reset) implements Action {
    /** No line at all. */
    @Override
    public Reply reply() {
      return new Reply.Completion("cut", java.util.List.of());
    }
  }
}
