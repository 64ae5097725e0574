package dev.platen.stubs.entra.token;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.Session;
import dev.platen.stubs.entra.authority.ClientInfo;
import dev.platen.stubs.entra.authority.Protocol;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.scope.Resource;
import dev.platen.stubs.entra.scope.Scopes;
import dev.platen.stubs.personal.CompactTicket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Writes tokens. */
final class TokenIssuer {
  private static final TokenFacts FACTS = TokenFacts.FACTS;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final SigningKeys keys;
  private final RandomGenerator lifetimes;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param lifetimes draws those of access tokens
   */
  TokenIssuer(SigningKeys keys, RandomGenerator lifetimes) {
    this.keys = keys;
    this.lifetimes = lifetimes;
  }

  /** A user at a device, for whom tokens are. */
  record Subject(Tenant tenant, Application application, User user, boolean publicClient) {
    /** Whether the user has a personal account. */
    boolean isPersonal() {
      return tenant.kind() == TenantKind.PERSONAL;
    }
  }

  /** How long an access token lives, in seconds: drawn anew for each, but for personal accounts. */
  int accessTokenSeconds(Subject subject) {
    if (subject.isPersonal()) {
      return FACTS.consumersAccessTokenSeconds();
    }
    TokenFacts.Range range = FACTS.accessTokenSeconds();
    return range.least() + lifetimes.nextInt(range.most() - range.least());
  }

  /**
   * An access token of a user, in the v1 form that Exchange and Graph are given (reference entra
   * 5.3).
   */
  String accessToken(
      Call call, Subject subject, Scopes scopes, Session session, Instant now, int seconds) {
    if (subject.isPersonal()) {
      return compactTicket(subject, scopes, now, seconds);
    }
    Tenant tenant = subject.tenant();
    User user = subject.user();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", scopes.resource().audience());
    claims.put("iss", "https://sts.windows.net/" + tenant.id() + "/");
    putTimes(claims, now, seconds);
    claims.put("acct", 0);
    claims.put("acr", "1");
    claims.put("aio", random(48));
    claims.put("amr", session.secondFactor() ? List.of("pwd", "mfa") : List.of("pwd"));
    claims.put("app_displayname", subject.application().displayName());
    claims.put("appid", subject.application().clientId().toString());
    claims.put("appidacr", subject.publicClient() ? "0" : "1");
    putNames(claims, user.displayName());
    claims.put("idtyp", "user");
    claims.put("ipaddr", call.request().clientAddress());
    claims.put("name", user.displayName());
    claims.put("oid", user.id().toString());
    claims.put("puid", puid(user.id()));
    claims.put("rh", "1." + random(30) + ".");
    claims.put("scp", scopes.claim());
    claims.put("sub", pairwise(user.id(), scopes.resource().id()));
    claims.put("tid", tenant.id().toString());
    claims.put("unique_name", user.principalName());
    claims.put("upn", user.principalName());
    claims.put("uti", random(16));
    claims.put("ver", "1.0");
    claims.put("wids", roles(user));
    return keys.sign(claims, true);
  }

  /**
   * An access token of a personal account: opaque to everyone but the resource (reference entra
   * 5.3).
   */
  private String compactTicket(Subject subject, Scopes scopes, Instant now, int seconds) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", scopes.resource().audience());
    claims.put("iss", issuer(subject.tenant()));
    putTimes(claims, now, seconds);
    claims.put("appid", subject.application().clientId().toString());
    claims.put("scp", scopes.claim());
    claims.put("tid", ClientInfo.tenantId(subject.tenant()).toString());
    claims.put(CompactTicket.ACCOUNT, subject.tenant().id().toString());
    claims.put("upn", subject.user().principalName());
    return CompactTicket.wrap(keys.sign(claims, true));
  }

  private static String issuer(Tenant tenant) {
    return "https://login.microsoftonline.com/" + ClientInfo.tenantId(tenant) + "/v2.0";
  }

  /** An access token of a daemon; the exact set of claims is uncertain (reference entra 5.3). */
  String appToken(
      Tenant tenant,
      Application application,
      Resource resource,
      UUID servicePrincipal,
      Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", resource.audience());
    claims.put("iss", "https://sts.windows.net/" + tenant.id() + "/");
    putTimes(claims, now, FACTS.appTokenSeconds());
    claims.put("aio", random(48));
    claims.put("app_displayname", application.displayName());
    claims.put("appid", application.clientId().toString());
    claims.put("appidacr", "1");
    claims.put("idp", "https://sts.windows.net/" + tenant.id() + "/");
    claims.put("idtyp", "app");
    claims.put("oid", servicePrincipal.toString());
    claims.put("rh", "1." + random(30) + ".");
    List<String> consented = application.daemon().consented(resource.appRoles());
    if (!consented.isEmpty()) {
      claims.put("roles", consented);
    }
    claims.put("sub", servicePrincipal.toString());
    claims.put("tid", tenant.id().toString());
    claims.put("uti", random(16));
    claims.put("ver", "1.0");
    return keys.sign(claims, true);
  }

  /** An ID token for the client (reference entra 5.2). */
  String idToken(Subject subject, Instant now, Optional<String> nonce, Protocol protocol) {
    Tenant tenant = subject.tenant();
    User user = subject.user();
    if (subject.isPersonal()) {
      return personalIdToken(subject, now, nonce);
    }
    if (protocol == Protocol.V1) {
      return firstIdToken(subject, now, nonce);
    }
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", subject.application().clientId().toString());
    claims.put("iss", issuer(tenant));
    putTimes(claims, now, FACTS.idTokenSeconds());
    claims.put("aio", random(48));
    claims.put("name", user.displayName());
    nonce.ifPresent(text -> claims.put("nonce", text));
    claims.put("oid", user.id().toString());
    claims.put("preferred_username", user.principalName());
    claims.put("puid", puid(user.id()));
    claims.put("rh", "1." + random(30) + ".");
    claims.put("sub", pairwise(user.id(), subject.application().clientId()));
    claims.put("tid", tenant.id().toString());
    claims.put("uti", random(16));
    claims.put("ver", "2.0");
    return keys.sign(claims, false);
  }

  /** That of the first generation; the set of claims is recalled. */
  private String firstIdToken(Subject subject, Instant now, Optional<String> nonce) {
    User user = subject.user();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", subject.application().clientId().toString());
    claims.put("iss", "https://sts.windows.net/" + subject.tenant().id() + "/");
    putTimes(claims, now, FACTS.idTokenSeconds());
    claims.put("amr", List.of("pwd"));
    putNames(claims, user.displayName());
    claims.put("name", user.displayName());
    nonce.ifPresent(text -> claims.put("nonce", text));
    claims.put("oid", user.id().toString());
    claims.put("rh", "1." + random(30) + ".");
    claims.put("sub", pairwise(user.id(), subject.application().clientId()));
    claims.put("tid", subject.tenant().id().toString());
    claims.put("unique_name", user.principalName());
    claims.put("upn", user.principalName());
    claims.put("uti", random(16));
    claims.put("ver", "1.0");
    return keys.sign(claims, true);
  }

  /** That of a personal account; the claims in their observed order. */
  private String personalIdToken(Subject subject, Instant now, Optional<String> nonce) {
    User user = subject.user();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("ver", "2.0");
    claims.put("iss", issuer(subject.tenant()));
    claims.put("sub", pairwise(user.id(), subject.application().clientId()));
    claims.put("aud", subject.application().clientId().toString());
    claims.put("exp", now.getEpochSecond() + FACTS.idTokenSeconds());
    claims.put("iat", now.getEpochSecond() - FACTS.backdatedSeconds());
    claims.put("nbf", now.getEpochSecond() - FACTS.backdatedSeconds());
    claims.put("name", user.displayName());
    claims.put("preferred_username", user.principalName());
    claims.put("oid", user.id().toString());
    claims.put("email", user.mailbox().address());
    claims.put("tid", ClientInfo.tenantId(subject.tenant()).toString());
    nonce.ifPresent(text -> claims.put("nonce", text));
    claims.put("aio", random(48));
    return keys.sign(claims, false);
  }

  /**
   * The object id of an application's service principal: its own in each tenant, always the same.
   */
  static UUID servicePrincipal(Tenant tenant, Application application) {
    return tenant.servicePrincipalId(application.clientId());
  }

  private static void putTimes(Map<String, Object> claims, Instant now, int seconds) {
    long issued = now.getEpochSecond() - FACTS.backdatedSeconds();
    claims.put("iat", issued);
    claims.put("nbf", issued);
    claims.put("exp", now.getEpochSecond() + seconds);
  }

  private static void putNames(Map<String, Object> claims, String displayName) {
    int space = displayName.lastIndexOf(' ');
    if (space > 0) {
      claims.put("family_name", displayName.substring(space + 1));
      claims.put("given_name", displayName.substring(0, space));
    }
  }

  private static List<String> roles(User user) {
    List<String> roles = new ArrayList<>();
    user.roles().stream()
        .sorted()
        .forEach(role -> roles.add(FACTS.roles().getOrDefault(role, role.name())));
    roles.add(FACTS.everyUser());
    return roles;
  }

  private static String puid(UUID userId) {
    return "1003" + HEX.toHexDigits(userId.getLeastSignificantBits(), 12);
  }

  /** The same for one user and one audience, different for another. */
  private static String pairwise(UUID userId, UUID audience) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return BASE64URL.encodeToString(
          digest.digest((userId + " " + audience).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String random(int bytes) {
    byte[] content = new byte[bytes];
    random.nextBytes(content);
    return BASE64URL.encodeToString(content);
  }
}
