package dev.platen.stubs.entra.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import dev.platen.stubs.entra.policy.SignIn.SecondFactor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ConditionalAccessTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final UUID ANNA = new UUID(1, 1);
  private static final UUID GROUP = new UUID(1, 2);
  private static final UUID ROLE = new UUID(1, 3);
  private static final UUID OFFICE = new UUID(1, 4);
  private static final UUID EXCHANGE = UUID.fromString("00000002-0000-0ff1-ce00-000000000000");

  private static final String EXPORTED =
      """
      {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/$entity",
       "id": "6b2c1f0e-0000-4000-8000-000000000001", "templateId": null,
       "displayName": "Block device code", "createdDateTime": "2026-01-02T03:04:05Z",
       "modifiedDateTime": null, "state": "enabled",
       "conditions": {
         "userRiskLevels": [], "signInRiskLevels": [], "clientAppTypes": ["all"],
         "platforms": null, "locations": null, "clientApplications": null, "devices": null,
         "applications": {"includeApplications": ["All"], "excludeApplications": [],
           "includeUserActions": [], "applicationFilter": null},
         "users": {"includeUsers": ["All"], "excludeUsers": [], "includeGroups": [],
           "excludeGroups": [], "includeRoles": [], "excludeRoles": []},
         "authenticationFlows": {"transferMethods": "deviceCodeFlow"}},
       "grantControls": {"operator": "OR", "builtInControls": ["block"],
         "customAuthenticationFactors": [], "termsOfUse": [], "authenticationStrength": null},
       "sessionControls": null}
      """;

  private static ConditionalAccessPolicy policy(String json) {
    return ConditionalAccessPolicy.parse(JSON.readTree(json));
  }

  /** A policy for everything, with these conditions and controls. */
  private static ConditionalAccessPolicy policy(String conditions, String controls) {
    return policy(
        """
        {"displayName": "P", "state": "enabled",
         "conditions": {%s "users": {"includeUsers": ["All"]},
           "applications": {"includeApplications": ["All"]}},
         %s}
        """
            .formatted(conditions, controls));
  }

  private static final String BLOCK =
      "\"grantControls\": {\"operator\": \"OR\", \"builtInControls\": [\"block\"]}";

  private static AccessPolicies with(ConditionalAccessPolicy... policies) {
    AccessPolicies all = AccessPolicies.NONE;
    for (ConditionalAccessPolicy policy : policies) {
      all = all.with(policy);
    }
    return all;
  }

  private static SignIn signIn(String ip, SecondFactor factor, Optional<Duration> age) {
    return new SignIn(
        ANNA,
        Set.of(GROUP),
        Set.of(ROLE),
        EXCHANGE,
        ClientApp.MOBILE_APPS_AND_DESKTOP_CLIENTS,
        Optional.of(Platform.LINUX),
        TransferMethod.DEVICE_CODE_FLOW,
        ip,
        factor,
        age);
  }

  private static SignIn signIn() {
    return signIn("192.0.2.7", SecondFactor.MISSING, Optional.empty());
  }

  @Test
  void anExportOfGraphIsReadAndWrittenBack() {
    ConditionalAccessPolicy policy = policy(EXPORTED);

    ObjectNode exported = (ObjectNode) JSON.readTree(EXPORTED);
    exported.remove("@odata.context");
    assertThat(JSON.readTree(JSON.writeValueAsString(policy))).isEqualTo(exported);
    assertThat(JSON.readValue(JSON.writeValueAsString(policy), ConditionalAccessPolicy.class))
        .isEqualTo(policy);
  }

  @Test
  void everythingThatIsKeptComesBack() {
    AccessPolicies all =
        with(policy(
                "\"platforms\": {\"includePlatforms\": [\"all\"], \"excludePlatforms\":"
                    + " [\"iOS\", \"macOS\"]}, \"locations\": {\"includeLocations\":"
                    + " [\"All\"], \"excludeLocations\": [\"AllTrusted\", \""
                    + OFFICE
                    + "\"]},",
                "\"sessionControls\": {\"signInFrequency\": {\"value\": 36, \"type\":"
                    + " \"hours\", \"isEnabled\": true}}"))
            .with(office(true))
            .with(new AccessPolicies.Group(GROUP, "Printers", Set.of(ANNA)))
            .with(ANNA, AccessPolicies.Mfa.ANSWERS);

    assertThat(JSON.readValue(JSON.writeValueAsString(all), AccessPolicies.class)).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \\"userRiskLevels\\": []      | \\"userRiskLevels\\": [\\"much\\"]  | conditions.userRiskLevels[0]
          \\"clientAppTypes\\": [\\"all\\"] | \\"clientAppTypes\\": [\\"fax\\"] | conditions.clientAppTypes[0]
          \\"includeUsers\\": [\\"All\\"] | \\"includeUsers\\": [\\"Guests\\"] | conditions.users.includeUsers[0]
          \\"devices\\": null          | \\"devices\\": {\\"deviceFilter\\": {}} | conditions.devices.deviceFilter.mode
          \\"includeRoles\\": []       | \\"includeRolls\\": []            | conditions.users.includeRolls
          \\"termsOfUse\\": []         | \\"termsOfUse\\": [\\"x\\"]          | grantControls.termsOfUse[0]
          \\"builtInControls\\": [\\"block\\"] | \\"builtInControls\\": [\\"prayer\\"] | grantControls.builtInControls[0]
          \\"state\\": \\"enabled\\"     | \\"state\\": \\"on\\"                | state
          \\"displayName\\": \\"Block device code\\" | \\"displayName\\": 7         | displayName
          \\"sessionControls\\": null  | \\"sessionControls\\": {\\"persistentBrowser\\": {\\"mode\\": \\"now\\"}} | sessionControls.persistentBrowser.mode
          \\"transferMethods\\": \\"deviceCodeFlow\\" | \\"transferMethods\\": \\"fax\\" | conditions.authenticationFlows.transferMethods
          \\"templateId\\": null       | \\"colour\\": null                | colour
          """)
  void whatIsNotUnderstoodIsNamedByItsPath(String text, String instead, String path) {
    String json = EXPORTED.replace(unescaped(text), unescaped(instead));
    assertThat(json).isNotEqualTo(EXPORTED);

    assertThatThrownBy(() -> policy(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(path + " ");
  }

  private static String unescaped(String text) {
    return text.strip().replace("\\\"", "\"").replace("\\", "");
  }

  @Test
  void aPolicyThatDemandsNothingIsRefused() {
    assertThatThrownBy(() -> policy("", "\"grantControls\": null"))
        .hasMessageStartingWith("grantControls is missing");
  }

  @Test
  void withoutPoliciesEverybodyIsGranted() {
    assertThat(ConditionalAccess.evaluate(AccessPolicies.NONE, signIn()))
        .isEqualTo(new Decision.Granted(java.util.List.of(), false));
  }

  @Test
  void deviceCodeFlowIsBlockedByItsPolicyAndOtherFlowsAreNot() {
    ConditionalAccessPolicy policy = policy(EXPORTED);
    SignIn other =
        new SignIn(
            ANNA,
            Set.of(),
            Set.of(),
            EXCHANGE,
            ClientApp.BROWSER,
            Optional.empty(),
            TransferMethod.NONE,
            "192.0.2.7",
            SecondFactor.MISSING,
            Optional.empty());

    assertThat(ConditionalAccess.evaluate(with(policy), signIn()))
        .isEqualTo(new Decision.Blocked(java.util.List.of(policy)));
    assertThat(ConditionalAccess.evaluate(with(policy), other))
        .isInstanceOf(Decision.Granted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"disabled", "enabledForReportingButNotEnforced"})
  void aPolicyThatIsNotEnabledBlocksNobody(String state) {
    AccessPolicies all = with(policy(EXPORTED.replace("\"enabled\"", "\"" + state + "\"")));

    assertThat(ConditionalAccess.evaluate(all, signIn())).isInstanceOf(Decision.Granted.class);
    assertThat(ConditionalAccess.evaluateReportOnly(all, signIn()) instanceof Decision.Blocked)
        .isEqualTo(state.startsWith("enabledFor"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'includeUsers': ['All']                                            | true
          'includeUsers': ['None']                                           | false
          'includeUsers': ['00000000-0000-0001-0000-000000000001']           | true
          'includeUsers': ['00000000-0000-0001-0000-000000000009']           | false
          'includeGroups': ['00000000-0000-0001-0000-000000000002']          | true
          'includeRoles': ['00000000-0000-0001-0000-000000000003']           | true
          'includeUsers': ['All'], 'excludeUsers': ['00000000-0000-0001-0000-000000000001']  | false
          'includeUsers': ['All'], 'excludeGroups': ['00000000-0000-0001-0000-000000000002'] | false
          'includeUsers': ['All'], 'excludeRoles': ['00000000-0000-0001-0000-000000000003']  | false
          """)
  void usersGroupsAndRolesAreIncludedAndExcluded(String users, boolean blocked) {
    ConditionalAccessPolicy policy =
        policy(
            """
            {"displayName": "P", "state": "enabled", "conditions": {"users": {%s},
              "applications": {"includeApplications": ["All"]}}, %s}
            """
                .formatted(users.replace('\'', '"'), BLOCK));

    assertThat(ConditionalAccess.evaluate(with(policy), signIn()) instanceof Decision.Blocked)
        .isEqualTo(blocked);
  }

  @ParameterizedTest
  @CsvSource({
    "All, true",
    "Office365, true",
    "00000002-0000-0ff1-ce00-000000000000, true",
    "00000003-0000-0000-c000-000000000000, false",
    "None, false"
  })
  void applicationsAreResources(String application, boolean blocked) {
    ConditionalAccessPolicy policy =
        policy(
            """
            {"displayName": "P", "state": "enabled",
             "conditions": {"users": {"includeUsers": ["All"]},
               "applications": {"includeApplications": ["%s"]}}, %s}
            """
                .formatted(application, BLOCK));

    assertThat(ConditionalAccess.evaluate(with(policy), signIn()) instanceof Decision.Blocked)
        .isEqualTo(blocked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'clientAppTypes': ['mobileAppsAndDesktopClients'],            | true
          'clientAppTypes': ['browser', 'other'],                       | false
          'platforms': {'includePlatforms': ['all']},                   | true
          'platforms': {'includePlatforms': ['windows']},               | false
          'platforms': {'includePlatforms': ['all'], 'excludePlatforms': ['linux']}, | false
          """)
  void clientsAndPlatformsAreConditions(String conditions, boolean blocked) {
    assertThat(
            ConditionalAccess.evaluate(with(policy(conditions.replace('\'', '"'), BLOCK)), signIn())
                instanceof Decision.Blocked)
        .isEqualTo(blocked);
  }

  private static NamedLocation office(boolean trusted) {
    return NamedLocation.parse(
        JSON.readTree(
            """
            {"@odata.type": "#microsoft.graph.ipNamedLocation", "id": "%s",
             "displayName": "Office", "isTrusted": %s, "ipRanges": [
               {"@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "192.0.2.0/28"},
               {"@odata.type": "#microsoft.graph.iPv6CidrRange", "cidrAddress": "2001:db8::/32"}]}
            """
                .formatted(OFFICE, trusted)));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, true, false",
    "192.0.2.16, true, true",
    "2001:db8:1::9, true, false",
    "2001:db9::1, true, true",
    "192.0.2.7, false, true"
  })
  void everywhereButInTrustedLocationsIsBlocked(String ip, boolean trusted, boolean blocked) {
    AccessPolicies all =
        with(policy(
                "\"locations\": {\"includeLocations\": [\"All\"], \"excludeLocations\":"
                    + " [\"AllTrusted\"]},",
                BLOCK))
            .with(office(trusted));

    assertThat(
            ConditionalAccess.evaluate(all, signIn(ip, SecondFactor.MISSING, Optional.empty()))
                instanceof Decision.Blocked)
        .isEqualTo(blocked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "192.0.2.0", "192.0.2.0/33", "300.0.2.0/8", "localhost/8"})
  void aRangeThatIsNoneIsNamed(String range) {
    assertThatThrownBy(
            () ->
                NamedLocation.parse(
                    JSON.readTree(
                        "{\"displayName\": \"X\", \"ipRanges\": [{\"cidrAddress\": \""
                            + range
                            + "\"}]}")))
        .hasMessage(
            "ipRanges[0].cidrAddress is \"" + range + "\"; use a range such as 203.0.113.0/24");
  }

  private static String controls(String operator, String... controls) {
    return "\"grantControls\": {\"operator\": \"%s\", \"builtInControls\": [\"%s\"]}"
        .formatted(operator, String.join("\", \"", controls));
  }

  @Test
  void aSecondFactorIsDemandedOfWhoHasNone() {
    AccessPolicies all = with(policy("", controls("OR", "mfa")));

    assertThat(ConditionalAccess.evaluate(all, signIn()))
        .isInstanceOf(Decision.SecondFactorMissing.class);
    assertThat(
            ConditionalAccess.evaluate(
                all, signIn("192.0.2.7", SecondFactor.NOT_REGISTERED, Optional.empty())))
        .isInstanceOf(Decision.SecondFactorNotRegistered.class);
    assertThat(
            ConditionalAccess.evaluate(
                all, signIn("192.0.2.7", SecondFactor.GIVEN, Optional.empty())))
        .isEqualTo(new Decision.Granted(all.policies(), true));
  }

  @Test
  void aDeviceThatNobodyManagesMeetsNoDemandOfDevices() {
    SignIn withFactor = signIn("192.0.2.7", SecondFactor.GIVEN, Optional.empty());

    assertThat(
            ConditionalAccess.evaluate(
                with(policy("", controls("OR", "compliantDevice"))), withFactor))
        .isInstanceOf(Decision.DeviceNotCompliant.class);
    assertThat(
            ConditionalAccess.evaluate(
                with(policy("", controls("OR", "domainJoinedDevice"))), withFactor))
        .isInstanceOf(Decision.DeviceNotJoined.class);
    assertThat(
            ConditionalAccess.evaluate(
                with(policy("", controls("OR", "compliantDevice", "mfa"))), withFactor))
        .isInstanceOf(Decision.Granted.class);
    assertThat(
            ConditionalAccess.evaluate(
                with(policy("", controls("AND", "compliantDevice", "mfa"))), withFactor))
        .isInstanceOf(Decision.DeviceNotCompliant.class);
  }

  @Test
  void aBlockWinsOverOtherDemands() {
    assertThat(
            ConditionalAccess.evaluate(
                with(policy("", controls("OR", "mfa")), policy("", BLOCK)), signIn()))
        .isInstanceOf(Decision.Blocked.class);
  }

  @Test
  void aRefreshIsRefusedWhenTheSignInIsOlderThanTheShortestFrequency() {
    String frequency =
        "\"sessionControls\": {\"signInFrequency\": {\"value\": %d, \"type\": \"%s\","
            + " \"isEnabled\": true, \"frequencyInterval\": \"timeBased\"}}";
    AccessPolicies all =
        with(
            policy("", frequency.formatted(4, "hours")),
            policy("", frequency.formatted(1, "days")));

    assertThat(
            ConditionalAccess.evaluate(
                all, signIn("192.0.2.7", SecondFactor.MISSING, Optional.of(Duration.ofHours(4)))))
        .isInstanceOf(Decision.Granted.class);
    assertThat(
            ConditionalAccess.evaluate(
                all,
                signIn(
                    "192.0.2.7",
                    SecondFactor.MISSING,
                    Optional.of(Duration.ofHours(4).plusSeconds(1)))))
        .isEqualTo(
            new Decision.TooOld(java.util.List.of(all.policies().getFirst()), Duration.ofHours(4)));
    assertThat(ConditionalAccess.evaluate(all, signIn())).isInstanceOf(Decision.Granted.class);
  }

  private static int number(Decision decision) {
    return switch (decision) {
      case Decision.Granted it -> 0;
      case Decision.Blocked it -> 53003;
      case Decision.TooOld it -> 70043;
      case Decision.SecondFactorTooOld it -> 50078;
      case Decision.SecondFactorMissing it -> 50076;
      case Decision.SecondFactorNotRegistered it -> 50079;
      case Decision.DeviceNotCompliant it -> 53000;
      case Decision.DeviceNotJoined it -> 53001;
      case Decision.DeviceNotManaged it -> 530003;
      case Decision.ApplicationNotApproved it -> 53002;
      case Decision.ApplicationNotProtected it -> 53009;
      case Decision.PasswordChangeDemanded it -> 50142;
      case Decision.TermsNotAccepted it -> 50158;
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'operator':'OR','builtInControls':['compliantDevice','domainJoinedDevice']                   | MISSING | 530003
          'operator':'AND','builtInControls':['mfa','compliantDevice']                                 | MISSING | 50076
          'operator':'AND','builtInControls':['mfa','compliantDevice']                                 | NOT_REGISTERED | 50079
          'operator':'AND','builtInControls':['mfa','compliantDevice']                                 | GIVEN   | 53000
          'operator':'OR','builtInControls':['mfa','approvedApplication']                              | GIVEN   | 0
          'operator':'AND','builtInControls':['mfa','approvedApplication']                             | GIVEN   | 53002
          'operator':'OR','builtInControls':['compliantApplication']                                   | GIVEN   | 53009
          'operator':'AND','builtInControls':['mfa','passwordChange']                                  | GIVEN   | 50142
          'operator':'AND','builtInControls':['mfa'],'termsOfUse':['00000000-0000-0001-0000-000000000009'] | GIVEN | 50158
          'operator':'OR','builtInControls':['mfa'],'termsOfUse':['00000000-0000-0001-0000-000000000009']  | GIVEN | 0
          'operator':'OR','authenticationStrength':{'id':'00000000-0000-0000-0000-000000000002'}       | GIVEN   | 0
          'operator':'OR','authenticationStrength':{'id':'00000000-0000-0000-0000-000000000002'}       | MISSING | 50076
          'operator':'OR','authenticationStrength':{'id':'00000000-0000-0000-0000-000000000004'}       | GIVEN   | 50076
          'operator':'OR','authenticationStrength':{'id':'00000000-0000-0001-0000-000000000009','allowedCombinations':['password,softwareOath']} | GIVEN | 0
          'operator':'OR','authenticationStrength':{'id':'00000000-0000-0001-0000-000000000009','allowedCombinations':['fido2']} | GIVEN | 50076
          """)
  void demandsAreMetByAllOrByOneAndTheFirstUnmetIsTold(
      String controls, SecondFactor factor, int number) {
    AccessPolicies all =
        with(policy("", "\"grantControls\": {" + controls.replace('\'', '"') + "}"));

    assertThat(
            number(ConditionalAccess.evaluate(all, signIn("192.0.2.7", factor, Optional.empty()))))
        .isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'includeUsers': ['GuestsOrExternalUsers']                                                    | true  | false
          'includeUsers': ['all'], 'excludeUsers': ['GuestsOrExternalUsers']                           | false | true
          'includeGuestsOrExternalUsers': {'guestOrExternalUserTypes': 'internalGuest,b2bCollaborationGuest'} | true | false
          'includeGuestsOrExternalUsers': {'guestOrExternalUserTypes': 'serviceProvider'}              | false | false
          'includeUsers': ['All'], 'excludeGuestsOrExternalUsers': {'guestOrExternalUserTypes': 'b2bCollaborationGuest', 'externalTenants': {'membershipKind': 'all'}} | false | true
          """)
  void guestsAreIncludedAndExcluded(String users, boolean guest, boolean member) {
    AccessPolicies all =
        with(
            policy(
                """
                {"displayName": "P", "state": "enabled", "conditions": {"users": {%s},
                  "applications": {"includeApplications": ["All"]}}, %s}
                """
                    .formatted(users.replace('\'', '"'), BLOCK)));

    assertThat(ConditionalAccess.evaluate(all, signIn().withGuest(true)))
        .matches(decision -> decision instanceof Decision.Blocked == guest);
    assertThat(ConditionalAccess.evaluate(all, signIn()))
        .matches(decision -> decision instanceof Decision.Blocked == member);
  }

  @ParameterizedTest
  @CsvSource({
    "SE, true, false",
    "SE, false, false",
    "LT, false, true",
    ", true, false",
    ", false, true"
  })
  void countriesArePlacesToo(String country, boolean unknown, boolean blocked) {
    NamedLocation home =
        NamedLocation.parse(
            JSON.readTree(
                """
                {"@odata.type": "#microsoft.graph.countryNamedLocation", "id": "%s",
                 "displayName": "Home", "countriesAndRegions": ["SE"],
                 "includeUnknownCountriesAndRegions": %s, "countryLookupMethod": "clientIpAddress"}
                """
                    .formatted(OFFICE, unknown)));
    AccessPolicies all =
        with(policy(
                "\"locations\": {\"includeLocations\": [\"All\"], \"excludeLocations\": [\""
                    + OFFICE
                    + "\"]},",
                BLOCK))
            .with(home);

    assertThat(ConditionalAccess.evaluate(all, signIn().withCountry(Optional.ofNullable(country))))
        .matches(decision -> decision instanceof Decision.Blocked == blocked);
  }

  @ParameterizedTest
  @CsvSource({
    "SE|se, countriesAndRegions[0]",
    "clientIpAddress|authenticatorAppGps, countryLookupMethod"
  })
  void aCountryThatIsNotUnderstoodIsNamed(String change, String field) {
    String json =
        """
        {"@odata.type": "#microsoft.graph.countryNamedLocation", "displayName": "Home",
         "countriesAndRegions": ["SE"], "countryLookupMethod": "clientIpAddress"}
        """
            .replace(change.split("\\|")[0], change.split("\\|")[1]);

    assertThatThrownBy(() -> NamedLocation.parse(JSON.readTree(json)))
        .hasMessageStartingWith(field);
  }

  @Test
  void aRiskThatNobodyHasKeepsAPolicyFromApplying() {
    AccessPolicies all = with(policy("\"signInRiskLevels\": [\"medium\", \"high\"],", BLOCK));

    assertThat(number(ConditionalAccess.evaluate(all, signIn()))).isZero();
    assertThat(
            number(
                ConditionalAccess.evaluate(
                    all,
                    signIn()
                        .withRisks(
                            ConditionalAccessPolicy.Risk.HIGH, ConditionalAccessPolicy.Risk.NONE))))
        .isEqualTo(53003);
    assertThat(ConditionalAccess.outcomes(all, signIn()).getFirst().whyNot())
        .contains(Outcome.Reason.SIGN_IN_RISK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'conditions': {'clientApplications': {'includeServicePrincipals': ['All']},   | conditions.clientApplications
          'conditions': {'insiderRiskLevels': 'minor',                                  | conditions.insiderRiskLevels
          'conditions': {'servicePrincipalRiskLevels': ['high'],                        | conditions.servicePrincipalRiskLevels
          'conditions': {'deviceStates': {'includeStates': ['All']},                    | conditions.deviceStates
          'sessionControls': {'secureSignInSession': {'isEnabled': true}}, 'conditions': { | sessionControls.secureSignInSession.isEnabled
          """)
  void whatCannotBeEvaluatedHereIsRefusedByName(String instead, String field) {
    String json =
        """
        {"displayName": "P", "state": "enabled", %s
          "users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}}, %s}
        """
            .formatted(instead.replace('\'', '"'), BLOCK);

    assertThatThrownBy(() -> policy(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(field + " ");
  }

  @Test
  void eachPolicyHasAnOutcomeOfItsOwn() {
    String report = "enabledForReportingButNotEnforced";
    AccessPolicies all =
        with(
            policy(EXPORTED),
            policy("", controls("OR", "mfa")),
            policy(EXPORTED.replace("\"enabled\"", "\"disabled\"").replace("0001\"", "0002\"")),
            policy(
                EXPORTED
                    .replace("\"enabled\"", "\"" + report + "\"")
                    .replace("[\"block\"]", "[\"mfa\"]")
                    .replace("0001\"", "0003\"")),
            policy(
                EXPORTED
                    .replace("\"enabled\"", "\"" + report + "\"")
                    .replace("[\"all\"]", "[\"browser\"]")
                    .replace("0001\"", "0004\"")));

    assertThat(ConditionalAccess.outcomes(all, signIn()))
        .extracting(Outcome::result)
        .containsExactly(
            Outcome.Result.FAILURE,
            Outcome.Result.FAILURE,
            Outcome.Result.NOT_ENABLED,
            Outcome.Result.REPORT_ONLY_INTERRUPTED,
            Outcome.Result.REPORT_ONLY_NOT_APPLIED);
    assertThat(
            ConditionalAccess.outcomes(
                with(policy("", controls("OR", "mfa"))),
                signIn("192.0.2.7", SecondFactor.GIVEN, Optional.empty())))
        .extracting(Outcome::result)
        .containsExactly(Outcome.Result.SUCCESS);
  }
}
