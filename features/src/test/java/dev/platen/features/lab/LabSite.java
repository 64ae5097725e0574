package dev.platen.features.lab;

import dev.platen.bench.device.DeviceFile;
import dev.platen.bench.device.Secret;
import dev.platen.features.browser.Browser;
import dev.platen.features.browser.BrowserPool;
import dev.platen.features.browser.MicrosoftPages;
import dev.platen.features.browser.SeleniumWebConfig;
import dev.platen.features.device.Account;
import dev.platen.features.device.AdminCenters;
import dev.platen.features.device.Administration;
import dev.platen.features.device.ControlPanel;
import dev.platen.features.device.FaxProvider;
import dev.platen.features.device.Identity;
import dev.platen.features.device.InfrastructureException;
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
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** A printer of the lab for one scenario, with an organization at its cloud. */
final class LabSite implements Site {
  private final DeviceFile device;
  private final Secret password;
  private final LabCloud cloud;
  private final Drivers drivers;
  private final Identity identity;
  private final DeviceWatch watch;
  private final BrowserPool browsers;
  private final Housekeeping housekeeping;
  private final LabPatience patience;
  private final Path downloads;
  private final Runnable givingBack;
  private final int askedBefore;
  private @Nullable StatusSheet sheet;
  private @Nullable ControlPanel panel;

  /**
   * @param givingBack lets the next scenario have the printer
   */
  LabSite(
      DeviceFile device,
      Secret password,
      LabCloud cloud,
      Drivers drivers,
      Identity identity,
      DeviceWatch watch,
      BrowserPool browsers,
      Housekeeping housekeeping,
      LabPatience patience,
      Path downloads,
      Runnable givingBack) {
    this.device = device;
    this.password = password;
    this.cloud = cloud;
    this.drivers = drivers;
    this.identity = identity;
    this.watch = watch;
    this.browsers = browsers;
    this.housekeeping = housekeeping;
    this.patience = patience;
    this.downloads = downloads;
    this.givingBack = givingBack;
    this.askedBefore = drivers.operatorLog().size();
  }

  @Override
  public String applicationName() {
    return cloud.applicationName();
  }

  @Override
  public String printerAddress() {
    return device.address();
  }

  @Override
  public String administratorPassword() {
    return password.value();
  }

  @Override
  public Account administrator() {
    return cloud.administrator();
  }

  @Override
  public Account employee() {
    return cloud.employee();
  }

  @Override
  public Mailbox recipient() {
    return cloud.recipient();
  }

  @Override
  public Mailbox mailbox(String address) {
    return cloud.mailbox(address);
  }

  @Override
  public Account personalAccount() {
    return cloud.personalAccount();
  }

  @Override
  public String verificationUrl(Account account) {
    return cloud.verificationUrl(account);
  }

  @Override
  public FaxProvider faxProvider() {
    return cloud.faxProvider();
  }

  @Override
  public Administration administration() {
    return cloud.administration();
  }

  @Override
  public AdminCenters adminCenters(Browser browser, Consumer<MicrosoftPages> signIn) {
    return cloud.adminCenters(browser, signIn);
  }

  @Override
  public Wires wires() {
    return cloud.wires();
  }

  @Override
  public Patience patience() {
    return Guard.before(Patience.class, patience, watch);
  }

  /** What cannot be had says so in its place, and keeps no other evidence away. */
  @Override
  public Surroundings surroundings() {
    return () -> {
      Map<String, String> records = new LinkedHashMap<>(cloud.records());
      try {
        records.put(
            "Job history",
            drivers.jobHistory().jobs().stream()
                .map(JobHistory.Entry::toString)
                .collect(Collectors.joining("\n")));
      } catch (InfrastructureException | TestAbortedException e) {
        records.put("Job history", "(none: " + e.getMessage() + ")");
      }
      records.put(
          "Operator",
          drivers.operatorLog().stream().skip(askedBefore).collect(Collectors.joining("\n")));
      records.values().removeIf(String::isEmpty);
      return records;
    };
  }

  @Override
  public URI panelAddress() {
    throw lacking("a panel that shows in a browser");
  }

  @Override
  public URI webConfigAddress() {
    return URI.create("https://%s:%d/".formatted(device.address(), drivers.webConfigPort()));
  }

  @Override
  public ControlPanel panel(Browser browser) {
    if (panel == null) {
      panel = drivers.panel();
    }
    return Guard.before(ControlPanel.class, panel, watch);
  }

  @Override
  public WebConfig webConfig(Browser browser) {
    return Guard.before(
        WebConfig.class,
        new SeleniumWebConfig(browser, patience, drivers.webConfigPort(), drivers.locators()),
        watch);
  }

  @Override
  public StatusSheet statusSheet() {
    if (sheet == null) {
      sheet = drivers.statusSheet();
    }
    return sheet;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public JobHistory jobHistory() {
    return drivers.jobHistory();
  }

  @Override
  public Power power() {
    Power power = drivers.power(identity);
    return () -> {
      watch.expectRestart();
      power.cut();
    };
  }

  @Override
  public void useOauth2() {
    prepare(housekeeping::useOauth2);
  }

  @Override
  public void signIn(boolean saved) {
    Browser forMicrosoft = browsers.lend();
    try {
      prepare(
          config ->
              housekeeping.signIn(
                  config, code -> cloud.approve(code, administrator(), forMicrosoft), saved));
    } finally {
      browsers.giveBack(forMicrosoft);
    }
  }

  @Override
  public void consentForOrganization() {
    signIn(false);
    prepare(housekeeping::signOut);
  }

  @Override
  public void lockPanel() {
    prepare(housekeeping::lockPanel);
  }

  private void prepare(Housekeeping.Errand errand) {
    Browser browser = browsers.lend();
    try {
      browser.setLanguage("en");
      housekeeping.asAdministrator(webConfig(browser), errand);
    } finally {
      browsers.giveBack(browser);
    }
  }

  @Override
  public Path downloads() {
    return downloads;
  }

  @Override
  public Path newestFirmware() {
    throw lacking("a file with a firmware to install");
  }

  @Override
  public Path firmwareBeforeOauth2() {
    throw lacking("a file with a firmware to install");
  }

  @Override
  public WebProxy newProxy(boolean inspecting) {
    throw lacking("a proxy in the printer's network");
  }

  @Override
  public void registerUsers() {
    throw lacking("users registered at the printer");
  }

  @Override
  public String pinOf(Account user) {
    throw lacking("users registered at the printer");
  }

  @Override
  public void sendFromUsersAddresses() {
    throw lacking("users registered at the printer");
  }

  @Override
  public void signInAtPanel(Account user) {
    throw lacking("users registered at the printer");
  }

  private TestAbortedException lacking(String what) {
    return new TestAbortedException(
        "This scenario needs %s, which the lab of %s does not offer"
            .formatted(what, device.name()));
  }

  @Override
  public void watchedBy(FlightRecorder recorder) {
    cloud.watchedBy(recorder);
  }

  @Override
  public void close() {
    try {
      cloud.close();
      leavePanel();
    } finally {
      givingBack.run();
    }
  }

  /** Whom a scenario has let in at the lock, the next one must not find there. */
  private void leavePanel() {
    if (panel != null) {
      try {
        panel.logOutAdministrator();
      } catch (AssertionError | TestAbortedException e) {
        throw new InfrastructureException(
            "After a scenario, the administrator is still logged in at the panel of %s: %s"
                .formatted(device.name(), e.getMessage()),
            e);
      }
    }
  }
}
