package dev.platen.stubs.entra.token;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Parameters;
import dev.platen.stubs.entra.http.Request;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a client says to prove that it is the application: nothing, a secret in the form or as HTTP
 * Basic, or an assertion that it signed.
 *
 * @param clientId as the client wrote it
 */
record ClientAuthentication(
    String clientId, Optional<String> secret, Optional<ClientAssertion> assertion) {

  /**
   * @throws Problem (AADSTS900144) where the client does not name itself
   */
  static ClientAuthentication of(Request request) {
    Optional<ClientAssertion> assertion = ClientAssertion.of(request);
    return basic(request)
        .map(basic -> new ClientAuthentication(basic.clientId(), basic.secret(), assertion))
        .orElseGet(
            () ->
                new ClientAuthentication(
                    Checked.required(request.form(), "client_id"),
                    Checked.optional(request.form(), "client_secret"),
                    assertion));
  }

  /** RFC 6749 section 2.3.1: both parts are form-encoded before they become one. */
  private static Optional<ClientAuthentication> basic(Request request) {
    Optional<String> header =
        request
            .header("Authorization")
            .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("basic "))
            .map(value -> value.substring("basic ".length()).strip());
    if (header.isEmpty()) {
      return Optional.empty();
    }
    try {
      String pair = new String(Base64.getDecoder().decode(header.get()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon <= 0) {
        throw new Problem(Situation.REQUEST_MALFORMED);
      }
      Parameters decoded =
          Parameters.parse(
              "id=" + pair.substring(0, colon) + "&secret=" + pair.substring(colon + 1));
      return Optional.of(
          new ClientAuthentication(
              decoded.value("id").orElseThrow(() -> new Problem(Situation.REQUEST_MALFORMED)),
              decoded.value("secret"),
              Optional.empty()));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new Problem(Situation.REQUEST_MALFORMED);
    }
  }

  /**
   * Checks a client that acts for a user.
   *
   * @return whether it is a public client
   * @throws Problem AADSTS7000218, 700025, 7000215, 7000222, and those of an assertion
   */
  boolean checkForUser(Application application, Instant now) {
    boolean silent = secret.isEmpty() && assertion.isEmpty();
    if (silent) {
      if (!application.publicClientFlows()) {
        throw new Problem(Situation.PUBLIC_CLIENT_NOT_ALLOWED);
      }
      return true;
    }
    boolean confidential =
        application.secret() != null || !application.daemon().certificates().isEmpty();
    if (!confidential && application.publicClientFlows()) {
      throw new Problem(Situation.SECRET_FOR_PUBLIC_CLIENT);
    }
    checkProof(application, now);
    return false;
  }

  /**
   * Checks a client that acts for itself.
   *
   * @throws Problem AADSTS7000216, 7000215, 7000222, and those of an assertion
   */
  void checkForItself(Application application, Instant now) {
    if (secret.isEmpty() && assertion.isEmpty()) {
      throw new Problem(Situation.SECRET_MISSING);
    }
    checkProof(application, now);
  }

  private void checkProof(Application application, Instant now) {
    if (assertion.isPresent()) {
      assertion.get().check(application, now);
    } else {
      checkSecret(application, secret.orElse(""), now);
    }
  }

  private static void checkSecret(Application application, String given, Instant now) {
    String right = application.secret();
    if (right == null
        || !MessageDigest.isEqual(
            right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
      throw new Problem(Situation.WRONG_SECRET, Map.of("app", application.clientId().toString()));
    }
    if (application.daemon().isSecretExpired(now)) {
      throw new Problem(Situation.SECRET_EXPIRED, Map.of("app", application.clientId().toString()));
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ClientAuthentication[" + clientId + "]";
  }
}
