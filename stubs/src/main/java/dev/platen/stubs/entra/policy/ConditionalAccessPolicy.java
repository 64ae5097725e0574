package dev.platen.stubs.entra.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.platen.stubs.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One policy, as Microsoft Graph's {@code conditionalAccessPolicy}: what this service evaluates of
 * it, and the whole of it as it was written.
 *
 * @param id a GUID; error replies name it in {@code claims}
 * @param state whether it is enforced
 * @param grant what it demands; empty where it only limits sessions
 * @param session what it says of sessions
 * @param source Graph's JSON as it came, with the id
 */
public record ConditionalAccessPolicy(
    UUID id,
    String displayName,
    State state,
    Conditions conditions,
    Optional<Grant> grant,
    SessionControls session,
    Map<String, Object> source) {

  /** Whether a policy is enforced. */
  public enum State {
    ENABLED,
    DISABLED,
    /** "Report-only": the sign-in log says what it would have done. */
    ENABLED_FOR_REPORTING_BUT_NOT_ENFORCED
  }

  /** How a client signs in, as policies group it. */
  public enum ClientApp {
    ALL,
    BROWSER,
    /** Also every device that signs in by a code. */
    MOBILE_APPS_AND_DESKTOP_CLIENTS,
    EXCHANGE_ACTIVE_SYNC,
    /** The former name of a part of Exchange ActiveSync. */
    EAS_SUPPORTED,
    /** Legacy authentication: a password over SMTP, IMAP or POP. */
    OTHER
  }

  /** A device's operating system, as far as its user agent tells. */
  public enum Platform {
    ALL,
    ANDROID,
    I_OS,
    WINDOWS,
    WINDOWS_PHONE,
    MAC_OS,
    LINUX
  }

  /** What a policy demands. */
  public enum Control {
    BLOCK,
    MFA,
    COMPLIANT_DEVICE,
    DOMAIN_JOINED_DEVICE,
    APPROVED_APPLICATION,
    /** "Require app protection policy". */
    COMPLIANT_APPLICATION,
    PASSWORD_CHANGE
  }

  /** How a sign-in goes from one device to another. */
  public enum TransferMethod {
    NONE,
    DEVICE_CODE_FLOW,
    AUTHENTICATION_TRANSFER
  }

  /** Whether all controls must be met, or one. */
  public enum Operator {
    AND,
    OR
  }

  /** How likely it is that somebody else signs in. No real sign-in here has any. */
  public enum Risk {
    NONE,
    LOW,
    MEDIUM,
    HIGH,
    HIDDEN
  }

  /** Kinds of guests, of which this service has those with an account of their own. */
  public enum GuestType {
    NONE,
    INTERNAL_GUEST,
    B2B_COLLABORATION_GUEST,
    B2B_COLLABORATION_MEMBER,
    B2B_DIRECT_CONNECT_USER,
    OTHER_EXTERNAL_USER,
    SERVICE_PROVIDER
  }

  /**
   * Whom a policy is about; all conditions must hold.
   *
   * @param clientApps kinds of client; {@link ClientApp#ALL} for every one
   * @param locations empty for wherever
   * @param platforms empty for whatever
   * @param transferMethods empty for any sign-in; else only those that came about so
   * @param signInRisks empty for any
   * @param userRisks empty for any
   * @param devices empty for any
   */
  public record Conditions(
      People users,
      Targets targets,
      Set<ClientApp> clientApps,
      Optional<Choice> locations,
      Optional<Platforms> platforms,
      Set<TransferMethod> transferMethods,
      Set<Risk> signInRisks,
      Set<Risk> userRisks,
      Optional<DeviceFilter> devices) {
    public Conditions {
      clientApps = Set.copyOf(clientApps);
      transferMethods = Set.copyOf(transferMethods);
      signInRisks = Set.copyOf(signInRisks);
      userRisks = Set.copyOf(userRisks);
    }

    /** Resources, which Graph calls applications. */
    public Choice applications() {
      return targets.applications();
    }
  }

  /**
   * Users, groups, roles and guests that are included, less those that are excluded.
   *
   * @param guests kinds of guests that are included
   * @param exceptGuests kinds of guests that are excluded
   */
  public record People(
      Choice users,
      Choice groups,
      Choice roles,
      Set<GuestType> guests,
      Set<GuestType> exceptGuests) {
    public People {
      guests = Set.copyOf(guests);
      exceptGuests = Set.copyOf(exceptGuests);
    }
  }

  /**
   * What is to be used; one of the three.
   *
   * @param userActions such as the registration of a second factor, which is no sign-in here
   * @param contexts authentication contexts, which no application here asks for
   */
  public record Targets(Choice applications, List<String> userActions, List<String> contexts) {
    public Targets {
      userActions = List.copyOf(userActions);
      contexts = List.copyOf(contexts);
    }
  }

  /**
   * Ids that are included, less those that are excluded; words such as {@code All} are among them
   * as Graph writes them.
   */
  public record Choice(List<String> include, List<String> exclude) {
    /** Nothing. */
    public static final Choice NONE = new Choice(List.of(), List.of());

    public Choice {
      include = List.copyOf(include);
      exclude = List.copyOf(exclude);
    }
  }

  /** Platforms that are included, less those that are excluded. */
  public record Platforms(Set<Platform> include, Set<Platform> exclude) {
    public Platforms {
      include = Set.copyOf(include);
      exclude = Set.copyOf(exclude);
    }
  }

  /**
   * What is demanded of those whom a policy is about.
   *
   * @param strength which second factors will do; empty where any does, or none is asked for
   * @param termsOfUse ids of agreements, which nobody here can accept
   */
  public record Grant(
      Operator operator,
      Set<Control> controls,
      Optional<AuthenticationStrength> strength,
      List<String> termsOfUse) {
    public Grant {
      controls = Set.copyOf(controls);
      termsOfUse = List.copyOf(termsOfUse);
    }
  }

  /**
   * What a policy says of sessions.
   *
   * @param signInFrequency how old a sign-in may be at a refresh; zero for "every time"
   * @param secondFactorOnly whether that is about the second factor, not the password
   * @param others names of the other controls that are on, which limit browsers and applications
   *     and never a printer's tokens
   */
  public record SessionControls(
      Optional<Duration> signInFrequency, boolean secondFactorOnly, List<String> others) {
    /** None at all. */
    public static final SessionControls NONE =
        new SessionControls(Optional.empty(), false, List.of());

    public SessionControls {
      others = List.copyOf(others);
    }
  }

  // Not Map.copyOf, because Graph's JSON has nulls.
  public ConditionalAccessPolicy {
    source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
  }

  /**
   * Reads Graph's JSON.
   *
   * @throws IllegalArgumentException naming the path of what is wrong or not understood
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ConditionalAccessPolicy parse(JsonNode json) {
    return PolicyJson.read(json);
  }

  /** Graph's JSON. */
  @JsonValue
  public Map<String, Object> json() {
    return source;
  }

  /** How old a sign-in may be at a refresh; zero for "every time". */
  public Optional<Duration> signInFrequency() {
    return session.signInFrequency();
  }

  /** The same with the times that Graph shows. */
  public ConditionalAccessPolicy dated(Instant created, Optional<Instant> modified) {
    Map<String, Object> dated = new LinkedHashMap<>(source);
    GraphTime.put(dated, created, modified);
    return new ConditionalAccessPolicy(id, displayName, state, conditions, grant, session, dated);
  }

  /** What the sign-in log calls the demands, for example {@code Mfa}. */
  public List<String> grantNames() {
    return grant
        .map(
            it -> {
              List<String> names = new java.util.ArrayList<>();
              it.controls().stream().sorted().map(JsonFields::camel).forEach(names::add);
              it.strength().ifPresent(strength -> names.add(strength.displayName()));
              if (!it.termsOfUse().isEmpty()) {
                names.add("termsOfUse");
              }
              return names.stream().map(ConditionalAccessPolicy::capital).toList();
            })
        .orElse(List.of());
  }

  /** What the sign-in log calls the limits of sessions, for example {@code SignInFrequency}. */
  public List<String> sessionNames() {
    List<String> names = new java.util.ArrayList<>();
    signInFrequency().ifPresent(every -> names.add("signInFrequency"));
    names.addAll(session.others());
    return names.stream().map(ConditionalAccessPolicy::capital).toList();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** The name, not the whole. */
  @Override
  public String toString() {
    return "ConditionalAccessPolicy[" + displayName + "]";
  }
}
