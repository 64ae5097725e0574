package dev.platen.bench.console;

import dev.platen.bench.state.StateException;
import dev.platen.bench.state.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What opens the console and the control API of a bench that listens on a network. Kept in the
 * state folder, readable by its owner only, so that scripts need not be told a new one at each
 * start.
 */
public final class AccessToken {
  /** The file in the state folder. */
  public static final String FILE = "console-token";

  private static final int OCTETS = 24;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private final String secret;

  private AccessToken(String secret) {
    this.secret = secret;
  }

  /**
   * The token of a state folder, made where it has none.
   *
   * @throws StateException where its file is damaged
   */
  public static AccessToken keptIn(StateFolder state) {
    Path file = state.path().resolve(FILE);
    if (!Files.exists(file)) {
      byte[] random = new byte[OCTETS];
      RANDOM.nextBytes(random);
      state.write(Path.of(FILE), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    try {
      String kept = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!FORM.matcher(kept).matches()) {
        throw new StateException(
            "The console's token in " + file + " is damaged. Delete the file to get a new one.");
      }
      return new AccessToken(kept);
    } catch (IOException e) {
      throw new StateException(
          "The console's token in " + file + " cannot be read. Delete it to get a new one.", e);
    }
  }

  /** The token itself, for its owner's terminal and files that only they may read. */
  public String secret() {
    return secret;
  }

  /** Whether this is the token; takes as long where it is not. */
  boolean is(String offered) {
    return same(secret, offered);
  }

  /** What a browser is given in its place, which opens the console but is not the token. */
  String session() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal("session".getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  /** Whether a browser was given this. */
  boolean isSession(String offered) {
    return same(session(), offered);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "AccessToken[...]";
  }
}
