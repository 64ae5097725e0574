package dev.platen.stubs.entra.policy;

import dev.platen.stubs.json.JsonFields;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which ways to sign in will do, as Graph's {@code authenticationStrengthPolicy}.
 *
 * @param combinations such as {@code password,softwareOath}
 */
public record AuthenticationStrength(UUID id, String displayName, Set<String> combinations) {
  /** What somebody has given who signs in here with a second factor. */
  private static final String PASSWORD_AND_CODE = "password,softwareOath";

  /** Source: Microsoft, concept-authentication-strengths.md. Mark: recalled. */
  private static final Map<UUID, AuthenticationStrength> BUILT_IN =
      Map.of(
          new UUID(0, 2),
          new AuthenticationStrength(
              new UUID(0, 2),
              "Multifactor authentication",
              Set.of(PASSWORD_AND_CODE, "fido2", "windowsHelloForBusiness")),
          new UUID(0, 3),
          new AuthenticationStrength(
              new UUID(0, 3), "Passwordless MFA", Set.of("fido2", "deviceBasedPush")),
          new UUID(0, 4),
          new AuthenticationStrength(
              new UUID(0, 4),
              "Phishing-resistant MFA",
              Set.of("fido2", "windowsHelloForBusiness")));

  public AuthenticationStrength {
    combinations = Set.copyOf(combinations);
  }

  /** Whether a password with a code from an app will do. */
  boolean takesCodes() {
    return combinations.contains(PASSWORD_AND_CODE);
  }

  static AuthenticationStrength read(JsonFields json) {
    // Of an export; only the combinations decide.
    json.ignore(
        "@odata.type",
        "description",
        "policyType",
        "requirementsSatisfied",
        "createdDateTime",
        "modifiedDateTime",
        "combinationConfigurations@odata.context",
        "combinationConfigurations");
    UUID id = PolicyJson.guid(json.requiredText("id"), json.path("id"));
    String name = json.text("displayName").orElse("");
    Set<String> combinations = new TreeSet<>(json.texts("allowedCombinations"));
    AuthenticationStrength builtIn = BUILT_IN.get(id);
    if (combinations.isEmpty() && builtIn != null) {
      return builtIn;
    }
    if (combinations.isEmpty()) {
      throw json.wrong(
          "allowedCombinations", "is missing; only of Microsoft's own strengths the id will do");
    }
    return new AuthenticationStrength(id, name.isBlank() ? id.toString() : name, combinations);
  }
}
