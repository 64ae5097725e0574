package dev.platen.stubs.entra.authority;

import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The parameter {@code client_info}, from which MSAL makes an account's id. */
public final class ClientInfo {
  private ClientInfo() {}

  /** Base64url of {@code {"uid":"<oid>","utid":"<tid>"}}. */
  public static String of(Tenant tenant, User user) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("uid", user.id());
    members.put("utid", tenantId(tenant));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.write(members).getBytes(StandardCharsets.UTF_8));
  }

  /** The tenant that tokens name: for every personal account the one of consumers. */
  public static UUID tenantId(Tenant tenant) {
    return tenant.kind() == TenantKind.PERSONAL
        ? ServiceFacts.FACTS.consumersTenant()
        : tenant.id();
  }
}
