package dev.platen.printer;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as the printer keeps it: PBKDF2 with HMAC-SHA256 and a salt of its own, in the form
 * {@code iterations:salt:hash}. The fewest iterations that RFC 8018 section 4.2 allows, as a bench
 * has many printers; the form carries the number, so that it can rise.
 */
public final class PasswordHash {
  private static final int ITERATIONS = 1_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordHash() {}

  /** The form to keep of {@code password}, each time with another salt. */
  public static String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    HexFormat hex = HexFormat.of();
    return ITERATIONS
        + ":"
        + hex.formatHex(salt)
        + ":"
        + hex.formatHex(hash(password, ITERATIONS, salt));
  }

  /** Takes as long for a wrong password as for the right one. */
  public static boolean matches(String password, String kept) {
    String[] parts = kept.split(":");
    HexFormat hex = HexFormat.of();
    byte[] hash = hash(password, Integer.parseInt(parts[0]), hex.parseHex(parts[1]));
    return MessageDigest.isEqual(hash, hex.parseHex(parts[2]));
  }

  private static byte[] hash(String password, int iterations, byte[] salt) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PBKDF2 is part of every Java", e);
    } finally {
      spec.clearPassword();
    }
  }
}
