package dev.platen.bench.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who may open the operator's pages: everything that a browser has to know or to bring is derived
 * from one key (HMAC-SHA256, RFC 2104), so that the desk keeps no sessions and a tablet stays
 * paired as long as the key is the same. Its string form shows nothing of it.
 */
public final class AccessKey {
  private static final int BYTES = 32;
  private static final int CODE_LETTERS = 8;

  /** Without letters and digits that look alike. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final byte[] key;

  private AccessKey(byte[] key) {
    this.key = key;
  }

  /** A key that lasts as long as this run. */
  public static AccessKey random() {
    return new AccessKey(randomBytes(BYTES));
  }

  /**
   * The key in a file, which is made where it is missing, readable for its owner only: tablets stay
   * paired from one run to the next.
   *
   * @throws IllegalArgumentException where the file holds something else
   */
  public static AccessKey keptIn(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
            file, BASE64.encodeToString(randomBytes(BYTES)) + "\n", StandardOpenOption.WRITE);
      }
      byte[] key = Base64.getUrlDecoder().decode(Files.readString(file).strip());
      if (key.length == BYTES) {
        return new AccessKey(key);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Reading the operators' key in " + file, e);
    } catch (IllegalArgumentException e) {
      // Told below: the exception would repeat what the file holds.
    }
    throw new IllegalArgumentException(
        file
            + " does not hold a key of the operators' pages. Remove it: a new one is made, and"
            + " tablets are paired anew.");
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** A short text that nobody can guess. */
  static String nonce() {
    return BASE64.encodeToString(randomBytes(9));
  }

  private byte[] derived(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks HMAC-SHA256", e);
    }
  }

  /** What is typed to pair a browser: two groups of four letters or digits. */
  String pairingCode() {
    byte[] octets = derived("pairing code");
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LETTERS; i++) {
      code.append(i == CODE_LETTERS / 2 ? "-" : "")
          .append(LETTERS.charAt(octets[i] & (LETTERS.length() - 1)));
    }
    return code.toString();
  }

  /** Whether somebody typed the pairing code; dashes, spaces and small letters do not matter. */
  boolean isPairingCode(String typed) {
    String compact = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return same(pairingCode().replace("-", ""), compact);
  }

  /** What an address contains that pairs a browser. */
  String invitation() {
    return BASE64.encodeToString(derived("invitation"));
  }

  boolean isInvitation(String text) {
    return same(invitation(), text);
  }

  /** The cookie of a newly paired browser. */
  String newPass() {
    String browser = nonce();
    return browser + "." + BASE64.encodeToString(derived("pass " + browser));
  }

  /** The browser that a cookie belongs to; empty where it is not one of ours. */
  Optional<String> browser(String pass) {
    int dot = pass.indexOf('.');
    String browser = dot < 0 ? "" : pass.substring(0, dot);
    return same(browser + "." + BASE64.encodeToString(derived("pass " + browser)), pass)
        ? Optional.of(browser)
        : Optional.empty();
  }

  /** What the forms of a browser carry, so that no other site's page can send them. */
  String formToken(String browser) {
    return BASE64.encodeToString(derived("form " + browser));
  }

  boolean isFormToken(String browser, String token) {
    return same(formToken(browser), token);
  }

  /** Compares without telling by its duration how much is alike. */
  private static boolean same(String wanted, String given) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "AccessKey";
  }
}
