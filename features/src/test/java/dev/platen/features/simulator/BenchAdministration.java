package dev.platen.features.simulator;

import dev.platen.bench.Bench;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.features.device.Administration;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the administrators of an organization on the bench decide. */
final class BenchAdministration implements Administration {
  private final Bench bench;
  private final BenchTenant tenant;

  BenchAdministration(Bench bench, BenchTenant tenant) {
    this.bench = bench;
    this.tenant = tenant;
  }

  @Override
  public void setSecurityDefaults(boolean enabled) {
    tenant.setSecurityDefaults(enabled);
  }

  @Override
  public void setSmtpAuth(boolean enabled) {
    tenant.setSmtpAuth(enabled);
  }

  @Override
  public void setSmtpAuth(String mailbox, boolean enabled) {
    tenant.setSmtpAuth(mailbox, enabled ? AuthenticatedSmtp.ENABLED : AuthenticatedSmtp.DISABLED);
  }

  @Override
  public void setAccountEnabled(String user, boolean enabled) {
    tenant.setAccountEnabled(user, enabled);
  }

  @Override
  public void resetPassword(String user) {
    tenant.resetPassword(user);
  }

  @Override
  public void setLicensed(String user, boolean licensed) {
    bench
        .directory()
        .update(
            tenant.now().id(),
            now ->
                now.withUser(
                    user,
                    each ->
                        each.withMailbox(
                            new dev.platen.stubs.directory.Mailbox(
                                each.mailbox().address(),
                                each.mailbox().authenticatedSmtp(),
                                licensed))));
  }

  @Override
  public void setPublicClientFlows(boolean allowed) {
    bench
        .directory()
        .update(
            tenant.now().id(),
            now ->
                now.withApplication(
                    tenant.printerApplication().clientId(),
                    app ->
                        new Application(
                            app.clientId(),
                            app.displayName(),
                            allowed,
                            app.enabled(),
                            app.secret(),
                            app.redirectUris())));
  }

  @Override
  public void blockDeviceCodeFlow() {
    createPolicy(
        """
        {"displayName": "No device codes", "state": "enabled",
         "conditions": {"users": {"includeUsers": ["All"]},
                        "applications": {"includeApplications": ["All"]},
                        "clientAppTypes": ["all"],
                        "authenticationFlows": {"transferMethods": "deviceCodeFlow"}},
         "grantControls": {"operator": "OR", "builtInControls": ["block"]}}
        """);
  }

  @Override
  public void block(String user) {
    createPolicy(
        """
        {"displayName": "Not this user", "state": "enabled",
         "conditions": {"users": {"includeUsers": ["%s"]},
                        "applications": {"includeApplications": ["All"]},
                        "clientAppTypes": ["all"]},
         "grantControls": {"operator": "OR", "builtInControls": ["block"]}}
        """
            .formatted(tenant.now().user(user).orElseThrow().id()));
  }

  private void createPolicy(String json) {
    tenant.policies().create(JsonMapper.shared().readTree(json));
  }

  @Override
  public void turnPoliciesOff() {
    JsonNode off = JsonMapper.shared().readTree("{\"state\": \"disabled\"}");
    for (ConditionalAccessPolicy policy : tenant.policies().now().policies()) {
      tenant.policies().change(policy.id(), off);
    }
  }

  @Override
  public void withdrawConsent() {
    tenant.withdrawConsent();
  }
}
