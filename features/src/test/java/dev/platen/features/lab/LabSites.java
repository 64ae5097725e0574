package dev.platen.features.lab;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchOptions;
import dev.platen.bench.BenchVersion;
import dev.platen.bench.Ports;
import dev.platen.bench.device.Capability;
import dev.platen.bench.device.Cloud;
import dev.platen.bench.device.Cloud.BenchCloud;
import dev.platen.bench.device.Cloud.RealTenant;
import dev.platen.bench.device.DeviceFile;
import dev.platen.bench.device.DeviceFile.Permission;
import dev.platen.bench.device.Secret;
import dev.platen.bench.state.StateFolder;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.browser.BrowserPool;
import dev.platen.features.device.Account;
import dev.platen.features.device.Identity;
import dev.platen.features.device.Need;
import dev.platen.features.device.Site;
import dev.platen.features.device.Sites;
import dev.platen.features.simulator.BenchOrganization;
import dev.platen.stubs.ca.CertificateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.slf4j.LoggerFactory;

/**
 * One printer of a lab, lent to one scenario after the other. Before the first, it has to be the
 * printer that its device file describes; after the last it has the settings that it had.
 */
public final class LabSites implements Sites {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Duration LOOK = Duration.ofMillis(500);

  /** Names that a browser looks up as everybody does, where the cloud is Microsoft's. */
  private static final List<String> REAL_NAMES =
      List.of(
          "EXCLUDE *.microsoftonline.com",
          "EXCLUDE *.microsoft.com",
          "EXCLUDE *.live.com",
          "EXCLUDE *.msauth.net",
          "EXCLUDE *.msftauth.net",
          "EXCLUDE microsoft.com");

  private final DeviceFile device;
  private final Map<String, String> environment;
  private final Secret password;
  private final Path folder;
  private final Deque<AutoCloseable> started;
  private final Semaphore printer = new Semaphore(1, true);
  private final AtomicInteger number = new AtomicInteger();
  private final LabPatience patience;
  private final Drivers drivers;
  private final Identity identity;
  private final DeviceWatch watch;
  private final BrowserPool browsers;
  private final Housekeeping housekeeping;
  private final List<String> hostRules = new ArrayList<>();
  private final LabReset reset;
  private @Nullable Bench bench;

  private LabSites(
      DeviceFile device,
      Map<String, String> environment,
      Operator operator,
      BrowserOptions browser,
      LabPatience patience,
      Deque<AutoCloseable> started)
      throws IOException {
    this.device = device;
    this.environment = environment;
    this.started = started;
    DeviceHttp http = new DeviceHttp();
    started.push(http);
    this.password = device.administratorPassword().resolve(environment);
    this.patience = patience;
    this.drivers = new Drivers(device, environment, operator, http, patience);
    this.identity = drivers.identity();
    this.watch = new DeviceWatch(device, identity);
    // A printer that is another one is told of before anything is started for it.
    watch.requireWell();
    this.folder = Files.createTempDirectory("platen-lab-");
    started.push(this::removeFolder);
    hostRules.add("EXCLUDE " + device.address());
    startCloud();
    this.browsers = new BrowserPool(browser.leading(hostRules));
    started.push(browsers);
    this.housekeeping = new Housekeeping(device, password, patience, drivers.locators());
    this.reset =
        new LabReset(
            device, drivers, watch, browsers, housekeeping, patience, folder.resolve("settings"));
  }

  /**
   * Makes a printer of a lab ready for a run.
   *
   * @param environment where secrets are looked up
   * @param operator the person beside the printer
   * @param browser how browsers are started; where names lead is up to the lab
   * @throws dev.platen.features.device.InfrastructureException where somebody else uses the
   *     printer, or it is another one, or is not well
   * @throws dev.platen.bench.device.DeviceFileException where a secret is missing
   */
  public static LabSites start(
      DeviceFile device,
      Map<String, String> environment,
      Operator operator,
      BrowserOptions browser) {
    return start(device, environment, operator, browser, new LabPatience(LONGEST, LOOK));
  }

  static LabSites start(
      DeviceFile device,
      Map<String, String> environment,
      Operator operator,
      BrowserOptions browser,
      LabPatience patience) {
    Deque<AutoCloseable> started = new ArrayDeque<>();
    started.push(operator);
    try {
      started.push(Reservation.of(device, environment));
      LabSites sites = new LabSites(device, environment, operator, browser, patience, started);
      sites.reset.begin(sites.authority());
      return sites;
    } catch (IOException e) {
      closeAll(started);
      throw new UncheckedIOException("No folder for the lab", e);
    } catch (RuntimeException | Error e) {
      closeAll(started);
      throw e;
    }
  }

  /** The same authority in every run: a printer that trusts it already has nothing to learn. */
  private static void takeAuthority(Path kept, Path used) {
    try {
      CertificateAuthority.open(kept);
      try (Stream<Path> files = Files.list(kept)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, used.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The certificate authority in " + kept + " cannot be used", e);
    }
  }

  private Optional<Path> authority() {
    return bench == null
        ? Optional.empty()
        : Optional.of(bench.options().state().folder("ca").resolve("ca.pem"));
  }

  private void startCloud() {
    if (device.cloud() instanceof BenchCloud cloud) {
      StateFolder state = StateFolder.open(folder.resolve("bench"), true);
      started.push(state);
      takeAuthority(cloud.authority(), state.folder("ca"));
      Cloud.CloudPorts ports = cloud.ports();
      Bench cloudBench =
          Bench.start(
              new BenchOptions(
                  cloud.address(),
                  new Ports(0, 0, 0, ports.https(), ports.smtp(), ports.imap(), ports.dns()),
                  state,
                  BenchOptions.USUAL_TARPIT));
      started.push(cloudBench);
      bench = cloudBench;
      hostRules.addAll(cloudBench.hostRules());
    } else {
      hostRules.addAll(REAL_NAMES);
    }
  }

  /** The stubs, where the cloud is theirs; for tests. */
  Bench bench() {
    return Objects.requireNonNull(bench, "The cloud is a real tenant");
  }

  @Override
  public List<String> hostRules() {
    return List.copyOf(hostRules);
  }

  @Override
  public Map<String, String> description() {
    return Map.of(
        "Device",
        device.name(),
        "Model",
        device.model(),
        "Firmware",
        device.firmware(),
        "Bench",
        BenchVersion.TEXT,
        "Cloud",
        device.cloud() instanceof BenchCloud
            ? "stubbed Entra ID and Exchange Online"
            : "Microsoft's");
  }

  @Override
  public Site newSite(String language, Set<Need> needs) {
    requireOffered(language, needs);
    printer.acquireUninterruptibly();
    try {
      reset.before(language);
      return new LabSite(
          device,
          password,
          cloud(),
          drivers,
          identity,
          watch,
          browsers,
          housekeeping,
          patience,
          Files.createDirectories(folder.resolve("downloads/" + number.get())),
          this::giveBack);
    } catch (IOException e) {
      printer.release();
      throw new UncheckedIOException("No folder for downloads", e);
    } catch (RuntimeException | Error e) {
      printer.release();
      throw e;
    }
  }

  private void giveBack() {
    try {
      reset.after();
    } finally {
      printer.release();
    }
  }

  private void requireOffered(String language, Set<Need> needs) {
    if (!device.languages().contains(language)) {
      throw new TestAbortedException(
          "%s is not to be set to the language %s (languages in its device file)"
              .formatted(device.name(), language));
    }
    for (Need need : needs) {
      switch (need) {
        case FAX, ADDITIONAL_NETWORK, SERVERLESS -> {
          String key = need.name().toLowerCase(Locale.ROOT).replace('_', '-');
          if (device.lacks().contains(key)) {
            throw new TestAbortedException(
                "%s has no %s (lacks in its device file)"
                    .formatted(device.name(), key.replace('-', ' ')));
          }
        }
        case EARLIER_FIRMWARE, OLD_FIRMWARE ->
            throw new TestAbortedException(
                "%s is tested with the firmware %s, and this scenario needs an older one"
                    .formatted(device.name(), device.firmware()));
      }
    }
  }

  private LabCloud cloud() {
    return switch (device.cloud()) {
      case BenchCloud cloud -> {
        BenchClock clock = BenchClock.atRealTime();
        BenchOrganization organization =
            BenchOrganization.found(bench(), clock, number.incrementAndGet());
        organization.registerApplication(UUID.fromString(cloud.clientId()));
        yield new StubbedCloud(organization, clock, device.address());
      }
      case RealTenant tenant -> {
        Secret secret =
            device.binding(Capability.MAILBOX).secret("client-secret").resolve(environment);
        GraphMailbox.Access access =
            GraphMailbox.Access.toMicrosoft(
                tenant.tenantId(),
                device.binding(Capability.MAILBOX).text("client-id", ""),
                secret);
        yield new TenantCloud(
            tenant.applicationName(),
            account(tenant.administrator()),
            account(tenant.employee()),
            tenant.recipient(),
            address -> new GraphMailbox(access, address));
      }
    };
  }

  private Account account(Cloud.AccountReference reference) {
    return new Account(reference.name(), reference.password().resolve(environment).value());
  }

  /** Gives the printer its settings back where the device file allows it, and lets it go. */
  @Override
  public void close() {
    try {
      if (device.allows(Permission.SETTINGS_RESTORE)) {
        reset.end();
      }
    } finally {
      closeAll(started);
    }
  }

  private static void closeAll(Deque<AutoCloseable> started) {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        LoggerFactory.getLogger(LabSites.class).warn("A part did not close", e);
      }
    }
  }

  private void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
