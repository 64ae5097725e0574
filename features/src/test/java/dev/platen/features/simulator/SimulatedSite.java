package dev.platen.features.simulator;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchPrinter;
import dev.platen.bench.PrinterPlan;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.browser.Browser;
import dev.platen.features.browser.SeleniumPanel;
import dev.platen.features.browser.SeleniumWebConfig;
import dev.platen.features.device.Account;
import dev.platen.features.device.Administration;
import dev.platen.features.device.ControlPanel;
import dev.platen.features.device.Mailbox;
import dev.platen.features.device.Patience;
import dev.platen.features.device.Site;
import dev.platen.features.device.StatusSheet;
import dev.platen.features.device.Surroundings;
import dev.platen.features.device.WebConfig;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.signin.SignInState;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.exchange.smtp.SmtpTranscript;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A site on the bench: a simulated printer and a tenant, with a clock of their own. */
final class SimulatedSite implements Site {
  private static final String EMPLOYEE = "jonas";
  private final Bench bench;
  private final PanelServer panels;
  private final BenchClock clock = BenchClock.atRealTime();
  private final Patience patience = new BenchPatience(clock);
  private final BenchTenant tenant;
  private final PrinterPlan plan;
  private BenchPrinter printer;
  private String panelUrl;

  SimulatedSite(Bench bench, PanelServer panels, int number, String language, DeviceChoice choice) {
    this.bench = bench;
    this.panels = panels;
    this.tenant =
        bench.newTenant(
            new TenantPlan("Site " + number, "site" + number + ".onmicrosoft.com", false), clock);
    this.plan =
        new PrinterPlan("printer-" + number, choice.model(), choice.firmware(), language, true);
    this.printer = bench.newPrinter(plan, tenant, clock);
    this.panelUrl = panels.show(printer.id(), printer.printer().panel());
  }

  private PrinterDevice device() {
    return printer.printer().device();
  }

  @Override
  public String applicationName() {
    return TenantPlan.APPLICATION_NAME;
  }

  @Override
  public String printerAddress() {
    return device().identity().ipAddress();
  }

  @Override
  public String administratorPassword() {
    return printer.label().administratorPassword();
  }

  @Override
  public Account administrator() {
    User user = tenant.administrator();
    return new Account(user.principalName(), user.password());
  }

  @Override
  public Account employee() {
    User user = tenant.now().user(EMPLOYEE + "@" + tenant.now().domain()).orElseThrow();
    return new Account(user.principalName(), user.password());
  }

  @Override
  public Mailbox recipient() {
    return new ExchangeMailbox(bench.exchange(), "anna@" + tenant.now().domain());
  }

  @Override
  public Administration administration() {
    return new Administration() {
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
        tenant.setSmtpAuth(
            mailbox, enabled ? AuthenticatedSmtp.ENABLED : AuthenticatedSmtp.DISABLED);
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
      public void withdrawConsent() {
        tenant.withdrawConsent();
      }
    };
  }

  @Override
  public Patience patience() {
    return patience;
  }

  @Override
  public ControlPanel panel(Browser browser) {
    return new SeleniumPanel(browser, patience, panelUrl);
  }

  @Override
  public WebConfig webConfig(Browser browser) {
    return new SeleniumWebConfig(browser, patience, printer.printer().webConfig().httpsPort());
  }

  @Override
  public StatusSheet statusSheet() {
    return new TraySheet(device(), patience);
  }

  @Override
  public void useOauth2() {
    device()
        .saveEmailServerSettings(
            new EmailServerSettings(
                AuthenticationMethod.OAUTH2,
                EmailService.MICROSOFT_EXCHANGE_ONLINE,
                "",
                "",
                "",
                EmailService.MICROSOFT_EXCHANGE_ONLINE.smtpServer(),
                587,
                SecureConnection.STARTTLS,
                true,
                "",
                110));
  }

  @Override
  public void cutPower() {
    panels.hide(printer.id());
    bench.cutPower(printer);
    printer = bench.newPrinter(plan, tenant, clock);
    panelUrl = panels.show(printer.id(), printer.printer().panel());
  }

  @Override
  public void lockPanel() {
    device().setPanelLocked(true);
  }

  /**
   * Walks the same way as a person, without a browser: the printer asks for a code, the
   * administrator approves it, the printer polls.
   */
  @Override
  public void signIn(boolean saved) {
    device().signIn().start(EmailService.MICROSOFT_EXCHANGE_ONLINE);
    patience.until(
        "The printer has a code",
        () -> device().signIn().state() instanceof SignInState.CodeIssued,
        () -> device().signIn().state().toString());
    if (device().signIn().state() instanceof SignInState.CodeIssued issued) {
      new QuickSignIn(
              "https://localhost:" + bench.entra().port(), BenchTrust.of(bench.ca().certificate()))
          .approve(issued.userCode(), administrator());
    }
    patience.until(
        "The printer is signed in",
        () -> device().signIn().state() instanceof SignInState.SignedIn,
        () -> device().signIn().state().toString());
    if (saved) {
      useOauth2();
    }
  }

  @Override
  public Surroundings surroundings() {
    return () -> {
      Map<String, String> records = new LinkedHashMap<>();
      records.put(
          "SMTP transcript",
          bench.exchange().transcripts(administrator().name()).stream()
              .map(SmtpTranscript::text)
              .collect(Collectors.joining("\n")));
      records.put(
          "Job history",
          device().jobs().history().stream().map(Job::toString).collect(Collectors.joining("\n")));
      records.values().removeIf(String::isEmpty);
      return records;
    };
  }

  @Override
  public void close() {
    panels.hide(printer.id());
    bench.remove(printer);
    bench.remove(tenant);
    clock.close();
  }
}
