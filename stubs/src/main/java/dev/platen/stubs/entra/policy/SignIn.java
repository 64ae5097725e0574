package dev.platen.stubs.entra.policy;

import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Risk;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who wants to be let in, as far as policies ask.
 *
 * @param groups ids of the user's groups
 * @param roles template ids of the user's directory roles
 * @param resource application id of what is to be used, for example Exchange Online; the client
 *     that uses it is not what policies mean by an application
 * @param platform empty where the user agent does not tell
 * @param transferMethod stays with a session, so that a refresh is known by it (reference entra 8)
 * @param ipAddress where the request came from
 * @param secondFactor whether there was one, or what would come of asking for it
 * @param age since the password was given, at a refresh; empty at a new sign-in
 * @param guest whether the user is one of another organization
 * @param country where the address is, as an ISO 3166 code; empty where nobody knows
 * @param signInRisk how likely somebody else signs in
 * @param userRisk how likely the account is somebody else's by now
 */
public record SignIn(
    UUID user,
    Set<UUID> groups,
    Set<UUID> roles,
    UUID resource,
    ClientApp clientApp,
    Optional<Platform> platform,
    TransferMethod transferMethod,
    String ipAddress,
    SecondFactor secondFactor,
    Optional<Duration> age,
    boolean guest,
    Optional<String> country,
    Risk signInRisk,
    Risk userRisk) {

  /** Whether a second factor was given. */
  public enum SecondFactor {
    GIVEN,
    /** It can be asked for no more, or is never answered. */
    MISSING,
    /** The user has none. */
    NOT_REGISTERED
  }

  public SignIn {
    groups = Set.copyOf(groups);
    roles = Set.copyOf(roles);
  }

  /** Of a member, from nobody knows where, without risk. */
  public SignIn(
      UUID user,
      Set<UUID> groups,
      Set<UUID> roles,
      UUID resource,
      ClientApp clientApp,
      Optional<Platform> platform,
      TransferMethod transferMethod,
      String ipAddress,
      SecondFactor secondFactor,
      Optional<Duration> age) {
    this(
        user,
        groups,
        roles,
        resource,
        clientApp,
        platform,
        transferMethod,
        ipAddress,
        secondFactor,
        age,
        false,
        Optional.empty(),
        Risk.NONE,
        Risk.NONE);
  }

  /** The same, but new: without an age. */
  public SignIn anew() {
    return new SignIn(
        user,
        groups,
        roles,
        resource,
        clientApp,
        platform,
        transferMethod,
        ipAddress,
        secondFactor,
        Optional.empty(),
        guest,
        country,
        signInRisk,
        userRisk);
  }

  /** The same with these risks. */
  public SignIn withRisks(Risk ofSignIn, Risk ofUser) {
    return new SignIn(
        user,
        groups,
        roles,
        resource,
        clientApp,
        platform,
        transferMethod,
        ipAddress,
        secondFactor,
        age,
        guest,
        country,
        ofSignIn,
        ofUser);
  }

  /** The same from this country. */
  public SignIn withCountry(Optional<String> changed) {
    return new SignIn(
        user,
        groups,
        roles,
        resource,
        clientApp,
        platform,
        transferMethod,
        ipAddress,
        secondFactor,
        age,
        guest,
        changed,
        signInRisk,
        userRisk);
  }

  /** The same of a guest, or of a member. */
  public SignIn withGuest(boolean changed) {
    return new SignIn(
        user,
        groups,
        roles,
        resource,
        clientApp,
        platform,
        transferMethod,
        ipAddress,
        secondFactor,
        age,
        changed,
        country,
        signInRisk,
        userRisk);
  }
}
