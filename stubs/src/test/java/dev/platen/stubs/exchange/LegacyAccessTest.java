package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.directory.MailSettings.AuthenticationPolicy;
import dev.platen.stubs.directory.MailSettings.BasicAuthentication;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegacyAccessTest {
  private static final String WELCOME = "235 2.7.0 Authentication successful";
  private static final String FAILED = "535 5.7.139 Authentication unsuccessful, ";
  private static final String TENANT =
      FAILED + "SmtpClientAuthentication is disabled for the Tenant.";
  private static final String BASIC = FAILED + "basic authentication is disabled. [";
  private final Lab lab = new Lab(settings -> settings);

  @AfterAll
  void stop() {
    lab.close();
  }

  @BeforeEach
  void restore() {
    lab.tenantClock.pass(Duration.ofDays(2));
    lab.change(t -> lab.tenant);
  }

  private String login(String password) throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      return talker.login(ADA, password);
    }
  }

  private String login() throws Exception {
    return login(PASSWORD);
  }

  private String token() throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      return talker.xoauth2(ADA, lab.token(ADA));
    }
  }

  @Test
  void anAuthenticationPolicyForbidsPasswordsAndTheUsersWinsOverTheDefault() throws Exception {
    lab.change(
        t ->
            t.withMail(
                m ->
                    m.with(new AuthenticationPolicy("Block Basic", false))
                        .with(new AuthenticationPolicy("Printers", true))
                        .withDefaultPolicy("Block Basic")));
    assertThat(login()).startsWith(BASIC);
    assertThat(token()).isEqualTo(WELCOME);

    lab.change(t -> t.withMail(m -> m.withPolicy(ADA, "Printers")));
    assertThat(login()).isEqualTo(WELCOME);

    lab.change(t -> t.withMail(m -> m.withPolicy(ADA, "").withDefaultPolicy("")));
    assertThat(login()).isEqualTo(WELCOME);
    assertThatThrownBy(() -> lab.change(t -> t.withMail(m -> m.withPolicy(ADA, "None"))))
        .hasMessageContaining("no authentication policy \"None\"")
        .hasMessageContaining("[Block Basic, Printers]");
  }

  @Test
  void theAuthenticationPolicyIsToldBeforeSecurityDefaultsAndThoseBeforeTheSwitches()
      throws Exception {
    lab.change(
        t ->
            t.withMail(
                    m -> m.with(new AuthenticationPolicy("Block", false)).withPolicy(ADA, "Block"))
                .withSecurityDefaults(true)
                .withSmtpClientAuthenticationDisabled(true));
    assertThat(login()).startsWith(BASIC);
    lab.change(t -> t.withMail(m -> m.withPolicy(ADA, "")));
    assertThat(login()).startsWith(FAILED + "user is locked by your organization's security");
    lab.change(t -> t.withSecurityDefaults(false));
    assertThat(login()).startsWith(TENANT);
    assertThat(login("wrong")).startsWith(FAILED + "the user credentials were incorrect. [");
  }

  @Test
  void conditionalAccessForLegacyClientsForbidsPasswordsAndNotTokens() throws Exception {
    ConditionalAccessPolicy block =
        ConditionalAccessPolicy.parse(
            JsonMapper.builder()
                .build()
                .readTree(
                    """
                    {"displayName":"Block legacy authentication","state":"enabled",
                     "conditions":{"users":{"includeUsers":["All"]},
                       "applications":{"includeApplications":["All"]},
                       "clientAppTypes":["exchangeActiveSync","other"]},
                     "grantControls":{"operator":"OR","builtInControls":["block"]}}
                    """));
    lab.change(t -> t.withAccess(access -> access.with(block)));

    assertThat(login())
        .startsWith(
            FAILED
                + "the request did not meet the criteria to be authenticated successfully."
                + " Contact your administrator. [");
    assertThat(token()).isEqualTo(WELCOME);
  }

  @Test
  void passwordsEndOnTheAnnouncedDayUnlessTheAdministratorKeepsThem() throws Exception {
    String retired = "550 5.7.30 Basic authentication is not supported for Client Submission. [";
    lab.change(t -> t.withMail(m -> m.withBasicAuthentication(BasicAuthentication.BY_DATE)));
    assertThat(login()).startsWith(retired);
    assertThat(token()).isEqualTo(WELCOME);
    lab.change(t -> t.withMail(m -> m.withBasicAuthentication(BasicAuthentication.ALLOWED)));
    assertThat(login()).isEqualTo(WELCOME);
    lab.change(t -> t.withMail(m -> m.withBasicAuthentication(BasicAuthentication.RETIRED)));
    assertThat(login()).startsWith(retired);
  }

  @Test
  void beforeTheAnnouncedDayPasswordsWork() {
    LegacyAccess access = new LegacyAccess("127.0.0.1");
    var tenant = lab.tenant.withMail(m -> m.withBasicAuthentication(BasicAuthentication.BY_DATE));
    var ada = tenant.user(ADA).orElseThrow();
    assertThat(access.refusal(tenant, tenant, ada, java.time.Instant.parse("2026-12-31T23:59:59Z")))
        .isEmpty();
    assertThat(access.refusal(tenant, tenant, ada, java.time.Instant.parse("2027-01-01T00:00:00Z")))
        .isPresent();
  }

  @Test
  void anAccountIsLockedForAWhileAfterTenWrongPasswords() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(login("wrong" + i)).contains("credentials were incorrect");
    }
    assertThat(login()).startsWith(FAILED + "account locked. Contact your administrator. [");
    lab.tenantClock.pass(Duration.ofSeconds(60));
    assertThat(login()).isEqualTo(WELCOME);
  }

  @Test
  void aSwitchIsInForceOnceItHasPropagated() throws Exception {
    lab.change(t -> t.withMail(m -> m.withPropagation(Duration.ofMinutes(15))));
    lab.tenantClock.pass(Duration.ofHours(1));
    lab.change(t -> t.withSmtpClientAuthenticationDisabled(true));

    assertThat(token()).isEqualTo(WELCOME);
    lab.tenantClock.pass(Duration.ofMinutes(14));
    assertThat(token()).isEqualTo(WELCOME);
    lab.changeAda(
        user -> user.withMailbox(user.mailbox().withAuthenticatedSmtp(AuthenticatedSmtp.ENABLED)));
    lab.tenantClock.pass(Duration.ofMinutes(1));
    assertThat(token()).startsWith(TENANT);
    lab.tenantClock.pass(Duration.ofMinutes(14));
    assertThat(token()).isEqualTo(WELCOME);
  }

  @Test
  void propagationTakesADayAtMost() {
    assertThatThrownBy(
            () -> lab.change(t -> t.withMail(m -> m.withPropagation(Duration.ofHours(25)))))
        .hasMessageContaining("from 0 to 86400 seconds; got 90000");
  }
}
