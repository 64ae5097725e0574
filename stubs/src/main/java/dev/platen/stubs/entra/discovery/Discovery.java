package dev.platen.stubs.entra.discovery;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.entra.authority.Address;
import dev.platen.stubs.entra.authority.ServiceFacts;
import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents of discovery. */
public final class Discovery {
  private static final ServiceFacts FACTS = ServiceFacts.FACTS;

  private final Directory directory;

  public Discovery(Directory directory) {
    this.directory = directory;
  }

  /**
   * {@code /{tenant}/v2.0/.well-known/openid-configuration}.
   *
   * @throws Problem (AADSTS90002 as {@code invalid_tenant}) where there is no such tenant
   */
  public Reply openIdConfiguration(Request request, String tenant) {
    return document(request, tenant, FACTS.openidConfiguration());
  }

  /**
   * {@code /{tenant}/.well-known/openid-configuration}, of the first generation.
   *
   * @throws Problem (AADSTS90002 as {@code invalid_tenant}) where there is no such tenant
   */
  public Reply openIdConfigurationV1(Request request, String tenant) {
    return document(request, tenant, FACTS.openidConfigurationV1());
  }

  private Reply document(Request request, String tenant, Map<String, Object> members) {
    TenantSegment segment = segment(tenant);
    String address = Address.of(request).base();
    Map<String, Object> document = new LinkedHashMap<>();
    members.forEach(
        (name, value) ->
            document.put(
                name,
                switch (value) {
                  case String text when text.equals("{region}") -> region(segment);
                  case String text ->
                      text.replace("{base}", address + "/" + segment.path())
                          .replace("{issuer}", issuer(address, segment))
                          .replace("{issuer_tenant}", issuerTenant(segment));
                  default -> value;
                }));
    return Reply.json(200, document);
  }

  /**
   * {@code /{tenant}/discovery/v2.0/keys}.
   *
   * @param keys the public keys, each with its members in order
   * @throws Problem (AADSTS90002 as {@code invalid_tenant}) where there is no such tenant
   */
  public Reply keys(Request request, String tenant, List<Map<String, Object>> keys) {
    TenantSegment segment = segment(tenant);
    List<Map<String, Object>> all = new ArrayList<>();
    for (Map<String, Object> key : keys) {
      Map<String, Object> shown = new LinkedHashMap<>(key);
      shown.put("cloud_instance_name", "microsoftonline.com");
      shown.put("issuer", issuer(Address.of(request).base(), segment));
      all.add(shown);
    }
    return Reply.json(200, Map.of("keys", all));
  }

  /**
   * {@code /common/discovery/instance}: whether an authority is one of the service's.
   *
   * @throws Problem (AADSTS50049) where it is not, (AADSTS900144) where none was named
   */
  public Reply instance(Request request) {
    String endpoint = Checked.required(request.query(), "authorization_endpoint");
    URI uri;
    try {
      uri = new URI(endpoint);
    } catch (URISyntaxException e) {
      throw new Problem(Situation.INSTANCE_UNKNOWN);
    }
    String authority = Optional.ofNullable(uri.getAuthority()).orElse("").toLowerCase(Locale.ROOT);
    boolean own = authority.equalsIgnoreCase(request.authority());
    if (!own && FACTS.clouds().stream().noneMatch(cloud -> names(cloud).contains(authority))) {
      throw new Problem(Situation.INSTANCE_UNKNOWN);
    }
    String base = own ? Address.of(request).base() : "https://" + FACTS.loginHost();
    String tenant =
        Optional.ofNullable(uri.getPath()).stream()
            .flatMap(path -> java.util.Arrays.stream(path.split("/", -1)))
            .filter(segment -> !segment.isEmpty())
            .findFirst()
            .orElse("common");
    // The document of the generation that the authority is of (recalled).
    boolean second = Optional.ofNullable(uri.getPath()).orElse("").contains("/v2.0");
    String version = request.query().value("api-version").orElse("1.0");
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "tenant_discovery_endpoint",
        base + "/" + tenant + (second ? "/v2.0" : "") + "/.well-known/openid-configuration");
    if (!version.equals("1.0")) {
      document.put("api-version", version);
      document.put("metadata", FACTS.clouds());
    }
    return Reply.json(200, document);
  }

  private static List<?> names(Map<String, Object> cloud) {
    return cloud.get("aliases") instanceof List<?> aliases ? aliases : List.of();
  }

  /** {@code /common/userrealm/{user}}: whether the user's domain is one of the directory's. */
  public Reply userRealm(String user) {
    String domain = user.substring(user.indexOf('@') + 1);
    boolean managed = user.contains("@") && directory.tenant(domain).isPresent();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ver", "1.0");
    document.put("account_type", managed ? "Managed" : "Unknown");
    if (managed) {
      document.put("domain_name", domain);
    }
    document.put("cloud_instance_name", "microsoftonline.com");
    document.put("cloud_audience_urn", "urn:federation:MicrosoftOnline");
    return Reply.json(200, document);
  }

  private TenantSegment segment(String tenant) {
    return TenantSegment.find(tenant, directory)
        .orElseThrow(
            () -> new Problem(Situation.TENANT_NOT_FOUND_IN_DISCOVERY, Map.of("tenant", tenant)));
  }

  /**
   * The literal {@code {tenantid}} where the document is not one tenant's: clients put the token's
   * tenant there.
   */
  private static String issuer(String address, TenantSegment segment) {
    return address + "/" + issuerTenant(segment) + "/v2.0";
  }

  private static String issuerTenant(TenantSegment segment) {
    return switch (segment) {
      case TenantSegment.Own own -> own.path();
      case TenantSegment.Shared shared when shared == TenantSegment.Shared.CONSUMERS ->
          FACTS.consumersTenant().toString();
      case TenantSegment.Shared shared -> "{tenantid}";
    };
  }

  private static @Nullable String region(TenantSegment segment) {
    return segment instanceof TenantSegment.Own ? FACTS.tenantRegionScope() : null;
  }
}
