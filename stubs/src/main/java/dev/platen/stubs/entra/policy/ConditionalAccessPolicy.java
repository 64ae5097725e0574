package dev.platen.stubs.entra.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One policy, as Microsoft Graph's {@code conditionalAccessPolicy}.
 *
 * @param id a GUID; error replies name it in {@code claims}
 * @param state whether it is enforced
 * @param grant what it demands; empty where it only limits sessions
 * @param signInFrequency how old a sign-in may be at a refresh; zero for "every time"
 */
public record ConditionalAccessPolicy(
    UUID id,
    String displayName,
    State state,
    Conditions conditions,
    Optional<Grant> grant,
    Optional<Duration> signInFrequency) {

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
    DOMAIN_JOINED_DEVICE
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

  /**
   * Whom a policy is about; all conditions must hold.
   *
   * @param clientApps kinds of client; {@link ClientApp#ALL} for every one
   * @param locations empty for wherever
   * @param platforms empty for whatever
   * @param transferMethods empty for any sign-in; else only those that came about so
   */
  public record Conditions(
      People users,
      Choice applications,
      Set<ClientApp> clientApps,
      Optional<Choice> locations,
      Optional<Platforms> platforms,
      Set<TransferMethod> transferMethods) {
    public Conditions {
      clientApps = Set.copyOf(clientApps);
      transferMethods = Set.copyOf(transferMethods);
    }
  }

  /** Users, groups and roles that are included, less those that are excluded. */
  public record People(Choice users, Choice groups, Choice roles) {}

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

  /** What is demanded of those whom a policy is about. */
  public record Grant(Operator operator, Set<Control> controls) {
    public Grant {
      controls = Set.copyOf(controls);
    }
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
    return PolicyJson.write(this);
  }

  /** The name, not the whole. */
  @Override
  public String toString() {
    return "ConditionalAccessPolicy[" + displayName + "]";
  }
}
