package dev.platen.stubs.entra.authorize;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;

/**
 * All codes of late, in memory. The oldest is forgotten where there are too many; one that is
 * merely expired or redeemed is kept, so that its application hears that. Safe for use by many
 * threads.
 */
public final class AuthorizationCodes {
  private static final int CAPACITY = 10_000;

  private final SecureRandom random = new SecureRandom();
  private final LinkedHashMap<String, AuthorizationCode> codes = new LinkedHashMap<>();

  /**
   * Makes a code.
   *
   * @param tenantId the user's tenant
   * @param authenticatedAt when the user gave the password
   * @param secondFactor whether a second factor was given with it
   * @param now by the clock of the user's tenant
   */
  public synchronized AuthorizationCode create(
      AuthorizationRequest request,
      UUID tenantId,
      UUID userId,
      Instant authenticatedAt,
      boolean secondFactor,
      Instant now) {
    AuthorizeFacts facts = AuthorizeFacts.FACTS;
    byte[] bytes = new byte[facts.codeBytes()];
    random.nextBytes(bytes);
    AuthorizationCode code =
        new AuthorizationCode(
            facts.codePrefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            request,
            tenantId,
            userId,
            authenticatedAt,
            secondFactor,
            now.plusSeconds(facts.codeSeconds()));
    codes.put(code.value(), code);
    if (codes.size() > CAPACITY) {
      codes.pollFirstEntry();
    }
    return code;
  }

  public synchronized Optional<AuthorizationCode> find(String value) {
    return Optional.ofNullable(codes.get(value));
  }
}
