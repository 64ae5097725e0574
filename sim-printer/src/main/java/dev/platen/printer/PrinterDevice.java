package dev.platen.printer;

import dev.platen.printer.change.ChangeListeners;
import dev.platen.printer.connectiontest.ConnectionTest;
import dev.platen.printer.connectiontest.ConnectionTestRun;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.event.EventBus;
import dev.platen.printer.event.JobWatcher;
import dev.platen.printer.event.SignInWatcher;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.fax.PrinterFax;
import dev.platen.printer.ipp.IppPrinter;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.JobCodes;
import dev.platen.printer.job.Jobs;
import dev.platen.printer.job.Mailer;
import dev.platen.printer.job.PrinterJobs;
import dev.platen.printer.job.ScanSettings;
import dev.platen.printer.job.ScanSettingsStore;
import dev.platen.printer.job.ScanToEmail;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettingsStore;
import dev.platen.printer.mail.MailClient;
import dev.platen.printer.mail.Purpose;
import dev.platen.printer.management.Management;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.Identity;
import dev.platen.printer.model.Model;
import dev.platen.printer.model.ModelException;
import dev.platen.printer.network.MailNetworkException;
import dev.platen.printer.network.NetworkSettings;
import dev.platen.printer.network.NetworkSettings.MailNetwork;
import dev.platen.printer.network.NetworkSettingsStore;
import dev.platen.printer.network.NetworkWiring;
import dev.platen.printer.network.Outward;
import dev.platen.printer.network.PrinterNetwork;
import dev.platen.printer.notification.Notifier;
import dev.platen.printer.scan.Scanner;
import dev.platen.printer.sheet.OutputTray;
import dev.platen.printer.sheet.Printout;
import dev.platen.printer.signin.DeviceSignIn;
import dev.platen.printer.signin.SignIn;
import dev.platen.printer.signin.UserSignIns;
import dev.platen.printer.store.Database;
import dev.platen.printer.store.StoreException;
import dev.platen.printer.text.Messages;
import dev.platen.printer.trust.DeviceTrust;
import dev.platen.printer.trust.TrustStore;
import dev.platen.printer.update.FirmwareUpdate;
import dev.platen.printer.update.InstalledFirmware;
import dev.platen.printer.user.Serverless;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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
  private final InstalledFirmware firmware;
  private final ControlStore control;
  private final EmailServerSettingsStore settingsStore;
  private final NetworkSettingsStore networkStore;
  private final ScanSettingsStore scanStore;
  private final DeviceTrust trust;
  private final PrinterNetwork network;
  private final PrinterNetwork additionalNetwork;
  private final DeviceSignIn signIn;
  private final OutputTray outputTray;
  private final PrinterJobs jobs;
  private final ConnectionTestRun connectionTest;
  private final Optional<PrinterFax> fax;
  private final Optional<Serverless> serverless;
  private final EventBus events = new EventBus();
  private final SignInWatcher signInWatcher;
  private final Management management;

  private PrinterDevice(DeviceOptions options, Database database) {
    this.options = options;
    this.database = database;
    this.firmware =
        new InstalledFirmware(
            database,
            options.model().id(),
            options.firmware(),
            options.clock(),
            this::isBusy,
            events);
    this.control =
        new ControlStore(
            database, options.administratorPassword(), options.panelLanguage(), this::hasDefect);
    this.settingsStore = new EmailServerSettingsStore(database);
    this.networkStore = new NetworkSettingsStore(database, options.identity().deviceName());
    this.scanStore = new ScanSettingsStore(database);
    this.trust =
        new DeviceTrust(database, options.clock(), options.trustedRoots(), options.rootVersion());
    this.network =
        new PrinterNetwork(
            options.network(),
            () -> standardOutward(options.network()),
            this::trustedRoots,
            options.clock(),
            options.networkTimeout(),
            this::hasDefect);
    this.additionalNetwork =
        new PrinterNetwork(
            options.additionalNetwork(),
            () ->
                Outward.of(
                    options.additionalNetwork(),
                    networkStore.read().additional(),
                    Optional.empty()),
            this::trustedRoots,
            options.clock(),
            options.networkTimeout(),
            this::hasDefect);
    this.signIn = signInFor(settingsStore);
    this.outputTray = new OutputTray(options.stateFolder().resolve(OUTPUT_TRAY));
    ScanToEmail scanToEmail = scanToEmail();
    this.jobs =
        new PrinterJobs(
            database, firmware::jobCodes, clock(), scanToEmail, sheetPress(), this::hasDefect);
    this.fax = options.model().fax() ? Optional.of(faxUnit()) : Optional.empty();
    this.serverless =
        options.model().serverless() ? Optional.of(serverless(scanToEmail)) : Optional.empty();
    this.jobs.onEnd(new JobWatcher(events)::ended);
    this.signInWatcher = new SignInWatcher(signIn, events);
    this.management = new Management(database, events, clock(), notificationSender());
    this.connectionTest =
        new ConnectionTestRun(
            mailClient(),
            this::emailServerSettings,
            signIn::accessToken,
            () -> !jobs.active().isEmpty(),
            this::hasDefect);
    events.subscribe(this::happened);
  }

  private void happened(DeviceEvent event) {
    if (event.kind() == DeviceEvent.Kind.FIRMWARE_INSTALLED
        && hasDefect(Defect.UPDATE_FORGETS_SIGN_IN)) {
      signIn.signOut();
    }
  }

  private DeviceSignIn signInFor(EmailServerSettingsStore settings) {
    return new DeviceSignIn(
        () -> firmware().oauth2(),
        options.clientId(),
        this::userAgent,
        network,
        database,
        settings,
        options.clock(),
        options.scheduler(),
        this::hasDefect);
  }

  private boolean hasDefect(Defect defect) {
    return firmware().has(defect);
  }

  private List<X509Certificate> trustedRoots() {
    return hasDefect(Defect.IGNORES_IMPORTED_CERTIFICATE)
        ? options.trustedRoots()
        : trust.anchors();
  }

  private String userAgent() {
    return options.model().name() + "/" + firmware().version();
  }

  private Serverless serverless(ScanToEmail scanToEmail) {
    return new Serverless(
        () -> firmware().oauth2(),
        database,
        settingsStore::read,
        new UserSignIns(
            options.clientId(),
            this::userAgent,
            network,
            database,
            options.clock(),
            this::hasDefect),
        jobs,
        scanToEmail,
        this::hasDefect);
  }

  /**
   * Switches a printer on.
   *
   * @throws StoreException where its state folder cannot be used
   * @throws ModelException where the firmware is not one of {@code firmware/*.yaml}
   */
  public static PrinterDevice start(DeviceOptions options) {
    // Before the first file is written.
    JobCodes.of(options.firmware());
    Database database = Database.open(options.stateFolder());
    try {
      return new PrinterDevice(options, database);
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
        settings.useProxy() && !hasDefect(Defect.IGNORES_PROXY)
            ? Optional.of(new Outward.HttpProxy(settings.proxyServer(), settings.proxyPort()))
            : Optional.empty());
  }

  private MailClient mailClient() {
    return new MailClient(
        this::mailNetwork, () -> networkStore.read().deviceName(), clock(), this::hasDefect);
  }

  private PrinterNetwork mailNetwork() {
    return additionalForMail(networkStore.read()) ? additionalNetwork : network;
  }

  private boolean additionalForMail(NetworkSettings settings) {
    return model().additionalNetwork() && settings.mailNetwork() == MailNetwork.ADDITIONAL;
  }

  private ScanToEmail scanToEmail() {
    return new ScanToEmail(
        scanner(),
        mailer(),
        new ScanToEmail.Words() {
          @Override
          public String subject() {
            return Messages.of(panelLanguage()).text("mail.subject");
          }

          @Override
          public String text() {
            return Messages.of(panelLanguage()).text("mail.text", model().name());
          }
        },
        scanStore::read);
  }

  private Scanner scanner() {
    return new Scanner(options.glass(), model().name(), clock());
  }

  private Mailer mailer() {
    return new Mailer(mailClient(), signIn, this::emailServerSettings, this::hasDefect);
  }

  private PrinterFax faxUnit() {
    var serverStore = new EmailServerSettingsStore(database, Purpose.FAX_SERVER);
    return new PrinterFax(
        this::firmware,
        database,
        serverStore,
        signInFor(serverStore),
        jobs,
        scanner(),
        mailClient(),
        mailer(),
        () -> new FaxWords(Messages.of(panelLanguage()), model().name()));
  }

  private Notifier.Sender notificationSender() {
    return new Notifier.Sender(
        () -> Messages.of(panelLanguage(), firmware()),
        () -> identity().deviceName(),
        (recipient, subject, text) -> {
          if (!hasDefect(Defect.SENDS_NO_NOTIFICATION)) {
            jobs.sendNotification(recipient, subject, text);
          }
        });
  }

  private SheetPress sheetPress() {
    return new SheetPress(
        () -> SheetWriter.write(this),
        outputTray,
        options.ippPrinter().map(IppPrinter::at),
        this::hasDefect);
  }

  @Override
  public Model model() {
    return options.model();
  }

  @Override
  public Firmware firmware() {
    return firmware.firmware();
  }

  @Override
  public FirmwareUpdate firmwareUpdate() {
    return firmware;
  }

  /**
   * Prints a document that was sent to the printer: it comes out in the output tray.
   *
   * @param name as the job is called
   * @param from who sent it
   * @param document asked when it is the job's turn
   * @return the job, active
   * @throws IllegalStateException where the printer is off
   */
  public Job print(String name, String from, Printout.Source document) {
    return jobs.take(
        new PrinterJobs.Order(
            Job.Type.PRINT_DOCUMENT, from, "Printer", number -> name, (handle, job) -> {}),
        job -> {
          Optional<Printout> printout = document.await();
          if (printout.isEmpty()) {
            return new Job.Result.Cancelled();
          }
          outputTray.put(job.number(), printout.get().pdf());
          jobs.pages(job, printout.get().pages());
          return new Job.Result.Succeeded();
        });
  }

  private boolean isBusy() {
    return !jobs.active().isEmpty();
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
    EmailServerSettings kept = settingsStore.read();
    // Firmware without OAuth2 does not understand what a newer one has left; an update brings it
    // back.
    return kept.authenticationMethod() == AuthenticationMethod.OAUTH2 && !firmware().oauth2()
        ? kept.withMethod(AuthenticationMethod.OFF)
        : kept;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for OAuth2 on a firmware without it
   * @throws MailNetworkException for OAuth2 over the additional network (guide case SET-N)
   */
  @Override
  public void saveEmailServerSettings(EmailServerSettings settings) {
    if (settings.authenticationMethod() == AuthenticationMethod.OAUTH2 && !firmware().oauth2()) {
      throw new IllegalArgumentException(
          "Firmware %s has no OAuth2".formatted(firmware().version()));
    }
    if (settings.authenticationMethod() == AuthenticationMethod.OAUTH2
        && additionalForMail(networkStore.read())) {
      throw new MailNetworkException();
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
   * @throws MailNetworkException where mail with OAuth2 would use the additional network (guide
   *     case SET-N)
   */
  @Override
  public void saveNetworkSettings(NetworkSettings settings) {
    if (additionalForMail(settings)
        && settingsStore.read().authenticationMethod() == AuthenticationMethod.OAUTH2) {
      throw new MailNetworkException();
    }
    networkStore.write(settings);
  }

  @Override
  public ScanSettings scanDefaults() {
    return scanStore.read();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for a resolution or size that the printer does not have
   */
  @Override
  public void saveScanDefaults(ScanSettings settings) {
    if (!model().scanResolutions().contains(settings.quality().resolution())
        || !ScanSettings.MAX_SIZES.contains(settings.maxMegabytes())) {
      throw new IllegalArgumentException("Not offered by " + model().name() + ": " + settings);
    }
    scanStore.write(settings);
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

  /** Is told each job that has ended, and why it failed; until the printer is switched off. */
  public void onJobEnd(PrinterJobs.EndListener listener) {
    jobs.onEnd(listener);
  }

  @Override
  public Optional<FaxUnit> fax() {
    return fax.map(FaxUnit.class::cast);
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
  public void setAdministratorPassword(String password) {
    control.setAdministratorPassword(password);
    if (hasDefect(Defect.NEW_PASSWORD_ENDS_SIGN_IN)) {
      signIn.signOut();
    }
  }

  @Override
  public EventBus events() {
    return events;
  }

  @Override
  public Management management() {
    return management;
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
  public Optional<Serverless> serverless() {
    return serverless;
  }

  @Override
  public void inOneStep(Runnable changes) {
    // Each unit takes its own lock before the database; so does this one, of all units.
    Runnable stored = () -> database.inOneStep(changes);
    Runnable withUsers =
        serverless.<Runnable>map(on -> () -> on.users().undisturbed(stored)).orElse(stored);
    Runnable withFax =
        fax.<Runnable>map(unit -> () -> unit.undisturbed(withUsers)).orElse(withUsers);
    // Jobs and screens, who are told of changes, have locks of their own.
    ChangeListeners.afterwards(() -> signIn.undisturbed(withFax));
  }

  @Override
  public List<NetworkLine> networkStatus() {
    return NetworkStatus.of(
        hasDefect(Defect.SHOWS_SELF_ASSIGNED_ADDRESS)
            ? identity().withIpAddress("169.254.18.6")
            : identity(),
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
    signInWatcher.close();
    management.close();
    signIn.close();
    fax.ifPresent(PrinterFax::close);
    network.close();
    additionalNetwork.close();
    database.close();
  }
}
