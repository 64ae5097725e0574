package dev.platen.printer;

import dev.platen.printer.connectiontest.ConnectionTest;
import dev.platen.printer.connectiontest.ConnectionTestRun;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.JobCodes;
import dev.platen.printer.job.Jobs;
import dev.platen.printer.job.PrinterJobs;
import dev.platen.printer.job.ScanToEmail;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettingsStore;
import dev.platen.printer.mail.MailClient;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.Identity;
import dev.platen.printer.model.Model;
import dev.platen.printer.model.ModelException;
import dev.platen.printer.network.NetworkSettings;
import dev.platen.printer.network.NetworkSettings.MailNetwork;
import dev.platen.printer.network.NetworkSettingsStore;
import dev.platen.printer.network.NetworkWiring;
import dev.platen.printer.network.Outward;
import dev.platen.printer.network.PrinterNetwork;
import dev.platen.printer.scan.Scanner;
import dev.platen.printer.sheet.OutputTray;
import dev.platen.printer.sheet.StatusSheet;
import dev.platen.printer.signin.DeviceSignIn;
import dev.platen.printer.signin.SignIn;
import dev.platen.printer.store.Database;
import dev.platen.printer.store.StoreException;
import dev.platen.printer.text.Messages;
import dev.platen.printer.trust.DeviceTrust;
import dev.platen.printer.trust.TrustStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A simulated printer without its user interfaces: settings, sign-in, mail, jobs, output tray. It
 * is switched on by {@link #start} and off by {@link #close}; {@link #cutPower} takes its power
 * away at once. What it remembers lies in its state folder, and the next start goes on from there.
 */
public final class PrinterDevice implements Device, AutoCloseable {
  private static final String OUTPUT_TRAY = "output-tray";

  private final DeviceOptions options;
  private final Database database;
  private final ControlStore control;
  private final EmailServerSettingsStore settingsStore;
  private final NetworkSettingsStore networkStore;
  private final DeviceTrust trust;
  private final PrinterNetwork network;
  private final PrinterNetwork additionalNetwork;
  private final DeviceSignIn signIn;
  private final OutputTray outputTray;
  private final PrinterJobs jobs;
  private final ConnectionTestRun connectionTest;

  private PrinterDevice(DeviceOptions options, JobCodes jobCodes, Database database) {
    this.options = options;
    this.database = database;
    this.control =
        new ControlStore(database, options.administratorPassword(), options.panelLanguage());
    this.settingsStore = new EmailServerSettingsStore(database);
    this.networkStore = new NetworkSettingsStore(database, options.identity().deviceName());
    this.trust =
        new DeviceTrust(database, options.clock(), options.trustedRoots(), options.rootVersion());
    this.network =
        new PrinterNetwork(
            options.network(),
            () -> standardOutward(options.network()),
            trust::anchors,
            options.clock(),
            options.networkTimeout());
    this.additionalNetwork =
        new PrinterNetwork(
            options.additionalNetwork(),
            () ->
                Outward.of(
                    options.additionalNetwork(),
                    networkStore.read().additional(),
                    Optional.empty()),
            trust::anchors,
            options.clock(),
            options.networkTimeout());
    this.signIn =
        new DeviceSignIn(
            options.firmware().oauth2(),
            options.clientId(),
            options.model().name() + "/" + options.firmware().version(),
            network,
            database,
            settingsStore,
            options.clock(),
            options.scheduler());
    this.outputTray = new OutputTray(options.stateFolder().resolve(OUTPUT_TRAY));
    this.jobs = new PrinterJobs(database, jobCodes, clock(), scanToEmail(), this::printSheet);
    this.connectionTest =
        new ConnectionTestRun(
            mailClient(), settingsStore::read, signIn::accessToken, () -> !jobs.active().isEmpty());
  }

  /**
   * Switches a printer on.
   *
   * @throws StoreException where its state folder cannot be used
   * @throws ModelException where the firmware is not one of {@code firmware/*.yaml}
   */
  public static PrinterDevice start(DeviceOptions options) {
    JobCodes jobCodes = JobCodes.of(options.firmware());
    Database database = Database.open(options.stateFolder());
    try {
      return new PrinterDevice(options, jobCodes, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private Outward standardOutward(NetworkWiring wiring) {
    NetworkSettings settings = networkStore.read();
    return Outward.of(
        wiring,
        settings.standard(),
        settings.useProxy()
            ? Optional.of(new Outward.HttpProxy(settings.proxyServer(), settings.proxyPort()))
            : Optional.empty());
  }

  private MailClient mailClient() {
    return new MailClient(this::mailNetwork, () -> networkStore.read().deviceName(), clock());
  }

  private PrinterNetwork mailNetwork() {
    return additionalForMail(networkStore.read()) ? additionalNetwork : network;
  }

  private boolean additionalForMail(NetworkSettings settings) {
    return model().additionalNetwork() && settings.mailNetwork() == MailNetwork.ADDITIONAL;
  }

  private ScanToEmail scanToEmail() {
    return new ScanToEmail(
        new Scanner(options.glass(), model().name(), clock()),
        mailClient(),
        signIn,
        settingsStore::read,
        new ScanToEmail.Words() {
          @Override
          public String subject() {
            return Messages.of(panelLanguage()).text("mail.subject");
          }

          @Override
          public String text() {
            return Messages.of(panelLanguage()).text("mail.text", model().name());
          }
        });
  }

  private void printSheet(Job job) throws IOException {
    outputTray.put(job.number(), StatusSheet.pdf(SheetWriter.write(this)));
  }

  @Override
  public Model model() {
    return options.model();
  }

  @Override
  public Firmware firmware() {
    return options.firmware();
  }

  @Override
  public Identity identity() {
    return options.identity().withDeviceName(networkStore.read().deviceName());
  }

  @Override
  public Clock clock() {
    return options.clock();
  }

  @Override
  public EmailServerSettings emailServerSettings() {
    return settingsStore.read();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for OAuth2 on a firmware without it, or over the additional
   *     network (guide case SET-N)
   */
  @Override
  public void saveEmailServerSettings(EmailServerSettings settings) {
    if (settings.authenticationMethod() == AuthenticationMethod.OAUTH2 && !firmware().oauth2()) {
      throw new IllegalArgumentException(
          "Firmware %s has no OAuth2".formatted(firmware().version()));
    }
    if (settings.authenticationMethod() == AuthenticationMethod.OAUTH2
        && additionalForMail(networkStore.read())) {
      throw new IllegalArgumentException("The additional network has no OAuth2");
    }
    signIn.save(settings);
  }

  @Override
  public SignIn signIn() {
    return signIn;
  }

  @Override
  public NetworkSettings networkSettings() {
    return networkStore.read();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException where mail with OAuth2 would use the additional network (guide
   *     case SET-N)
   */
  @Override
  public void saveNetworkSettings(NetworkSettings settings) {
    if (additionalForMail(settings)
        && settingsStore.read().authenticationMethod() == AuthenticationMethod.OAUTH2) {
      throw new IllegalArgumentException("The additional network has no OAuth2");
    }
    networkStore.write(settings);
  }

  @Override
  public TrustStore trust() {
    return trust;
  }

  @Override
  public ConnectionTest connectionTest() {
    return connectionTest;
  }

  @Override
  public Jobs jobs() {
    return jobs;
  }

  @Override
  public String panelLanguage() {
    return control.panelLanguage();
  }

  @Override
  public void setPanelLanguage(String languageTag) {
    if (!model().panelLanguages().contains(languageTag)) {
      throw new IllegalArgumentException(
          "The panel of %s has no language %s, only %s"
              .formatted(model().name(), languageTag, model().panelLanguages()));
    }
    control.setPanelLanguage(languageTag);
  }

  @Override
  public boolean isAdministratorPassword(String password) {
    return control.isAdministratorPassword(password);
  }

  @Override
  public boolean panelLocked() {
    return control.panelLocked();
  }

  @Override
  public void setPanelLocked(boolean locked) {
    control.setPanelLocked(locked);
  }

  @Override
  public List<NetworkLine> networkStatus() {
    return NetworkStatus.of(
        identity(),
        networkStore.read(),
        options.network().dnsServer(),
        model().additionalNetwork()
            ? Optional.of(options.additionalNetwork().dnsServer())
            : Optional.empty());
  }

  @Override
  public List<Path> outputTray() {
    return outputTray.sheets();
  }

  /**
   * Takes the power away at this instant: what is in the store stays as it is, and nothing more is
   * written. Active jobs are found failed, and an unsaved sign-in gone, at the next start.
   */
  public void cutPower() {
    jobs.cutPower();
    stop();
  }

  /** Switches off: active jobs are cancelled, an unsaved sign-in is lost. */
  @Override
  public void close() {
    jobs.close();
    stop();
  }

  private void stop() {
    connectionTest.close();
    signIn.close();
    network.close();
    additionalNetwork.close();
    database.close();
  }
}
