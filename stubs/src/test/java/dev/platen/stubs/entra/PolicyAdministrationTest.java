package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ADMIN;
import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.entra.access.PolicyAdministration;
import dev.platen.stubs.entra.access.WhatIf;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.Outcome;
import dev.platen.stubs.entra.policy.Outcome.Reason;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an organization's administrator can do about policies, without a transport. */
class PolicyAdministrationTest {
  private static final JsonNode EXPORT = export();
  private final Directory directory = new Cloud().directory;
  private final PolicyAdministration policies = new PolicyAdministration(directory, CONTOSO);

  private static JsonNode export() {
    try (InputStream stream =
        PolicyAdministrationTest.class.getResourceAsStream("policy/export.json")) {
      return Cloud.JSON.readTree(Objects.requireNonNull(stream));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anExportIsLoadedAsItIsWithTheGroupsThatItNames() {
    List<ConditionalAccessPolicy> loaded = policies.load(EXPORT);

    assertThat(loaded).hasSize(7);
    assertThat(policies.now().policies()).hasSize(7);
    assertThat(policies.now().locations()).hasSize(1);
    assertThat(policies.now().groups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.id()).hasToString("6b2c1f0e-0000-4000-8000-0000000000c1");
              assertThat(group.members()).isEmpty();
            });
    JsonNode kept = Cloud.JSON.readTree(Cloud.JSON.writeValueAsString(policies.now()));
    for (int i = 0; i < 7; i++) {
      ObjectNode was = (ObjectNode) EXPORT.path("value").path(i).deepCopy();
      ObjectNode is = (ObjectNode) kept.path("policies").path(i).deepCopy();
      for (String of : List.of("id", "createdDateTime", "modifiedDateTime")) {
        was.remove(of);
        is.remove(of);
      }
      assertThat(is).as("nothing is lost").isEqualTo(was);
    }
  }

  @Test
  void anExportWithAFieldThatIsNotUnderstoodChangesNothing() {
    ObjectNode damaged = (ObjectNode) EXPORT.deepCopy();
    ((ObjectNode) damaged.path("value").path(4)).put("colour", "red");

    assertThatThrownBy(() -> policies.load(damaged))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value[4] \"Shorter sessions\": colour is not understood here; leave it out");
    assertThat(policies.now().policies()).isEmpty();
    assertThat(policies.now().locations()).isEmpty();
  }

  @Test
  void anExportOfEnforcedPoliciesIsRefusedWhileSecurityDefaultsAreOn() {
    policies.setSecurityDefaults(true);

    assertThatThrownBy(() -> policies.load(EXPORT)).hasMessageContaining("security defaults");
    assertThat(policies.now().policies()).isEmpty();
  }

  private WhatIf whatIf(String user, String ip) {
    return policies.whatIf(WhatIf.Question.ofPrinter(user, ip));
  }

  private static Optional<Reason> reason(WhatIf found, String name) {
    return found.outcomes().stream()
        .filter(outcome -> outcome.policy().displayName().equals(name))
        .findFirst()
        .flatMap(Outcome::whyNot);
  }

  @Test
  void whatIfSaysWhyEachPolicyAppliesOrNotAndWhatTheDeviceIsTold() {
    policies.load(EXPORT);

    WhatIf printer = whatIf(ANNA, "192.0.2.7");

    assertThat(printer.result()).isEqualTo(53003);
    assertThat(reason(printer, "No device codes but from break glass")).isEmpty();
    assertThat(reason(printer, "Phishing-resistant for administrators")).contains(Reason.USERS);
    assertThat(reason(whatIf(ADMIN, "192.0.2.7"), "Phishing-resistant for administrators"))
        .contains(Reason.APPLICATION);
    assertThat(reason(printer, "Guests accept the terms")).contains(Reason.USERS);
    assertThat(reason(printer, "Managed devices in the office only")).isEmpty();
    assertThat(reason(whatIf(ANNA, "203.0.113.9"), "Managed devices in the office only"))
        .as("an address in Sweden, by its country")
        .contains(Reason.LOCATION);
    assertThat(reason(printer, "Shorter sessions")).isEmpty();
    assertThat(reason(printer, "Risk")).contains(Reason.USER_RISK);
    assertThat(reason(printer, "Registration of second factors"))
        .contains(Reason.POLICY_NOT_ENABLED);
    assertThat(policies.now().policies()).as("nothing is changed").hasSize(7);
  }

  @Test
  void aQuestionOfGraphMayTellRiskCountrySecondFactorAndAge() {
    policies.load(EXPORT);
    String question =
        """
        {"signInIdentity": {"userId": "%s"}, "signInConditions": {"userRiskLevel": "high",
         "country": "SE", "ipAddress": "192.0.2.7", "secondFactor": "given", "age": "P8D"}}
        """
            .formatted(ANNA);

    WhatIf found = policies.whatIf(WhatIf.Question.parse(Cloud.JSON.readTree(question)));

    assertThat(reason(found, "No device codes but from break glass"))
        .contains(Reason.AUTHENTICATION_FLOW);
    assertThat(reason(found, "Managed devices in the office only")).contains(Reason.LOCATION);
    assertThat(found.result()).as("every time, because of the risk").isEqualTo(70043);
    WhatIf first =
        policies.whatIf(
            WhatIf.Question.parse(Cloud.JSON.readTree(question.replace(", \"age\": \"P8D\"", ""))));
    assertThat(first.result()).as("the password is to be changed").isEqualTo(50142);
    assertThatThrownBy(
            () -> WhatIf.Question.parse(Cloud.JSON.readTree(question.replace("P8D", "a week"))))
        .hasMessage("signInConditions.age is \"a week\"; use an ISO 8601 duration such as P2D");
  }

  @Test
  void nobodyCanBeAskedAbout() {
    assertThatThrownBy(() -> whatIf("nobody", "192.0.2.7"))
        .hasMessage("signInIdentity.userId is \"nobody\", who is no user here");
  }
}
