package dev.platen.stubs.entra.authority;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The first segment of a path: whose accounts may sign in. */
public sealed interface TenantSegment {
  /** As documents name it in a path. */
  String path();

  /** Not one tenant. */
  enum Shared implements TenantSegment {
    COMMON,
    ORGANIZATIONS,
    CONSUMERS;

    private final String path = name().toLowerCase(Locale.ROOT);

    @Override
    public String path() {
      return path;
    }
  }

  /** One tenant. */
  record Own(UUID tenantId) implements TenantSegment {
    @Override
    public String path() {
      return tenantId.toString();
    }
  }

  /**
   * @throws Problem (AADSTS90002) where it is none of these and no tenant's id or domain
   */
  static TenantSegment parse(String text, Directory directory) {
    return find(text, directory)
        .orElseThrow(() -> new Problem(Situation.TENANT_NOT_FOUND, Map.of("tenant", text)));
  }

  /** The same, or nothing where there is no such tenant. */
  static Optional<TenantSegment> find(String text, Directory directory) {
    for (Shared shared : Shared.values()) {
      if (shared.path().equalsIgnoreCase(text)) {
        return Optional.of(shared);
      }
    }
    if (text.equalsIgnoreCase(ServiceFacts.FACTS.consumersTenant().toString())) {
      return Optional.of(Shared.CONSUMERS);
    }
    return directory.tenant(text).map(tenant -> new Own(tenant.id()));
  }

  /**
   * The tenant whose clock and registration govern a request of this application: the segment's
   * own, or the one where the application is registered.
   *
   * @throws Problem (AADSTS700016, AADSTS700038) where it is registered nowhere that counts,
   *     (AADSTS9002331, AADSTS9002332, AADSTS50194) where it is for other accounts
   */
  default Tenant home(String clientId, Directory directory) {
    Optional<UUID> id = dev.platen.stubs.entra.http.Call.uuid(clientId);
    if (id.filter(new UUID(0, 0)::equals).isPresent()) {
      throw new Problem(Situation.NOT_AN_APPLICATION, Map.of("app", clientId));
    }
    return switch (this) {
      case Own own -> {
        Tenant tenant =
            directory
                .tenant(own.tenantId())
                .orElseThrow(
                    () -> new Problem(Situation.TENANT_NOT_FOUND, Map.of("tenant", own.path())));
        Admissions.check(
            this,
            id.flatMap(tenant::application)
                .orElseThrow(() -> notRegistered(clientId, tenant.displayName())));
        yield tenant;
      }
      case Shared shared -> {
        Tenant tenant =
            id.map(directory::tenantsOf).stream()
                .flatMap(java.util.List::stream)
                .findFirst()
                .orElseThrow(() -> notRegistered(clientId, shared.path()));
        id.flatMap(tenant::application).ifPresent(app -> Admissions.check(this, app));
        yield tenant;
      }
    };
  }

  /** AADSTS700016. */
  static Problem notRegistered(String clientId, String tenantName) {
    return new Problem(
        Situation.APPLICATION_NOT_FOUND, Map.of("app", clientId, "tenant", tenantName));
  }
}
