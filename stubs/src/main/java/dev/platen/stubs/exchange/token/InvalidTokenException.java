package dev.platen.stubs.exchange.token;

/** Why an access token is refused; the message names the claim, never the token. */
public final class InvalidTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidTokenException(String message) {
    super(message);
  }
}
