package dev.platen.bench;

import dev.platen.bench.state.StateFolder;
import dev.platen.bench.state.TenantFiles;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.PersonalPlan;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import dev.platen.printer.DeviceOptions;
import dev.platen.printer.Printer;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Model;
import dev.platen.printer.model.Models;
import dev.platen.printer.network.NetworkWiring;
import dev.platen.printer.webconfig.WebConfigOptions;
import dev.platen.stubs.admin.AdminCenters;
import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.dns.DnsServer;
import dev.platen.stubs.entra.EntraId;
import dev.platen.stubs.entra.EntraSettings;
import dev.platen.stubs.entra.token.SigningKeys;
import dev.platen.stubs.exchange.ExchangeOnline;
import dev.platen.stubs.exchange.ExchangeSettings;
import dev.platen.stubs.exchange.smtp.ServerNames;
import dev.platen.stubs.fault.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The cloud and the printers that sign in to it, on one machine: the way in to the bench from Java.
 *
 * <pre>{@code
 * try (Bench bench = Bench.start(options)) {
 *   BenchClock clock = BenchClock.atRealTime();
 *   BenchTenant tenant = bench.newTenant(new TenantPlan("Contoso", "contoso.onmicrosoft.com", true), clock);
 *   BenchPrinter printer = bench.newPrinter(new PrinterPlan("printer-1", "px-b600f", "en"), tenant, clock);
 *   // printer.webConfig(), printer.printer().panel(), bench.exchange().messages("anna@...")
 * }
 * }</pre>
 */
public final class Bench implements AutoCloseable {
  private final BenchOptions options;
  private final CertificateAuthority ca;
  private final TenantFiles tenantFiles;
  private final Directory directory;
  private final BenchClock baseClock;
  private final EntraId entra;
  private final ExchangeOnline exchange;
  private final DnsServer dns;
  private final HttpWorker httpWorker;
  private final Faults faults = new Faults();
  private final AtomicInteger printerNumbers = new AtomicInteger();
  private final Deque<AutoCloseable> started;

  private Bench(BenchOptions options, BenchClock baseClock, Deque<AutoCloseable> started)
      throws IOException {
    StateFolder state = options.state();
    this.options = options;
    this.started = started;
    this.baseClock = baseClock;
    this.ca = CertificateAuthority.open(state.folder("ca"));
    this.tenantFiles = new TenantFiles(state.folder("tenants"));
    this.directory = new Directory(tenantFiles::save);
    SigningKeys keys = SigningKeys.open(state.folder("signing-keys"));
    this.entra =
        keep(
            EntraId.start(
                EntraSettings.onLoopback(baseClock)
                    .withAddress(address(options.address()))
                    .withPort(options.ports().entra())
                    .withOverrides(options.overrides()),
                directory,
                keys,
                ca,
                faults,
                baseClock.scheduler()));
    this.exchange =
        keep(
            ExchangeOnline.start(
                ExchangeSettings.on(address(options.address()))
                    .withPorts(options.ports().smtp(), options.ports().imap())
                    .withPop3Port(options.ports().pop3())
                    .withTarpit(options.tarpit())
                    .withMailFolder(state.folder("mail")),
                directory,
                keys::publicKeys,
                ca.serverContext(mailNames(options.address())),
                baseClock,
                baseClock.scheduler(),
                faults,
                ca));
    AdminCenters.open(directory, entra, exchange);
    this.dns =
        keep(
            DnsServer.start(
                address(options.address()),
                options.ports().dns(),
                zone(),
                faults,
                baseClock.scheduler()));
    this.httpWorker = keep(HttpWorker.start());
  }

  /**
   * Starts the cloud. Tenants and printers are made or brought back afterwards.
   *
   * @throws BenchException where another program listens on a port, or a file is damaged
   */
  public static Bench start(BenchOptions options) {
    Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
    BenchClock baseClock = BenchClock.atRealTime();
    started.push(baseClock);
    try {
      return new Bench(options, baseClock, started);
    } catch (IOException e) {
      closeAll(started);
      throw new BenchException(e.getMessage(), e);
    } catch (RuntimeException e) {
      closeAll(started);
      throw e;
    }
  }

  private static List<String> mailNames(String address) {
    return Stream.concat(
            ServerNames.standard().hosts().stream(), Stream.of("localhost", "127.0.0.1", address))
        .distinct()
        .toList();
  }

  private <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  private Map<String, InetAddress> zone() {
    Map<String, InetAddress> zone = new HashMap<>();
    InetAddress here = address(options.address());
    EntraId.hosts().forEach(host -> zone.put(host, here));
    exchange.hosts().forEach(host -> zone.put(host, here));
    return zone;
  }

  /** Makes an organization that lives by {@code clock}. */
  public BenchTenant newTenant(TenantPlan plan, BenchClock clock) {
    return adopt(plan.make(), clock);
  }

  /**
   * Brings back the organizations of an earlier run, and its personal accounts; they live by {@code
   * clock}.
   *
   * @return the organizations
   */
  public List<BenchTenant> restoreTenants(BenchClock clock) {
    List<BenchTenant> restored = new ArrayList<>();
    for (Tenant tenant : tenantFiles.load()) {
      BenchTenant adopted = adopt(tenant, clock);
      if (tenant.kind() == TenantKind.ORGANIZATION) {
        restored.add(adopted);
      }
    }
    return restored;
  }

  /**
   * Makes a personal account that lives by {@code clock}.
   *
   * @return its user, whose password is random
   * @throws IllegalArgumentException where the address is none, or is taken
   */
  public User newPersonalAccount(PersonalPlan plan, BenchClock clock) {
    return adopt(plan.make(), clock).now().users().getFirst();
  }

  /**
   * Makes a user of an organization, with a mailbox and a random password.
   *
   * @param name before the domain
   * @throws IllegalArgumentException where the name is taken
   */
  public User newUser(BenchTenant tenant, String name, String displayName) {
    User user = TenantPlan.newUser(tenant.now().domain(), name, displayName);
    directory.update(tenant.now().id(), now -> now.withNewUser(user));
    return user;
  }

  private BenchTenant adopt(Tenant tenant, BenchClock clock) {
    directory.add(tenant, clock);
    return new BenchTenant(directory, tenant.id());
  }

  /** Forgets an organization; its mail stays until the bench ends. */
  public void remove(BenchTenant tenant) {
    directory.remove(tenant.now().id());
  }

  /**
   * Switches a printer on, as it was left where it is not new.
   *
   * @param tenant whose application the printer signs in with
   * @throws RuntimeException whose message says what is wrong with the printer's store or port
   */
  public BenchPrinter newPrinter(PrinterPlan plan, BenchTenant tenant, BenchClock clock) {
    Path folder = options.state().folder("printers/" + plan.id());
    // Before the first file is written: a label with a mistyped firmware would stay.
    FirmwareVersions.get(plan.firmware());
    PrinterLabel label = new LabelFile(folder).labelOf(plan);
    Model model = Models.get(label.model());
    Firmware firmware = FirmwareVersions.get(label.firmware());
    String ipAddress = plan.ownAddress() ? ownAddress() : options.address();
    DeviceOptions.Builder device =
        DeviceOptions.builder(folder)
            .model(model)
            .firmware(firmware)
            .identity(label.identity(ipAddress))
            .administratorPassword(label.administratorPassword())
            .panelLanguage(plan.panelLanguage())
            .network(wiring(plan, ipAddress))
            .trustedRoots(List.of(ca.certificate()))
            .clientId(tenant.printerApplication().clientId().toString())
            .clock(clock)
            .scheduler(clock.scheduler());
    plan.ippPrinter().ifPresent(device::ippPrinter);
    Printer printer =
        Printer.start(
            device.build(),
            WebConfigOptions.of(
                address(ipAddress),
                plan.ownAddress() ? 0 : options.ports().webConfig(),
                plan.ownAddress() ? 0 : options.ports().webConfigPlain(),
                folder,
                httpWorker));
    started.push(printer);
    return new BenchPrinter(plan.id(), label, printer);
  }

  /** Switches a printer off. */
  public void remove(BenchPrinter printer) {
    started.remove(printer.printer());
    printer.printer().close();
  }

  /** Takes a printer's power away at once; {@link #newPrinter} with its plan brings it back. */
  public void cutPower(BenchPrinter printer) {
    started.remove(printer.printer());
    printer.printer().cutPower();
  }

  /** A printer with an address of its own also speaks from it, so that servers tell them apart. */
  private NetworkWiring wiring(PrinterPlan plan, String ipAddress) {
    return new NetworkWiring(
        new InetSocketAddress(address(options.address()), dns.port()),
        Map.of(443, entra.port(), 587, exchange.smtpPort()),
        plan.ownAddress() ? Optional.of(address(ipAddress)) : Optional.empty());
  }

  /** An address of its own on the loopback network, so that printers do not share a certificate. */
  private String ownAddress() {
    int number = printerNumbers.incrementAndGet();
    return "127.77.%d.%d".formatted(number / 250, number % 250 + 1);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (IOException e) {
      throw new BenchException("Not an address: " + text, e);
    }
  }

  public BenchOptions options() {
    return options;
  }

  /** The authority that vouches for Microsoft's names on this bench. */
  public CertificateAuthority ca() {
    return ca;
  }

  public Directory directory() {
    return directory;
  }

  public EntraId entra() {
    return entra;
  }

  public ExchangeOnline exchange() {
    return exchange;
  }

  /** What goes wrong; of use for all servers and all printers that ask them. */
  public Faults faults() {
    return faults;
  }

  public DnsServer dns() {
    return dns;
  }

  /** The clock of the servers themselves, before they know whom they talk to. */
  public BenchClock baseClock() {
    return baseClock;
  }

  /** What leads Microsoft's names here, as Chromium's {@code --host-resolver-rules} takes it. */
  public List<String> hostRules() {
    return EntraId.hosts().stream()
        .map(host -> "MAP %s %s:%d".formatted(host, options.address(), entra.port()))
        .toList();
  }

  /** Switches everything off, what was started last first. */
  @Override
  public void close() {
    closeAll(started);
  }

  private static void closeAll(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        org.slf4j.LoggerFactory.getLogger(Bench.class).warn("A part did not close", e);
      }
    }
  }
}
