package dev.platen.printer;

import dev.platen.printer.connectiontest.ConnectionTest;
import dev.platen.printer.event.DeviceEvent.Via;
import dev.platen.printer.event.EventBus;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Jobs;
import dev.platen.printer.job.ScanSettings;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.management.Management;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.Identity;
import dev.platen.printer.model.Model;
import dev.platen.printer.network.NetworkSettings;
import dev.platen.printer.notification.Notifier;
import dev.platen.printer.signin.SignIn;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.store.Database;
import dev.platen.printer.text.Messages;
import dev.platen.printer.trust.CaCertificate;
import dev.platen.printer.trust.ImportResult;
import dev.platen.printer.trust.RootSet;
import dev.platen.printer.trust.TrustStore;
import dev.platen.printer.update.FirmwareUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A printer in memory, to see what its pages and screens do with it. */
public final class FakeDevice implements Device {
  public static final String PASSWORD = "Secret-Pa55";

  public final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:30:00Z"));
  public final FakeSignIn signIn = new FakeSignIn();
  public final FakeJobs jobs = new FakeJobs();

  /** Offered on models with fax only. */
  public final FakeFax fax = new FakeFax(jobs);

  public final List<EmailServerSettings> saves = new CopyOnWriteArrayList<>();

  private final Model model;
  private final EventBus events = new EventBus();
  private volatile String password = PASSWORD;
  public final FakeUpdates updates = new FakeUpdates();
  private volatile Firmware firmware;
  private volatile String panelLanguage;
  private volatile boolean panelLocked;
  private Optional<Management> management = Optional.empty();
  private volatile NetworkSettings network = NetworkSettings.factory("EPSON0A1B2C");
  private volatile EmailServerSettings settings = EmailServerSettings.factory();
  private volatile ScanSettings scanDefaults = ScanSettings.factory();

  public FakeDevice() {
    this(model(800, 480), true);
  }

  public FakeDevice(Model model, boolean oauth2) {
    this.model = model;
    this.firmware = new Firmware("05.23.XF24Q9", oauth2, 20);
    this.panelLanguage = model.panelLanguages().getFirst();
  }

  public static Model model(int width, int height) {
    return model(width, height, false);
  }

  public static Model model(int width, int height, boolean fax) {
    return new Model(
        "sp-5800",
        "Platen SP-5800",
        width,
        height,
        List.of("en", "ca", "it", "lt", "pt", "sv"),
        List.of("en", "it", "pt", "sv"),
        fax,
        false,
        false);
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public Firmware firmware() {
    return firmware;
  }

  @Override
  public FirmwareUpdate firmwareUpdate() {
    return updates;
  }

  @Override
  public Identity identity() {
    return new Identity("X7AB001234", "00:26:AB:0A:1B:2C", "EPSON0A1B2C", "127.0.0.1");
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public EmailServerSettings emailServerSettings() {
    return settings;
  }

  @Override
  public void saveEmailServerSettings(EmailServerSettings saved) {
    settings = saved;
    saves.add(saved);
    if (signIn.state() instanceof SignInState.SignedIn in) {
      signIn.become(new SignInState.SignedIn(in.service(), in.account(), true));
    }
  }

  /** Sets settings without a person's doing. */
  public void have(EmailServerSettings saved) {
    settings = saved;
  }

  @Override
  public SignIn signIn() {
    return signIn;
  }

  @Override
  public NetworkSettings networkSettings() {
    return network;
  }

  @Override
  public void saveNetworkSettings(NetworkSettings saved) {
    network = saved;
  }

  @Override
  public ScanSettings scanDefaults() {
    return scanDefaults;
  }

  @Override
  public void saveScanDefaults(ScanSettings saved) {
    scanDefaults = saved;
  }

  /** The fake has roots that nobody changes. */
  @Override
  public TrustStore trust() {
    return new TrustStore() {
      @Override
      public RootSet rootSet() {
        return new RootSet("02.03", clock.instant(), true, 1);
      }

      @Override
      public void updateRoots() {}

      @Override
      public void setAutomaticUpdate(boolean automatic) {}

      @Override
      public List<CaCertificate> imported() {
        return List.of();
      }

      @Override
      public ImportResult add(byte[] file) {
        return ImportResult.NOT_A_CERTIFICATE;
      }

      @Override
      public boolean delete(long id) {
        return false;
      }
    };
  }

  @Override
  public ConnectionTest connectionTest() {
    return new ConnectionTest() {
      @Override
      public boolean start() {
        return false;
      }

      @Override
      public State state() {
        return new State.NotRun();
      }
    };
  }

  @Override
  public Jobs jobs() {
    return jobs;
  }

  @Override
  public Optional<FaxUnit> fax() {
    return model.fax() ? Optional.of(fax) : Optional.empty();
  }

  @Override
  public String panelLanguage() {
    return panelLanguage;
  }

  @Override
  public void setPanelLanguage(String languageTag) {
    if (!model.panelLanguages().contains(languageTag)) {
      throw new IllegalArgumentException("No panel language " + languageTag);
    }
    panelLanguage = languageTag;
  }

  @Override
  public boolean isAdministratorPassword(String password) {
    return password.equals(this.password);
  }

  @Override
  public void setAdministratorPassword(String changed) {
    password = changed;
  }

  @Override
  public EventBus events() {
    return events;
  }

  /** Made when first asked for, as it needs a database. */
  @Override
  public synchronized Management management() {
    if (management.isEmpty()) {
      try {
        Path folder = Files.createTempDirectory("fake-device");
        folder.toFile().deleteOnExit();
        management =
            Optional.of(
                new Management(
                    Database.open(folder),
                    events,
                    clock,
                    new Notifier.Sender(
                        () -> Messages.of(panelLanguage),
                        () -> identity().deviceName(),
                        (recipient, subject, text) -> {})));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return management.get();
  }

  @Override
  public boolean panelLocked() {
    return panelLocked;
  }

  @Override
  public void setPanelLocked(boolean locked) {
    panelLocked = locked;
  }

  @Override
  public void inOneStep(Runnable changes) {
    changes.run();
  }

  @Override
  public List<NetworkLine> networkStatus() {
    return List.of(
        new NetworkLine("network.device_name", "EPSON0A1B2C"),
        new NetworkLine("network.connection_status", "1000BASE-T Full Duplex"),
        new NetworkLine("network.ip_address", "127.0.0.1"),
        new NetworkLine("network.subnet_mask", "255.0.0.0"),
        new NetworkLine("network.default_gateway", "127.0.0.254"),
        new NetworkLine("network.primary_dns_server", "127.0.0.53"),
        NetworkLine.inWords("network.proxy_setting", "network.value.do_not_use"),
        new NetworkLine("network.mac_address", "00:26:AB:0A:1B:2C"));
  }

  @Override
  public List<Path> outputTray() {
    return List.of();
  }

  /** Installs what a test says, whatever the image. */
  public final class FakeUpdates implements FirmwareUpdate {
    public volatile Result result = new Result.Refused(Refusal.NOT_AN_IMAGE);
    public volatile boolean downgradeAllowed;
    public volatile int bytes;
    public volatile Via via = Via.PRINTER;
    public volatile String address = "";

    @Override
    public Result install(byte[] image, boolean allowDowngrade, Via by, String from) {
      via = by;
      address = from;
      bytes = image.length;
      downgradeAllowed = allowDowngrade;
      if (result instanceof Result.Installed(Firmware installed)) {
        firmware = installed;
      }
      return result;
    }
  }

  /** A sign-in whose state a test sets. */
  public static final class FakeSignIn implements SignIn {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile SignInState state = new SignInState.SignedOut();

    public void become(SignInState next) {
      state = next;
      listeners.forEach(Runnable::run);
    }

    public void codeIssued(EmailService service, Instant expiresAt) {
      become(
          new SignInState.CodeIssued(
              service, "FJKL4RTMP", URI.create("https://microsoft.com/devicelogin"), expiresAt));
    }

    @Override
    public SignInState state() {
      return state;
    }

    @Override
    public void start(EmailService service) {
      become(new SignInState.Requesting(service));
    }

    @Override
    public void cancel() {
      become(new SignInState.SignedOut());
    }

    @Override
    public void signOut() {
      become(new SignInState.SignedOut());
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }

  /** Jobs that a test ends. */
  public final class FakeJobs implements Jobs {
    private final List<Job> all = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    public final List<String> subjects = new CopyOnWriteArrayList<>();
    public final List<ScanFormat> formats = new CopyOnWriteArrayList<>();
    public final List<ScanSettings> settings = new CopyOnWriteArrayList<>();

    @Override
    public Job scanToEmail(List<String> recipients, String subject, ScanSettings chosen) {
      ScanFormat format = chosen.format();
      settings.add(chosen);
      subjects.add(subject);
      formats.add(format);
      return add(
          Job.Type.SCAN_TO_EMAIL,
          String.join("; ", recipients),
          "EPSON0001." + format.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public Job printStatusSheet() {
      return add(Job.Type.PRINT_STATUS_SHEET, "Printer", "Status sheet");
    }

    synchronized Job add(Job.Type type, String destination, String fileName) {
      Job job =
          new Job(
              all.size() + 1L,
              type,
              clock.instant(),
              null,
              new Job.Result.Active(),
              1,
              "Panel",
              destination,
              fileName);
      all.add(job);
      listeners.forEach(Runnable::run);
      return job;
    }

    public synchronized void end(long number, Job.Result result) {
      all.replaceAll(
          job ->
              job.number() == number
                  ? new Job(
                      number,
                      job.type(),
                      job.receivedAt(),
                      clock.instant().plus(Duration.ofSeconds(4)),
                      result,
                      job.pages(),
                      job.from(),
                      job.destination(),
                      job.fileName())
                  : job);
      listeners.forEach(Runnable::run);
    }

    @Override
    public List<Job> active() {
      return all.stream().filter(Job::active).toList();
    }

    @Override
    public List<Job> history() {
      List<Job> past = new ArrayList<>(all.stream().filter(job -> !job.active()).toList());
      return past.reversed();
    }

    @Override
    public Optional<Job> job(long number) {
      return all.stream().filter(job -> job.number() == number).findAny();
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }
}
