package dev.platen.features.simulator;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchPrinter;
import dev.platen.bench.PrinterPlan;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.browser.Browser;
import dev.platen.features.browser.MicrosoftPages;
import dev.platen.features.browser.SeleniumAdminCenters;
import dev.platen.features.browser.SeleniumPanel;
import dev.platen.features.browser.SeleniumWebConfig;
import dev.platen.features.device.Account;
import dev.platen.features.device.AdminCenters;
import dev.platen.features.device.Administration;
import dev.platen.features.device.ControlPanel;
import dev.platen.features.device.FaxProvider;
import dev.platen.features.device.Identity;
import dev.platen.features.device.JobHistory;
import dev.platen.features.device.Mailbox;
import dev.platen.features.device.Patience;
import dev.platen.features.device.Power;
import dev.platen.features.device.Site;
import dev.platen.features.device.StatusSheet;
import dev.platen.features.device.Surroundings;
import dev.platen.features.device.WebConfig;
import dev.platen.features.device.WebProxy;
import dev.platen.features.device.Wires;
import dev.platen.features.timeline.FlightRecorder;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.signin.UserSignIns;
import dev.platen.printer.update.FirmwareImage;
import dev.platen.printer.user.Serverless;
import dev.platen.printer.user.ServerlessSettings;
import dev.platen.printer.user.UserDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A site on the bench: a simulated printer and a tenant, with a clock of their own. */
final class SimulatedSite implements Site {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final Bench bench;
  private final PanelServer panels;
  private final BenchClock clock = BenchClock.atRealTime();
  private final SiteRecords records;
  private final CloudRecords ofCloud;
  private final Patience patience;
  private final BenchOrganization organization;
  private final PrinterPlan plan;
  private final String newest;
  private BenchPrinter printer;
  private String panelUrl;
  private final Wires wires;
  private final Map<String, String> pins = new HashMap<>();
  private final List<SiteProxy> proxies = new ArrayList<>();

  private final Consumer<String> secrets;

  /**
   * @param choice the printer, as it would be without defects
   * @param defects of the firmware under test, by name
   * @param secrets is told what must not be found in any file
   */
  SimulatedSite(
      Bench bench,
      PanelServer panels,
      int number,
      String language,
      DeviceChoice choice,
      List<String> defects,
      Consumer<String> secrets) {
    this.secrets = secrets;
    this.newest = DeviceChoice.underTest(defects);
    this.bench = bench;
    this.panels = panels;
    this.records = new SiteRecords(bench.baseClock(), clock);
    this.patience = new BenchPatience(clock, records::timeMoves);
    this.organization = BenchOrganization.found(bench, clock, number);
    BenchTenant tenant = organization.tenant();
    this.plan =
        new PrinterPlan(
            "printer-" + number, choice.model(), choice.with(defects).firmware(), language, true);
    this.printer = bench.newPrinter(plan, tenant, clock);
    records.belongTo(printer);
    this.ofCloud = organization.records(records.time()).of(printerAddress());
    this.panelUrl = panels.show(printer.id(), printer.printer().panel());
    this.wires = new FaultyWires(bench.faults(), this::printerAddress);
    tenant.allowRedirect(URI.create(panelUrl + "signed-in"));
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
    Account account = organization.personalAccount();
    secrets.accept(account.password());
    return account;
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
  public Path newestFirmware() {
    return firmware(newest);
  }

  @Override
  public Path firmwareBeforeOauth2() {
    return firmware(DeviceChoice.BEFORE_OAUTH2);
  }

  private Path firmware(String version) {
    try {
      Path file =
          bench
              .options()
              .state()
              .folder("firmware")
              .resolve("%s-%s.bin".formatted(plan.id(), version));
      new FirmwareImage(plan.model(), version).write(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("The firmware file cannot be written", e);
    }
  }

  @Override
  public Path downloads() {
    return bench.options().state().folder("downloads/" + plan.id());
  }

  @Override
  public WebProxy newProxy(boolean inspecting) {
    SiteProxy started =
        SiteProxy.start(
            bench.entra().port(),
            BenchTrust.of(bench.ca().certificate()),
            clock,
            inspecting
                ? Optional.of(bench.options().state().folder("proxies/" + plan.id()))
                : Optional.empty());
    proxies.add(started);
    return started;
  }

  @Override
  public void registerUsers() {
    Serverless serverless = serverless();
    register(serverless, "admin", administrator(), true);
    register(serverless, "jonas", employee(), false);
    serverless.save(new ServerlessSettings(true, serverless.settings().sender()));
  }

  private void register(Serverless serverless, String name, Account account, boolean rights) {
    pins.put(account.name(), Integer.toString(RANDOM.nextInt(10_000_000, 100_000_000)));
    secrets.accept(pinOf(account));
    serverless
        .users()
        .add(
            UserDraft.named(name)
                .withPin(pinOf(account))
                .withEmail(account.name())
                .withAdministrator(rights));
  }

  @Override
  public String pinOf(Account user) {
    return Objects.requireNonNull(pins.get(user.name()), "The user is not registered");
  }

  @Override
  public void sendFromUsersAddresses() {
    serverless()
        .save(
            new ServerlessSettings(
                serverless().settings().accessControl(), ServerlessSettings.Sender.USER));
  }

  /** As a person does, without a browser: the panel's address takes what Microsoft sends back. */
  @Override
  public void signInAtPanel(Account account) {
    long user =
        serverless().users().list().stream()
            .filter(each -> each.email().equals(account.name()))
            .mapToLong(dev.platen.printer.user.User::id)
            .findFirst()
            .orElseThrow();
    URI back = URI.create(panelUrl + "signed-in");
    Map<String, String> reply =
        quickSignIn().authorize(serverless().signIns().begin(user, back), back, account);
    if (!(serverless().signIns().finish(Optional.of(user), reply)
        instanceof UserSignIns.Outcome.SignedIn)) {
      throw new AssertionError("Microsoft did not let " + account + " in at the panel");
    }
  }

  private Serverless serverless() {
    return device().serverless().orElseThrow();
  }

  private QuickSignIn quickSignIn() {
    return organization.quickSignIn();
  }

  @Override
  public void consentForOrganization() {
    signIn(false);
    device().signIn().signOut();
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
  public Patience patience() {
    return patience;
  }

  @Override
  public URI panelAddress() {
    return URI.create(panelUrl);
  }

  @Override
  public URI webConfigAddress() {
    return printer.webConfig();
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
  public Power power() {
    return this::cutPower;
  }

  private void cutPower() {
    panels.hide(printer.id());
    bench.cutPower(printer);
    printer = bench.newPrinter(plan, organization.tenant(), clock);
    records.belongTo(printer);
    ofCloud.of(printerAddress());
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
      quickSignIn().approve(issued.userCode(), administrator());
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
  public Identity identity() {
    return new SimulatedIdentity(device());
  }

  @Override
  public JobHistory jobHistory() {
    return () ->
        device().jobs().history().stream()
            .map(
                job ->
                    new JobHistory.Entry(
                        Long.toString(job.number()),
                        job.type().name(),
                        job.code().orElse(""),
                        job.destination()))
            .toList();
  }

  @Override
  public Surroundings surroundings() {
    return () -> {
      Map<String, String> records = new LinkedHashMap<>();
      records.put("SMTP transcript", organization.smtpTranscript(printerAddress()));
      records.put(
          "Job history",
          device().jobs().history().stream().map(Job::toString).collect(Collectors.joining("\n")));
      records.values().removeIf(String::isEmpty);
      return records;
    };
  }

  @Override
  public void watchedBy(FlightRecorder recorder) {
    recorder.livesBy(clock);
    ofCloud.tell(recorder);
    records.tell(recorder);
  }

  @Override
  public void close() {
    ofCloud.close();
    wires.mend();
    proxies.forEach(SiteProxy::close);
    panels.hide(printer.id());
    bench.remove(printer);
    organization.close();
    clock.close();
  }
}
