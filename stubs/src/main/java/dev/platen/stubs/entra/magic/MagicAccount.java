package dev.platen.stubs.entra.magic;

import dev.platen.stubs.directory.AuthenticatorApp;
import dev.platen.stubs.directory.Habits;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.directory.UserConsent;
import dev.platen.stubs.directory.UserState;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of {@code magic-accounts.yaml}.
 *
 * @param name before the domain
 * @param does what happens, for whoever reads the list
 * @param code AADSTS number or SMTP reply that comes of it
 * @param where who is told: {@code page}, {@code device}, {@code refresh} or {@code mail}
 * @param start the state that the account is put into; the ordinary one where there is none
 * @param source of what the account imitates
 * @param mark verified, recalled or uncertain
 */
public record MagicAccount(
    String name,
    String does,
    String code,
    String where,
    @Nullable Start start,
    String source,
    String mark) {

  /** Until when a locked account is locked: longer than any bench runs. */
  private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

  /** What an account can be. */
  public enum Trait {
    /** It may not sign in. */
    DISABLED,
    /** It is locked for too many wrong passwords. */
    LOCKED,
    /** Its password must be replaced. */
    PASSWORD_EXPIRED,
    /** The list's authenticator app is registered. */
    AUTHENTICATOR,
    /** Nobody's consent lets applications act for it. */
    CONSENT_FORBIDDEN,
    /** Each user code is refused once. */
    CODE_REFUSED_ONCE,
    /** Tokens of before its name was entered are revoked. */
    REVOKED,
    /** Authenticated SMTP is off for its mailbox. */
    SMTP_AUTH_DISABLED,
    /** It has no mailbox. */
    UNLICENSED
  }

  /**
   * How an account differs from an ordinary one; what is not said does not.
   *
   * @param is what it is
   * @param approvalDelay see {@link Habits}
   * @param tokensDatedBack see {@link Habits}
   * @param policy a conditional access policy for this account alone, in Graph's JSON without
   *     {@code id}, {@code displayName}, {@code state} and users
   */
  public record Start(
      @Nullable Set<Trait> is,
      @Nullable Duration approvalDelay,
      @Nullable Duration tokensDatedBack,
      @Nullable JsonNode policy) {

    boolean has(Trait trait) {
      return is != null && is.contains(trait);
    }
  }

  private static final Start ORDINARY = new Start(null, null, null, null);

  Start state() {
    return start == null ? ORDINARY : start;
  }

  /** The tenant with this account in its first state; itself where the name is somebody else's. */
  Tenant in(Tenant tenant, String domain, Instant now) {
    String principalName = name + "@" + domain;
    Optional<User> before = tenant.user(principalName);
    if (before.filter(user -> !user.state().habits().magic()).isPresent()) {
      return tenant;
    }
    User user = user(principalName, before, now);
    Tenant with = before.filter(user::equals).isPresent() ? tenant : tenant.withReplaced(user);
    Optional<ConditionalAccessPolicy> policy = policy(tenant, user);
    return policy.isEmpty() || with.access().policies().contains(policy.get())
        ? with
        : with.withAccess(access -> access.with(policy.get()));
  }

  private User user(String principalName, Optional<User> before, Instant now) {
    Start state = state();
    Mailbox.AuthenticatedSmtp smtp =
        state.has(Trait.SMTP_AUTH_DISABLED)
            ? Mailbox.AuthenticatedSmtp.DISABLED
            : Mailbox.AuthenticatedSmtp.INHERIT;
    return new User(
        before.map(User::id).orElseGet(UUID::randomUUID),
        principalName,
        "Magic " + name,
        MagicAccounts.password(),
        Set.of(),
        !state.has(Trait.DISABLED),
        state.has(Trait.REVOKED) ? now : before.map(User::tokensValidFrom).orElse(Instant.EPOCH),
        new Mailbox(principalName, smtp, !state.has(Trait.UNLICENSED)),
        new UserState(
            state.has(Trait.AUTHENTICATOR) ? authenticators(before) : List.of(),
            state.has(Trait.PASSWORD_EXPIRED),
            state.has(Trait.LOCKED) ? FOR_EVER : Instant.EPOCH,
            state.has(Trait.CONSENT_FORBIDDEN) ? UserConsent.FORBIDDEN : UserConsent.ALLOWED,
            new Habits(
                true,
                state.has(Trait.CODE_REFUSED_ONCE),
                state.approvalDelay(),
                state.tokensDatedBack()),
            UserState.PasswordKeeper.ENTRA_ID));
  }

  /** What was used up stays so. */
  private static List<AuthenticatorApp> authenticators(Optional<User> before) {
    return before
        .map(user -> user.state().authenticators())
        .filter(apps -> apps.size() == 1)
        .orElse(List.of(AuthenticatorApp.of(MagicAccounts.secret())));
  }

  private Optional<ConditionalAccessPolicy> policy(Tenant tenant, User user) {
    JsonNode policy = state().policy();
    if (policy == null) {
      return Optional.empty();
    }
    ObjectNode json = (ObjectNode) policy.deepCopy();
    UUID id =
        UUID.nameUUIDFromBytes((tenant.id() + " " + user.id()).getBytes(StandardCharsets.UTF_8));
    json.put("id", id.toString().toLowerCase(Locale.ROOT));
    json.put("displayName", "For the magic account " + user.principalName());
    json.put("state", "enabled");
    ObjectNode conditions =
        json.get("conditions") instanceof ObjectNode some ? some : json.putObject("conditions");
    conditions.set("users", list("includeUsers", user.id().toString()));
    conditions.set("applications", list("includeApplications", "All"));
    return Optional.of(ConditionalAccessPolicy.parse(json));
  }

  private static ObjectNode list(String name, String only) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.putArray(name).add(only);
    return object;
  }
}
