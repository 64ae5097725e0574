package dev.platen.stubs.entra.token;

import dev.platen.stubs.entra.access.Session;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a refresh token stands for. It is bound to user and client; its text is sealed, so that
 * nothing need be kept and it outlives a restart.
 *
 * @param scopes what was asked for at sign-in, as one parameter
 * @param session how its user was signed in
 * @param issuedAt when it was given out; using it gives out a new one, and leaves it valid
 */
record RefreshToken(
    UUID tenantId, UUID userId, UUID clientId, String scopes, Session session, Instant issuedAt) {
  private static final String SEPARATOR = "\n";

  /**
   * The text that clients keep: opaque, and about as long as a real one.
   *
   * @param personal whether it begins as those of personal accounts do
   */
  String seal(SigningKeys keys, boolean personal) {
    TokenFacts facts = TokenFacts.FACTS;
    byte[] plain =
        String.join(
                SEPARATOR,
                tenantId.toString(),
                userId.toString(),
                clientId.toString(),
                written(issuedAt),
                scopes,
                session.flow().name(),
                written(session.signedInAt()),
                Boolean.toString(session.secondFactor()),
                "")
            .getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(plain, Math.max(plain.length, facts.refreshTokenBytes()));
    return (personal ? facts.consumersRefreshTokenPrefix() : facts.refreshTokenPrefix())
        + Base64.getUrlEncoder().withoutPadding().encodeToString(keys.seal(padded));
  }

  /** Reads the text back; nothing where it is none of these keys' tokens. */
  static Optional<RefreshToken> unseal(String text, SigningKeys keys) {
    TokenFacts facts = TokenFacts.FACTS;
    String prefix =
        text.startsWith(facts.consumersRefreshTokenPrefix())
            ? facts.consumersRefreshTokenPrefix()
            : facts.refreshTokenPrefix();
    if (!text.startsWith(prefix)) {
      return Optional.empty();
    }
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(text.substring(prefix.length()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return keys.unseal(sealed).flatMap(RefreshToken::read);
  }

  private static Optional<RefreshToken> read(byte[] plain) {
    String[] parts = new String(plain, StandardCharsets.UTF_8).split(SEPARATOR, -1);
    if (parts.length < 6) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RefreshToken(
              UUID.fromString(parts[0]),
              UUID.fromString(parts[1]),
              UUID.fromString(parts[2]),
              parts[4],
              session(parts),
              instant(parts[3])));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Seconds and nanoseconds since 1970; tokens of an earlier version have it as ISO 8601 does. */
  private static String written(Instant instant) {
    return instant.getEpochSecond() + "." + instant.getNano();
  }

  private static Instant instant(String written) {
    int point = written.indexOf('.');
    return written.indexOf('T') >= 0 || point < 0
        ? Instant.parse(written)
        : Instant.ofEpochSecond(
            Long.parseLong(written.substring(0, point)),
            Long.parseLong(written.substring(point + 1)));
  }

  /** Tokens of an earlier version do not say; all of those came of a device code. */
  private static Session session(String[] parts) {
    return parts.length < 9
        ? new Session(Session.Flow.DEVICE_CODE, instant(parts[3]), false)
        : new Session(
            Session.Flow.valueOf(parts[5]), instant(parts[6]), Boolean.parseBoolean(parts[7]));
  }
}
