package dev.platen.stubs.entra.authorize;

import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Parameters;
import dev.platen.stubs.entra.scope.ScopeRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An application's wish for a code (reference entra 1.5).
 *
 * @param homeTenantId the tenant whose clock the request lives by
 * @param segment whose accounts may answer
 * @param redirect where the answer goes
 * @param nonce comes back in the ID token
 * @param challenge what the application must answer at the token endpoint
 * @param loginHint who will probably sign in
 * @param clientInfo whether the answer names the account, as MSAL wants it
 */
public record AuthorizationRequest(
    UUID clientId,
    UUID homeTenantId,
    TenantSegment segment,
    Redirect redirect,
    ScopeRequest scopes,
    Optional<String> nonce,
    Optional<CodeChallenge> challenge,
    Set<Prompt> prompts,
    Optional<String> loginHint,
    boolean clientInfo) {

  /**
   * Reads all but where the answer goes.
   *
   * @throws Problem as the redirect URI is told: AADSTS900144, 9000411, 70005, 700054, 70011,
   *     28000, 90023, 50149, 501491
   */
  public static AuthorizationRequest read(
      Parameters parameters,
      UUID clientId,
      UUID homeTenantId,
      TenantSegment segment,
      Redirect redirect) {
    checkResponseType(Checked.required(parameters, "response_type"));
    return new AuthorizationRequest(
        clientId,
        homeTenantId,
        segment,
        redirect,
        ScopeRequest.parse(Checked.required(parameters, "scope")),
        Checked.optional(parameters, "nonce"),
        CodeChallenge.of(parameters),
        prompts(Checked.optional(parameters, "prompt")),
        Checked.optional(parameters, "login_hint").map(String::strip),
        Checked.optional(parameters, "client_info").filter("1"::equals).isPresent());
  }

  private static void checkResponseType(String type) {
    if (type.equals("code")) {
      return;
    }
    boolean implicit =
        Arrays.stream(type.split(" ", -1)).anyMatch(t -> t.equals("id_token") || t.equals("token"));
    throw new Problem(
        implicit ? Situation.RESPONSE_TYPE_NOT_ENABLED : Situation.RESPONSE_TYPE_UNSUPPORTED,
        Map.of("type", type));
  }

  private static Set<Prompt> prompts(Optional<String> text) {
    Set<Prompt> prompts = EnumSet.noneOf(Prompt.class);
    for (String prompt : text.orElse("").strip().split("\\s+")) {
      if (!prompt.isEmpty()) {
        prompts.add(Prompt.parse(prompt));
      }
    }
    return prompts;
  }

  /** Who asks; the rest may be secret. */
  @Override
  public String toString() {
    return "AuthorizationRequest[" + clientId + "]";
  }
}
