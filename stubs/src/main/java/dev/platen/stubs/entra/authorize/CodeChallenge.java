package dev.platen.stubs.entra.authorize;

import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What proves at the token endpoint that the one who redeems a code is the one who asked for it
 * (RFC 7636).
 *
 * @param hashed method {@code S256} rather than {@code plain}
 */
public record CodeChallenge(String value, boolean hashed) {
  /** RFC 7636 sections 4.1 and 4.2. */
  private static final String FORM = "[A-Za-z0-9._~-]{43,128}";

  /**
   * Reads the challenge of an authorization request; without a method it is plain.
   *
   * @throws Problem AADSTS501491, 50149
   */
  static Optional<CodeChallenge> of(Parameters parameters) {
    Optional<String> value = Checked.optional(parameters, "code_challenge");
    String method = Checked.optional(parameters, "code_challenge_method").orElse("plain");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!method.equals("S256") && !method.equals("plain")) {
      throw new Problem(Situation.CHALLENGE_METHOD_UNSUPPORTED, Map.of("method", method));
    }
    if (!value.get().matches(FORM)) {
      throw new Problem(Situation.CHALLENGE_MALFORMED);
    }
    return Optional.of(new CodeChallenge(value.get(), method.equals("S256")));
  }

  /** Whether {@code verifier} is the right one. */
  public boolean isAnsweredBy(String verifier) {
    if (!verifier.matches(FORM)) {
      return false;
    }
    byte[] shown = hashed ? hash(verifier) : verifier.getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(shown, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hash(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encode(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without the value. */
  @Override
  public String toString() {
    return "CodeChallenge[" + (hashed ? "S256" : "plain") + "]";
  }
}
