package dev.platen.stubs.entra.authorize;

import dev.platen.stubs.entra.fact.Facts;

/**
 * What {@code authorize.yaml} says.
 *
 * @param codeSeconds how long an authorization code lives
 * @param codePrefix what a code begins with
 * @param codeBytes how many random bytes follow
 * @param nativeClientPath the page that native applications are sent to
 * @param adminConsentScope what an administrator consents to where the application does not say
 */
public record AuthorizeFacts(
    int codeSeconds,
    String codePrefix,
    int codeBytes,
    String nativeClientPath,
    String adminConsentScope) {

  public static final AuthorizeFacts FACTS = Facts.read("authorize.yaml", AuthorizeFacts.class);
}
