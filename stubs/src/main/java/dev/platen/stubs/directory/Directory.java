package dev.platen.stubs.directory;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * All tenants of the cloud, each with the clock that it lives by. Safe for use by many threads: a
 * change replaces a tenant as a whole, and is told to the listener before it is visible, so that
 * what a caller has seen is also what was kept.
 */
public final class Directory {
  private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
  private final TenantHistory history = new TenantHistory();
  private final Consumer<Tenant> beforeChange;

  /** A directory that is kept nowhere. */
  public Directory() {
    this(tenant -> {});
  }

  /**
   * @param beforeChange keeps each new state of a tenant; what it throws prevents the change
   */
  public Directory(Consumer<Tenant> beforeChange) {
    this.beforeChange = beforeChange;
  }

  /**
   * Adds an organization, or a personal account made by {@link PersonalAccount}.
   *
   * @param clock the time that its tokens, codes and policies follow
   * @throws IllegalArgumentException where its id, one of its domains or the personal account's
   *     address is taken
   */
  public synchronized Tenant add(Tenant tenant, Clock clock) {
    if (entries.containsKey(tenant.id())
        || (tenant.kind() == TenantKind.PERSONAL
            && tenant.users().stream().anyMatch(this::isTaken))) {
      throw new IllegalArgumentException("The directory already has an account like " + tenant);
    }
    for (Tenant other : tenants()) {
      if (other.isNamed(tenant.id().toString())
          || tenant.domains().stream().anyMatch(other::isNamed)) {
        throw new IllegalArgumentException("The directory already has a tenant like " + tenant);
      }
    }
    beforeChange.accept(tenant);
    entries.put(tenant.id(), new Entry(tenant, clock));
    return tenant;
  }

  private boolean isTaken(User user) {
    return homeOf(user.principalName())
        .or(() -> tenantOfMailbox(user.mailbox().address()))
        .isPresent();
  }

  /** Forgets a tenant; does nothing where there is none. */
  public void remove(UUID tenantId) {
    entries.remove(tenantId);
    history.forget(tenantId);
  }

  /**
   * Changes a tenant, alone: two changes at once are made one after the other.
   *
   * @return the changed tenant
   * @throws IllegalArgumentException where there is no such tenant
   */
  public Tenant update(UUID tenantId, UnaryOperator<Tenant> change) {
    Entry changed =
        entries.computeIfPresent(
            tenantId,
            (id, entry) -> {
              Tenant next = change.apply(entry.tenant());
              beforeChange.accept(next);
              history.ended(entry.tenant(), entry.clock().instant());
              return new Entry(next, entry.clock());
            });
    if (changed == null) {
      throw new IllegalArgumentException("No tenant " + tenantId);
    }
    return changed.tenant();
  }

  public Collection<Tenant> tenants() {
    return entries.values().stream().map(Entry::tenant).toList();
  }

  /** The tenant with this id or verified domain. */
  public Optional<Tenant> tenant(String idOrDomain) {
    return tenants().stream().filter(tenant -> tenant.isNamed(idOrDomain)).findFirst();
  }

  /** The tenant with this id. */
  public Optional<Tenant> tenant(UUID id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::tenant);
  }

  /**
   * The tenant with this id as it was a while ago by its own clock, at most {@link
   * MailSettings#SLOWEST}; as it first was where it is younger. What was before the program started
   * is not known.
   */
  public Optional<Tenant> tenant(UUID id, Duration ago) {
    return Optional.ofNullable(entries.get(id))
        .map(
            entry ->
                history
                    .at(id, entry.clock().instant().minus(ago))
                    .filter(past -> !ago.isZero())
                    .orElse(entry.tenant()));
  }

  /** The tenants in which an application with this client id is registered; usually one. */
  public List<Tenant> tenantsOf(UUID clientId) {
    return tenants().stream().filter(tenant -> tenant.application(clientId).isPresent()).toList();
  }

  /**
   * The registration by which an application acts for a tenant's users: the tenant's own; for a
   * personal account that of the organization which registered the application.
   */
  public Optional<Application> application(Tenant tenant, UUID clientId) {
    return tenant.kind() == TenantKind.PERSONAL
        ? tenantsOf(clientId).stream().findFirst().flatMap(home -> home.application(clientId))
        : tenant.application(clientId);
  }

  /** The tenant whose user signs in with this name. */
  public Optional<Tenant> homeOf(String principalName) {
    return tenants().stream().filter(tenant -> tenant.user(principalName).isPresent()).findFirst();
  }

  /** The tenant that holds the mailbox with this address. */
  public Optional<Tenant> tenantOfMailbox(String address) {
    return tenants().stream()
        .filter(
            tenant ->
                tenant.users().stream()
                    .anyMatch(user -> user.mailbox().address().equalsIgnoreCase(address.strip())))
        .findFirst();
  }

  /**
   * The clock that a tenant lives by.
   *
   * @throws IllegalArgumentException where there is no such tenant
   */
  public Clock clock(UUID tenantId) {
    Entry entry = entries.get(tenantId);
    if (entry == null) {
      throw new IllegalArgumentException("No tenant " + tenantId);
    }
    return entry.clock();
  }

  private record Entry(Tenant tenant, Clock clock) {}
}
