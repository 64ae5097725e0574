package dev.platen.stubs.entra.discovery;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /common/GetCredentialType}: what the real sign-in page's script asks about a name
 * before it shows the password (reference entra 1.2; the members are recalled).
 */
public final class CredentialTypes {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** {@code IfExistsResult}. */
  private static final int EXISTS = 0;

  private static final int UNKNOWN = 1;

  /** A personal account: of another identity provider. */
  private static final int ELSEWHERE = 5;

  /** {@code DomainType}: not known, a personal account's, managed here. */
  private static final int NO_DOMAIN = 1;

  private static final int CONSUMER_DOMAIN = 2;
  private static final int MANAGED_DOMAIN = 3;

  private final Directory directory;

  public CredentialTypes(Directory directory) {
    this.directory = directory;
  }

  /**
   * @throws Problem (AADSTS900561) where it is no POST, (AADSTS9002313) where the body is no JSON
   *     object, (AADSTS900144) where it has no {@code username}
   */
  public Reply answer(Request request) {
    if (!request.method().equals("POST")) {
      throw new Problem(Situation.METHOD_NOT_POST, Map.of("method", request.method()));
    }
    String user = user(request);
    Optional<Tenant> home = directory.homeOf(user);
    boolean personal = home.filter(tenant -> tenant.kind() == TenantKind.PERSONAL).isPresent();
    boolean managed = directory.tenant(user.substring(user.indexOf('@') + 1)).isPresent();
    Map<String, Object> credentials = new LinkedHashMap<>();
    credentials.put("PrefCredential", 1);
    credentials.put("HasPassword", true);
    credentials.put("RemoteNgcParams", null);
    credentials.put("FidoParams", null);
    credentials.put("SasParams", null);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("UserTenantBranding", null);
    properties.put("DomainType", personal ? CONSUMER_DOMAIN : managed ? MANAGED_DOMAIN : NO_DOMAIN);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Username", user);
    document.put("Display", user);
    document.put("IfExistsResult", personal ? ELSEWHERE : home.isPresent() ? EXISTS : UNKNOWN);
    document.put("IsUnmanaged", false);
    document.put("ThrottleStatus", 0);
    document.put("Credentials", credentials);
    document.put("EstsProperties", properties);
    return Reply.json(200, document);
  }

  private static String user(Request request) {
    try {
      JsonNode body = JSON.readTree(request.text());
      if (!request.malformed() && body != null && body.isObject()) {
        return Optional.of(body.path("username").asString("").strip())
            .filter(name -> !name.isEmpty())
            .orElseThrow(
                () -> new Problem(Situation.PARAMETER_MISSING, Map.of("parameter", "username")));
      }
    } catch (JacksonException e) {
      // Said below, without what was sent.
    }
    throw new Problem(Situation.REQUEST_MALFORMED);
  }
}
