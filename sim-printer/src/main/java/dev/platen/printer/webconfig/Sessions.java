package dev.platen.printer.webconfig;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The sessions of administrators and the tokens of forms. A visitor who is not logged in takes no
 * memory here: their form token is computed from their cookie.
 */
final class Sessions {
  private static final int MAX_SESSIONS = 32;
  private static final int SECRET_BYTES = 24;
  private static final String MAC = "HmacSHA256";

  private final Clock clock;
  private final Duration idleTime;
  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  Sessions(Clock clock, Duration idleTime) {
    this.clock = clock;
    this.idleTime = idleTime;
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, MAC);
  }

  /** 192 random bits, for a cookie. */
  String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A session under a new secret, whatever cookie the browser had before. */
  Session open() {
    Instant now = clock.instant();
    sessions.values().removeIf(session -> idle(session, now));
    if (sessions.size() >= MAX_SESSIONS) {
      sessions.values().stream()
          .min(Comparator.comparing(Session::lastUsed))
          .ifPresent(this::close);
    }
    Session session = new Session(newSecret(), now);
    sessions.put(session.id(), session);
    return session;
  }

  void close(Session session) {
    sessions.remove(session.id());
  }

  /** Ends every session but {@code kept}. */
  void closeOthers(Session kept) {
    sessions.values().removeIf(session -> session != kept);
  }

  /**
   * The live session of this secret.
   *
   * @param use whether this is a person's doing, which starts the idle time anew
   */
  Optional<Session> find(String secret, boolean use) {
    Session session = sessions.get(secret);
    if (session == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (idle(session, now)) {
      close(session);
      return Optional.empty();
    }
    if (use) {
      session.used(now);
    }
    return Optional.of(session);
  }

  private boolean idle(Session session, Instant now) {
    return Duration.between(session.lastUsed(), now).compareTo(idleTime) >= 0;
  }

  /** The token that each form of the browser with this cookie carries. */
  String formToken(String cookieSecret) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return HexFormat.of()
          .formatHex(mac.doFinal(cookieSecret.getBytes(StandardCharsets.UTF_8)), 0, 20);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + MAC, e);
    }
  }

  boolean isFormToken(String token, String cookieSecret) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8),
        formToken(cookieSecret).getBytes(StandardCharsets.UTF_8));
  }
}
