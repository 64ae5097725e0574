package dev.platen.printer.signin;

import java.time.Instant;
import java.util.Optional;

/**
 * What a sign-in is worth: an access token for a while and, where the service gave one, a refresh
 * token for the next. {@link #toString} shows neither.
 *
 * @param expiresAt of the access token, on the printer's clock
 */
record Tokens(String accessToken, Instant expiresAt, Optional<String> refreshToken) {
  @Override
  public String toString() {
    return "Tokens[********, expiresAt=" + expiresAt + "]";
  }
}
