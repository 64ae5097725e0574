package dev.platen.stubs.admin;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.FirstParty;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.http.Service;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs administrators in as any web application of an organization would: an authorization code
 * with PKCE for an ID token (reference entra 1.5). So conditional access and the sign-in log hold
 * for the administrators' web sites, too.
 */
final class PortalSignIn {
  private static final String LOGIN_HOST = "login.microsoftonline.com";
  private static final String SCOPES = "openid profile";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Service login;
  private final Recent<Begun> begun = new Recent<>();

  /**
   * @param login answers at the token endpoint
   */
  PortalSignIn(Service login) {
    this.login = login;
  }

  /** A sign-in on its way, known by its state. */
  private record Begun(
      UUID clientId,
      String browser,
      String nonce,
      String verifier,
      String redirectUri,
      String wanted) {}

  /** What came of it. */
  sealed interface Outcome {}

  /**
   * @param wanted the path that was asked for first
   */
  record SignedIn(UUID tenantId, UUID userId, String wanted) implements Outcome {}

  /**
   * @param text what the sign-in service says, or what is wrong with the request
   */
  record Failed(String text) implements Outcome {}

  /**
   * Where the browser signs in.
   *
   * @param browser its cookie; it alone can come back
   * @param wanted the path to go to afterwards
   */
  String location(FirstParty.Center center, Request request, String browser, String wanted) {
    Begun one =
        new Begun(
            center.clientId(),
            browser,
            Secrets.next(),
            Secrets.next() + Secrets.next(),
            "https://" + request.authority() + FirstParty.callback(),
            wanted);
    String state = Secrets.next();
    begun.put(state, one);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_id", center.clientId().toString());
    parameters.put("response_type", "code");
    parameters.put("redirect_uri", one.redirectUri());
    parameters.put("scope", SCOPES);
    parameters.put("state", state);
    parameters.put("nonce", one.nonce());
    parameters.put("code_challenge", challenge(one.verifier()));
    parameters.put("code_challenge_method", "S256");
    request.query().value("login_hint").ifPresent(hint -> parameters.put("login_hint", hint));
    return loginBase(center, request) + "/organizations/oauth2/v2.0/authorize?" + form(parameters);
  }

  /** Where the browser signs out. */
  static String signOutLocation(FirstParty.Center center, Request request) {
    return loginBase(center, request) + "/organizations/oauth2/v2.0/logout";
  }

  /**
   * The sign-in service as this browser reaches it: by Microsoft's name where it came by one of
   * those, and on the machine itself where it came by a local name.
   */
  static String loginBase(FirstParty.Center center, Request request) {
    String port = request.authority().substring(request.host().length());
    return "https://"
        + (request.host().equals(center.localHost()) ? "localhost" : LOGIN_HOST)
        + port;
  }

  /** Ends a sign-in: fetches the ID token for the code. */
  Outcome finish(FirstParty.Center center, Request request, String browser) {
    Optional<Begun> found =
        request
            .query()
            .value("state")
            .flatMap(begun::remove)
            .filter(one -> one.clientId().equals(center.clientId()))
            .filter(one -> Secrets.equal(one.browser(), browser));
    if (found.isEmpty()) {
      return new Failed("This sign-in was not begun here, or was used already. Sign in again.");
    }
    Optional<String> refusal =
        request.query().value("error_description").or(() -> request.query().value("error"));
    if (refusal.isPresent()) {
      return new Failed(refusal.get());
    }
    Begun one = found.get();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", one.clientId().toString());
    form.put("client_secret", secret(one.clientId()));
    form.put("code", request.query().value("code").orElse(""));
    form.put("redirect_uri", one.redirectUri());
    form.put("code_verifier", one.verifier());
    Reply reply = login.answer(tokenRequest(request, form(form)));
    JsonNode tokens = JSON.readTree(reply.body());
    if (reply.status() != 200) {
      return new Failed(tokens.path("error_description").asString("The sign-in was refused."));
    }
    return claims(one, tokens.path("id_token").asString(""));
  }

  private static Outcome claims(Begun one, String idToken) {
    try {
      JWTClaimsSet claims = SignedJWT.parse(idToken).getJWTClaimsSet();
      if (!one.nonce().equals(claims.getStringClaim("nonce"))
          || !claims.getAudience().contains(one.clientId().toString())) {
        return new Failed("The ID token answers another sign-in. Sign in again.");
      }
      return new SignedIn(
          UUID.fromString(claims.getStringClaim("tid")),
          UUID.fromString(claims.getStringClaim("oid")),
          one.wanted());
    } catch (ParseException e) {
      return new Failed("The sign-in service gave no ID token. Sign in again.");
    }
  }

  private static String secret(UUID clientId) {
    return FirstParty.application(clientId).map(Application::secret).orElse("");
  }

  /** As it would come over HTTPS; the address is the browser's, because policies ask for it. */
  private static Request tokenRequest(Request browser, String body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("application/x-www-form-urlencoded"));
    browser.header("User-Agent").ifPresent(agent -> headers.put("User-Agent", List.of(agent)));
    return Request.of(
        "POST",
        "https",
        LOGIN_HOST,
        "/organizations/oauth2/v2.0/token",
        headers,
        body.getBytes(StandardCharsets.UTF_8),
        browser.clientAddress());
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            parameter ->
                URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
