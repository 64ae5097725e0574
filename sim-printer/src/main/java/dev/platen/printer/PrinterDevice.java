package dev.platen.printer;

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
import dev.platen.printer.network.PrinterNetwork;
import dev.platen.printer.scan.Scanner;
import dev.platen.printer.sheet.OutputTray;
import dev.platen.printer.sheet.StatusSheet;
import dev.platen.printer.signin.DeviceSignIn;
import dev.platen.printer.signin.SignIn;
import dev.platen.printer.store.Database;
import dev.platen.printer.store.StoreException;
import dev.platen.printer.text.Messages;
import dev.platen.printer.update.FirmwareUpdate;
import dev.platen.printer.update.InstalledFirmware;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

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
  private final PrinterNetwork network;
  private final DeviceSignIn signIn;
  private final OutputTray outputTray;
  private final PrinterJobs jobs;

  private PrinterDevice(DeviceOptions options, Database database) {
    this.options = options;
    this.database = database;
    this.firmware =
        new InstalledFirmware(
            database, options.model().id(), options.firmware(), options.clock(), this::isBusy);
    this.control =
        new ControlStore(database, options.administratorPassword(), options.panelLanguage());
    this.settingsStore = new EmailServerSettingsStore(database);
    this.network =
        new PrinterNetwork(
            options.network(), options.trustedRoots(), options.clock(), options.networkTimeout());
    this.signIn =
        new DeviceSignIn(
            () -> firmware().oauth2(),
            options.clientId(),
            () -> options.model().name() + "/" + firmware().version(),
            network,
            database,
            settingsStore,
            options.clock(),
            options.scheduler());
    this.outputTray = new OutputTray(options.stateFolder().resolve(OUTPUT_TRAY));
    this.jobs =
        new PrinterJobs(database, firmware::jobCodes, clock(), scanToEmail(), this::printSheet);
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

  private ScanToEmail scanToEmail() {
    return new ScanToEmail(
        new Scanner(options.glass(), model().name(), clock()),
        new MailClient(network, identity().deviceName(), clock()),
        signIn,
        this::emailServerSettings,
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
    return firmware.firmware();
  }

  @Override
  public FirmwareUpdate firmwareUpdate() {
    return firmware;
  }

  private boolean isBusy() {
    return !jobs.active().isEmpty();
  }

  @Override
  public Identity identity() {
    return options.identity();
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
   */
  @Override
  public void saveEmailServerSettings(EmailServerSettings settings) {
    if (settings.authenticationMethod() == AuthenticationMethod.OAUTH2 && !firmware().oauth2()) {
      throw new IllegalArgumentException(
          "Firmware %s has no OAuth2".formatted(firmware().version()));
    }
    signIn.save(settings);
  }

  @Override
  public SignIn signIn() {
    return signIn;
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
    return NetworkStatus.of(identity(), network.dnsServer());
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
    signIn.close();
    network.close();
    database.close();
  }
}
