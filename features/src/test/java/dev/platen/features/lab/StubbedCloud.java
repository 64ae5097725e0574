package dev.platen.features.lab;

import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.browser.Browser;
import dev.platen.features.browser.MicrosoftPages;
import dev.platen.features.browser.SeleniumAdminCenters;
import dev.platen.features.device.Account;
import dev.platen.features.device.AdminCenters;
import dev.platen.features.device.Administration;
import dev.platen.features.device.FaxProvider;
import dev.platen.features.device.Mailbox;
import dev.platen.features.device.WebConfig.CodeScreen;
import dev.platen.features.device.Wires;
import dev.platen.features.simulator.BenchOrganization;
import dev.platen.features.simulator.CloudRecords;
import dev.platen.features.timeline.FlightRecorder;
import dev.platen.features.timeline.SiteTime;
import java.util.Map;
import java.util.function.Consumer;

/** An organization of the stubs, new for each scenario. */
final class StubbedCloud implements LabCloud {
  private final BenchOrganization organization;
  private final BenchClock clock;
  private final String printerAddress;
  private final Wires wires;
  private final CloudRecords records;

  /**
   * @param clock of the organization; closed with it
   */
  StubbedCloud(BenchOrganization organization, BenchClock clock, String printerAddress) {
    this.clock = clock;
    this.organization = organization;
    this.printerAddress = printerAddress;
    this.wires = organization.wires(() -> printerAddress);
    this.records = organization.records(new SiteTime()).of(printerAddress);
  }

  @Override
  public String applicationName() {
    return TenantPlan.APPLICATION_NAME;
  }

  @Override
  public Account administrator() {
    return organization.administrator();
  }

  @Override
  public Account employee() {
    return organization.employee();
  }

  @Override
  public Mailbox recipient() {
    return organization.recipient();
  }

  @Override
  public Mailbox mailbox(String address) {
    return organization.mailbox(address);
  }

  @Override
  public Account personalAccount() {
    return organization.personalAccount();
  }

  @Override
  public String verificationUrl(Account account) {
    return organization.verificationUrl(account);
  }

  @Override
  public FaxProvider faxProvider() {
    return organization.faxProvider();
  }

  @Override
  public Administration administration() {
    return organization.administration();
  }

  @Override
  public AdminCenters adminCenters(Browser browser, Consumer<MicrosoftPages> signIn) {
    return new SeleniumAdminCenters(browser, signIn);
  }

  @Override
  public Wires wires() {
    return wires;
  }

  @Override
  public void approve(CodeScreen code, Account account, Browser browser) {
    organization.quickSignIn().approve(code.userCode(), account);
  }

  @Override
  public void watchedBy(FlightRecorder recorder) {
    recorder.livesBy(clock);
    records.tell(recorder);
  }

  @Override
  public Map<String, String> records() {
    String transcript = organization.smtpTranscript(printerAddress);
    return transcript.isEmpty() ? Map.of() : Map.of("SMTP transcript", transcript);
  }

  @Override
  public void close() {
    records.close();
    wires.mend();
    organization.close();
    clock.close();
  }
}
