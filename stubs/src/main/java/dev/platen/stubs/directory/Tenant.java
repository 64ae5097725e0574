package dev.platen.stubs.directory;

import dev.platen.stubs.entra.policy.AccessPolicies;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One organization: its directory in Entra ID and its settings in Exchange Online. Immutable; a
 * change makes a new tenant and goes through {@link Directory#update}.
 *
 * @param id tenant id, a lower-case GUID
 * @param displayName the organization's name as pages show it
 * @param domains verified domains, the initial {@code *.onmicrosoft.com} first
 * @param securityDefaults whether security defaults are enabled; they block the device code flow
 *     (AADSTS530035) and basic authentication
 * @param smtpClientAuthenticationDisabled the organization's switch of {@code Set-TransportConfig};
 *     on for every tenant created since 2020 (reference exchange 5)
 * @param kind an organization, unless it is a personal account (see {@link PersonalAccount})
 * @param userConsent whether users may consent; they may, unless the organization says otherwise
 * @param access conditional access; none in a file of an earlier version
 * @param mail policies, limits and rights of Exchange Online
 * @param unsubscribed application ids of the services that the organization does not have
 *     (AADSTS650052); none in a file of an earlier version
 */
public record Tenant(
    UUID id,
    String displayName,
    List<String> domains,
    boolean securityDefaults,
    boolean smtpClientAuthenticationDisabled,
    List<User> users,
    List<Application> applications,
    List<ConsentGrant> consents,
    TenantKind kind,
    UserConsent userConsent,
    AccessPolicies access,
    MailSettings mail,
    Set<UUID> unsubscribed) {

  /** Null for what comes after {@code consents} is what a file of an earlier version holds. */
  public Tenant(
      UUID id,
      String displayName,
      List<String> domains,
      boolean securityDefaults,
      boolean smtpClientAuthenticationDisabled,
      List<User> users,
      List<Application> applications,
      List<ConsentGrant> consents,
      @Nullable TenantKind kind,
      @Nullable UserConsent userConsent,
      @Nullable AccessPolicies access,
      @Nullable MailSettings mail,
      @Nullable Set<UUID> unsubscribed) {
    this.id = id;
    this.displayName = displayName;
    this.domains = List.copyOf(domains);
    this.securityDefaults = securityDefaults;
    this.smtpClientAuthenticationDisabled = smtpClientAuthenticationDisabled;
    this.users = List.copyOf(users);
    this.applications = List.copyOf(applications);
    this.consents = List.copyOf(consents);
    this.kind = kind == null ? TenantKind.ORGANIZATION : kind;
    this.userConsent = userConsent == null ? UserConsent.ALLOWED : userConsent;
    this.access = access == null ? AccessPolicies.NONE : access;
    this.mail = mail == null ? MailSettings.STANDARD : mail;
    this.unsubscribed = unsubscribed == null ? Set.of() : Set.copyOf(unsubscribed);
  }

  /** An organization whose users may consent, without conditional access. */
  public Tenant(
      UUID id,
      String displayName,
      List<String> domains,
      boolean securityDefaults,
      boolean smtpClientAuthenticationDisabled,
      List<User> users,
      List<Application> applications,
      List<ConsentGrant> consents) {
    this(
        id,
        displayName,
        domains,
        securityDefaults,
        smtpClientAuthenticationDisabled,
        users,
        applications,
        consents,
        TenantKind.ORGANIZATION,
        UserConsent.ALLOWED,
        AccessPolicies.NONE,
        MailSettings.STANDARD,
        Set.of());
  }

  /** The initial domain; of a personal account its address. */
  public String domain() {
    return kind == TenantKind.PERSONAL ? users.getFirst().principalName() : domains.getFirst();
  }

  /**
   * Whether {@code name} is this organization's id or one of its domains, compared without case.
   */
  public boolean isNamed(String name) {
    if (kind == TenantKind.PERSONAL) {
      return false; // no authority is named after a person
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    return id.toString().equals(wanted)
        || domains.stream().anyMatch(domain -> domain.toLowerCase(Locale.ROOT).equals(wanted));
  }

  /** The user with this sign-in name. */
  public Optional<User> user(String principalName) {
    return users.stream().filter(user -> user.isNamed(principalName)).findFirst();
  }

  /** The user with this object id. */
  public Optional<User> user(UUID userId) {
    return users.stream().filter(user -> user.id().equals(userId)).findFirst();
  }

  /** The application with this client id, registered here or Microsoft's own. */
  public Optional<Application> application(UUID clientId) {
    return applications.stream()
        .filter(app -> app.clientId().equals(clientId))
        .findFirst()
        .or(() -> FirstParty.application(clientId));
  }

  /**
   * The object id of an application's service principal in this organization: its own in each, and
   * always the same.
   */
  public UUID servicePrincipalId(UUID clientId) {
    return UUID.nameUUIDFromBytes((id + " " + clientId).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether consent exists, by the user or for the organization, that covers all of {@code scopes};
   * one who may not consent is not covered by the organization's either. To tell one of Microsoft's
   * own web sites who signs in needs none.
   */
  public boolean hasConsent(Application application, User user, Set<String> scopes) {
    boolean own = FirstParty.application(application.clientId()).isPresent();
    boolean covered = user.state().consent() == UserConsent.ALLOWED;
    return (own && scopes.isEmpty())
        || consents.stream()
            .filter(grant -> covered || grant.userId() != null)
            .anyMatch(grant -> grant.covers(application, user, scopes));
  }

  public Tenant withSecurityDefaults(boolean enabled) {
    return with(parts -> parts.securityDefaults = enabled);
  }

  public Tenant withSmtpClientAuthenticationDisabled(boolean disabled) {
    return with(parts -> parts.smtpClientAuthenticationDisabled = disabled);
  }

  /** Adds a grant; one that an earlier grant already covers is kept beside it. */
  public Tenant withConsent(ConsentGrant grant) {
    return withConsents(Stream.concat(consents.stream(), Stream.of(grant)).toList());
  }

  public Tenant withConsents(List<ConsentGrant> changed) {
    return with(parts -> parts.consents = changed);
  }

  /** Changes what users may consent to. */
  public Tenant withUserConsent(UserConsent changed) {
    return with(parts -> parts.userConsent = changed);
  }

  /** Changes conditional access. */
  public Tenant withAccess(UnaryOperator<AccessPolicies> change) {
    return with(parts -> parts.access = change.apply(access));
  }

  /** Changes policies, limits and rights of Exchange Online. */
  public Tenant withMail(UnaryOperator<MailSettings> change) {
    return with(parts -> parts.mail = change.apply(mail));
  }

  /** Changes which services the organization does not have. */
  public Tenant withUnsubscribed(Set<UUID> services) {
    return with(parts -> parts.unsubscribed = services);
  }

  /**
   * Changes one application.
   *
   * @throws IllegalArgumentException where the tenant has no such application
   */
  public Tenant withApplication(UUID clientId, UnaryOperator<Application> change) {
    if (applications.stream().noneMatch(app -> app.clientId().equals(clientId))) {
      throw new IllegalArgumentException(
          "No application " + clientId + " in the tenant " + domain() + "; it has " + applications);
    }
    return with(
        parts ->
            parts.applications =
                applications.stream()
                    .map(app -> app.clientId().equals(clientId) ? change.apply(app) : app)
                    .toList());
  }

  /**
   * Adds a user.
   *
   * @throws IllegalArgumentException where the sign-in name is taken
   */
  public Tenant withNewUser(User user) {
    if (user(user.principalName()).isPresent()) {
      throw new IllegalArgumentException(
          "The tenant " + domain() + " has a user " + user.principalName() + " already");
    }
    return with(parts -> parts.users = Stream.concat(users.stream(), Stream.of(user)).toList());
  }

  /** Replaces the user with this object id, or adds one. */
  public Tenant withReplaced(User changed) {
    return with(
        parts ->
            parts.users =
                Stream.concat(
                        users.stream().filter(user -> !user.id().equals(changed.id())),
                        Stream.of(changed))
                    .toList());
  }

  /**
   * Changes one user.
   *
   * @throws IllegalArgumentException where the tenant has no such user
   */
  public Tenant withUser(String principalName, UnaryOperator<User> change) {
    if (user(principalName).isEmpty()) {
      throw new IllegalArgumentException(
          "No user " + principalName + " in the tenant " + domain() + "; it has " + users);
    }
    return with(
        parts ->
            parts.users =
                users.stream()
                    .map(user -> user.isNamed(principalName) ? change.apply(user) : user)
                    .toList());
  }

  /** Removes a user; does nothing where there is none of this name. */
  public Tenant withoutUser(String principalName) {
    return with(
        parts ->
            parts.users = users.stream().filter(user -> !user.isNamed(principalName)).toList());
  }

  /** Removes an application; does nothing where there is none. */
  public Tenant withoutApplication(UUID clientId) {
    return with(
        parts ->
            parts.applications =
                applications.stream().filter(app -> !app.clientId().equals(clientId)).toList());
  }

  private Tenant with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.tenant();
  }

  /** A tenant in its parts, while one of them is changed. */
  private static final class Parts {
    private final Tenant before;
    private boolean securityDefaults;
    private boolean smtpClientAuthenticationDisabled;
    private List<User> users;
    private List<Application> applications;
    private List<ConsentGrant> consents;
    private UserConsent userConsent;
    private AccessPolicies access;
    private MailSettings mail;
    private Set<UUID> unsubscribed;

    Parts(Tenant before) {
      this.before = before;
      this.securityDefaults = before.securityDefaults;
      this.smtpClientAuthenticationDisabled = before.smtpClientAuthenticationDisabled;
      this.users = before.users;
      this.applications = before.applications;
      this.consents = before.consents;
      this.userConsent = before.userConsent;
      this.access = before.access;
      this.mail = before.mail;
      this.unsubscribed = before.unsubscribed;
    }

    Tenant tenant() {
      return new Tenant(
          before.id,
          before.displayName,
          before.domains,
          securityDefaults,
          smtpClientAuthenticationDisabled,
          users,
          applications,
          consents,
          before.kind,
          userConsent,
          access,
          mail,
          unsubscribed);
    }
  }

  @Override
  public String toString() {
    return "Tenant[" + domain() + "]";
  }
}
