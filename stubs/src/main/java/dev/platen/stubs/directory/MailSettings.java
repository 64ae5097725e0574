package dev.platen.stubs.directory;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an organization has set up in Exchange Online beside the switches of client submission.
 * Immutable. Addresses are those of mailboxes, in lower case.
 *
 * @param basicAuthentication whether passwords still work at all
 * @param authenticationPolicies {@code New-AuthenticationPolicy}
 * @param defaultPolicy {@code Set-OrganizationConfig -DefaultAuthenticationPolicy}; its name, or
 *     empty for none
 * @param policyOf {@code Set-User -AuthenticationPolicy}: names by address; wins over the default
 * @param limits of every mailbox without its own
 * @param limitsOf by address
 * @param permissions who may send in whose name
 * @param blocked mailboxes that may not send ("Restricted entities")
 * @param withoutSentItems mailboxes that get no copy of what they submit ({@code
 *     MessageCopyForSMTPClientSubmissionEnabled}, on by default)
 * @param propagationSeconds how long a change of a switch of client submission or of an
 *     authentication policy takes to be in force, by the organization's clock; 0 for at once. The
 *     service takes 5 to 15 minutes, documented are up to 24 hours (reference exchange 5)
 */
public record MailSettings(
    BasicAuthentication basicAuthentication,
    List<AuthenticationPolicy> authenticationPolicies,
    String defaultPolicy,
    Map<String, String> policyOf,
    MailLimits limits,
    Map<String, MailLimits> limitsOf,
    List<Permission> permissions,
    Set<String> blocked,
    Set<String> withoutSentItems,
    int propagationSeconds) {

  /** The longest that a change can take. */
  public static final Duration SLOWEST = Duration.ofHours(24);

  /** A new organization: the limits of the service, and nothing else set. */
  public static final MailSettings STANDARD =
      new MailSettings(
          BasicAuthentication.BY_DATE,
          List.of(),
          "",
          Map.of(),
          MailLimits.STANDARD,
          Map.of(),
          List.of(),
          Set.of(),
          Set.of(),
          0);

  /** Whether passwords are retired for client submission (reference exchange 4). */
  public enum BasicAuthentication {
    /** From the announced day on; see {@code mail.yaml}. */
    BY_DATE,
    /** An administrator keeps them allowed after that day. */
    ALLOWED,
    RETIRED
  }

  /**
   * A policy on basic authentication.
   *
   * @param allowBasicAuthSmtp off in a policy made without more ado
   */
  public record AuthenticationPolicy(String name, boolean allowBasicAuthSmtp) {}

  /** What somebody may do in another's name. */
  public enum Right {
    /** {@code Add-RecipientPermission -AccessRights SendAs}. */
    SEND_AS,
    /** {@code Set-Mailbox -GrantSendOnBehalfTo}: the message gets a Sender. */
    SEND_ON_BEHALF
  }

  /**
   * One right.
   *
   * @param mailbox in whose name
   * @param trustee the mailbox that submits
   */
  public record Permission(String mailbox, String trustee, Right right) {
    public Permission {
      mailbox = key(mailbox);
      trustee = key(trustee);
    }
  }

  // Nothing is null but in a file of an earlier version.
  public MailSettings {
    basicAuthentication =
        Objects.requireNonNullElse(basicAuthentication, BasicAuthentication.BY_DATE);
    authenticationPolicies =
        List.copyOf(Objects.requireNonNullElse(authenticationPolicies, List.of()));
    defaultPolicy = Objects.requireNonNullElse(defaultPolicy, "");
    policyOf = Map.copyOf(Objects.requireNonNullElse(policyOf, Map.of()));
    limits = Objects.requireNonNullElse(limits, MailLimits.STANDARD);
    limitsOf = Map.copyOf(Objects.requireNonNullElse(limitsOf, Map.of()));
    permissions = List.copyOf(Objects.requireNonNullElse(permissions, List.of()));
    blocked = Set.copyOf(Objects.requireNonNullElse(blocked, Set.of()));
    withoutSentItems = Set.copyOf(Objects.requireNonNullElse(withoutSentItems, Set.of()));
    if (propagationSeconds < 0 || propagationSeconds > SLOWEST.toSeconds()) {
      throw new IllegalArgumentException(
          "Propagation takes from 0 to "
              + SLOWEST.toSeconds()
              + " seconds; got "
              + propagationSeconds);
    }
  }

  /** The policy in force for a mailbox; empty where there is none. */
  public Optional<AuthenticationPolicy> policy(String address) {
    String name = policyOf.getOrDefault(key(address), defaultPolicy);
    return authenticationPolicies.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  public MailLimits limits(String address) {
    return limitsOf.getOrDefault(key(address), limits);
  }

  /** Whether {@code trustee} has a right on {@code mailbox}. */
  public boolean permits(String trustee, Right right, String mailbox) {
    return permissions.contains(new Permission(mailbox, trustee, right));
  }

  public boolean isBlocked(String address) {
    return blocked.contains(key(address));
  }

  public boolean keepsSentItems(String address) {
    return !withoutSentItems.contains(key(address));
  }

  public Duration propagation() {
    return Duration.ofSeconds(propagationSeconds);
  }

  public MailSettings withBasicAuthentication(BasicAuthentication changed) {
    return new MailSettings(
        changed,
        authenticationPolicies,
        defaultPolicy,
        policyOf,
        limits,
        limitsOf,
        permissions,
        blocked,
        withoutSentItems,
        propagationSeconds);
  }

  /** Adds an authentication policy, or replaces the one with its name. */
  public MailSettings with(AuthenticationPolicy policy) {
    return policies(
        Stream.concat(others(policy.name()), Stream.of(policy)).toList(), defaultPolicy, policyOf);
  }

  /**
   * Makes a policy the organization's default.
   *
   * @param name empty for none
   * @throws IllegalArgumentException where there is no such policy
   */
  public MailSettings withDefaultPolicy(String name) {
    check(name);
    return policies(authenticationPolicies, name, policyOf);
  }

  /**
   * Gives a mailbox a policy.
   *
   * @param name empty for none of its own
   * @throws IllegalArgumentException where there is no such policy
   */
  public MailSettings withPolicy(String address, String name) {
    check(name);
    Map<String, String> changed = new TreeMap<>(policyOf);
    if (name.isEmpty()) {
      changed.remove(key(address));
    } else {
      changed.put(key(address), name);
    }
    return policies(authenticationPolicies, defaultPolicy, changed);
  }

  private void check(String name) {
    if (!name.isEmpty()
        && authenticationPolicies.stream().noneMatch(it -> it.name().equals(name))) {
      throw new IllegalArgumentException(
          "There is no authentication policy \""
              + name
              + "\"; make it first. There are "
              + authenticationPolicies.stream().map(AuthenticationPolicy::name).toList());
    }
  }

  private Stream<AuthenticationPolicy> others(String name) {
    Predicate<AuthenticationPolicy> same = policy -> policy.name().equals(name);
    return authenticationPolicies.stream().filter(same.negate());
  }

  private MailSettings policies(
      List<AuthenticationPolicy> policies, String standard, Map<String, String> of) {
    return new MailSettings(
        basicAuthentication,
        policies,
        standard,
        of,
        limits,
        limitsOf,
        permissions,
        blocked,
        withoutSentItems,
        propagationSeconds);
  }

  /** Changes the limits of every mailbox without its own. */
  public MailSettings withLimits(MailLimits changed) {
    return limited(changed, limitsOf);
  }

  /** Gives a mailbox limits of its own. */
  public MailSettings withLimits(String address, MailLimits changed) {
    Map<String, MailLimits> all = new TreeMap<>(limitsOf);
    all.put(key(address), changed);
    return limited(limits, all);
  }

  private MailSettings limited(MailLimits all, Map<String, MailLimits> single) {
    return new MailSettings(
        basicAuthentication,
        authenticationPolicies,
        defaultPolicy,
        policyOf,
        all,
        single,
        permissions,
        blocked,
        withoutSentItems,
        propagationSeconds);
  }

  /** Grants a right; one that is there is kept once. */
  public MailSettings with(Permission permission) {
    return permitted(
        Stream.concat(permissions.stream(), Stream.of(permission)).distinct().toList());
  }

  /** Takes a right away. */
  public MailSettings without(Permission permission) {
    return permitted(permissions.stream().filter(it -> !it.equals(permission)).toList());
  }

  private MailSettings permitted(List<Permission> changed) {
    return new MailSettings(
        basicAuthentication,
        authenticationPolicies,
        defaultPolicy,
        policyOf,
        limits,
        limitsOf,
        changed,
        blocked,
        withoutSentItems,
        propagationSeconds);
  }

  /** Blocks a mailbox from sending, or lets it send again. */
  public MailSettings withBlocked(String address, boolean isBlocked) {
    return mailboxes(changed(blocked, address, isBlocked), withoutSentItems);
  }

  /** Whether a mailbox gets a copy of what it submits. */
  public MailSettings withSentItems(String address, boolean copies) {
    return mailboxes(blocked, changed(withoutSentItems, address, !copies));
  }

  private static Set<String> changed(Set<String> all, String address, boolean in) {
    Set<String> result = new TreeSet<>(all);
    if (in) {
      result.add(key(address));
    } else {
      result.remove(key(address));
    }
    return result;
  }

  private MailSettings mailboxes(Set<String> nowBlocked, Set<String> nowWithoutSentItems) {
    return new MailSettings(
        basicAuthentication,
        authenticationPolicies,
        defaultPolicy,
        policyOf,
        limits,
        limitsOf,
        permissions,
        nowBlocked,
        nowWithoutSentItems,
        propagationSeconds);
  }

  /**
   * How long switches take to be in force.
   *
   * @throws IllegalArgumentException where that is negative or more than {@link #SLOWEST}
   */
  public MailSettings withPropagation(Duration delay) {
    return new MailSettings(
        basicAuthentication,
        authenticationPolicies,
        defaultPolicy,
        policyOf,
        limits,
        limitsOf,
        permissions,
        blocked,
        withoutSentItems,
        Math.toIntExact(delay.toSeconds()));
  }

  private static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
