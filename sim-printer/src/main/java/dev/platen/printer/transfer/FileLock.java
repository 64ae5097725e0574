package dev.platen.printer.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the secrets of a file under a person's password: PBKDF2 with HMAC-SHA256 (RFC 8018),
 * then AES-256-GCM, with the setting's name authenticated, so that no secret can be moved to
 * another setting.
 */
final class FileLock {
  static final String SEALED = "sealed";

  /** A file may ask for other numbers, but not for an hour of the printer's time. */
  static final int MIN_ITERATIONS = 1_000;

  static final int MAX_ITERATIONS = 2_000_000;

  private static final int SALT_BYTES = 16;
  private static final int KEY_BITS = 256;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] salt;
  private final int iterations;
  private final SecretKeySpec key;

  private FileLock(String password, byte[] salt, int iterations) {
    this.salt = salt.clone();
    this.iterations = iterations;
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
    try {
      this.key =
          new SecretKeySpec(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(spec)
                  .getEncoded(),
              "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PBKDF2 is part of every Java", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** A lock with a new salt. */
  static FileLock create(String password, int iterations) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new FileLock(password, salt, iterations);
  }

  /** The lock of a file; where it cannot be one, empty. */
  static Optional<FileLock> of(String password, String salt, int iterations) {
    if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
      return Optional.empty();
    }
    return decoded(salt)
        .filter(bytes -> bytes.length == SALT_BYTES)
        .map(bytes -> new FileLock(password, bytes, iterations));
  }

  String salt() {
    return Base64.getEncoder().encodeToString(salt);
  }

  int iterations() {
    return iterations;
  }

  String seal(String setting, String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] locked =
          cipher(Cipher.ENCRYPT_MODE, nonce, setting)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(NONCE_BYTES + locked.length).put(nonce).put(locked).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every Java", e);
    }
  }

  /** Empty where it was sealed under another password or for another setting, or was changed. */
  Optional<String> open(String setting, String sealed) {
    return decoded(sealed)
        .filter(bytes -> bytes.length > NONCE_BYTES)
        .flatMap(bytes -> open(setting, bytes));
  }

  private Optional<String> open(String setting, byte[] sealed) {
    byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      byte[] clear =
          cipher(Cipher.DECRYPT_MODE, nonce, setting)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return Optional.of(new String(clear, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String setting) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(setting.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
