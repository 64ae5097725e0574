package dev.platen.stubs.entra.factor;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as authenticator apps make them by default: HMAC-SHA-1,
 * steps of 30 seconds, six digits.
 */
public final class Totp {
  /** Length of a step. */
  public static final int STEP_SECONDS = 30;

  /** How many steps a clock may be ahead or behind (RFC 6238 section 5.2). */
  private static final int DRIFT = 1;

  private static final int SECRET_BYTES = 20; // RFC 4226 section 4 recommends 160 bits
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  /** A new secret in base32. */
  public static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return base32(bytes);
  }

  /**
   * The code that an app shows.
   *
   * @param secret base32; case, spaces and padding do not matter
   * @throws IllegalArgumentException where it is not base32
   */
  public static String code(String secret, Instant at) {
    return code(bytes(secret), step(at));
  }

  /**
   * Whether a code is good, and of which step it is.
   *
   * @param typed spaces in it do not matter
   * @param lastStep of the code that was accepted last: older ones and itself count no more
   * @return nothing where the code is wrong, too old, too new or used up
   */
  public static OptionalLong accept(String secret, String typed, Instant now, long lastStep) {
    byte[] given = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    byte[] key = bytes(secret);
    for (long step = step(now) - DRIFT; step <= step(now) + DRIFT; step++) {
      byte[] expected = code(key, step).getBytes(StandardCharsets.UTF_8);
      if (step > lastStep && MessageDigest.isEqual(expected, given)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  /** The address that a QR code holds for an authenticator app (Key Uri Format). */
  public static String address(String issuer, String account, String secret) {
    return "otpauth://totp/"
        + encoded(issuer)
        + ":"
        + encoded(account)
        + "?secret="
        + secret
        + "&issuer="
        + encoded(issuer);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  private static String code(byte[] key, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xF; // RFC 4226 section 5.3
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7FFF_FFFF;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte one : bytes) {
      buffer = (buffer << 8) | (one & 0xFF);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt((buffer >> bits) & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }

  private static byte[] bytes(String secret) {
    String text = secret.replaceAll("[\\s=]", "").toUpperCase(Locale.ROOT);
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("A secret of an authenticator app is not base32");
      }
      buffer = (buffer << 5) | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (buffer >> bits));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bytes.position() == 0) {
      throw new IllegalArgumentException("A secret of an authenticator app is empty");
    }
    return bytes.array();
  }
}
