package dev.platen.bench.cli;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchException;
import dev.platen.bench.BenchOptions;
import dev.platen.bench.BenchPrinter;
import dev.platen.bench.Ports;
import dev.platen.bench.PrinterPlan;
import dev.platen.bench.console.AccessToken;
import dev.platen.bench.console.BrowserArguments;
import dev.platen.bench.console.Console;
import dev.platen.bench.console.ConsoleServer;
import dev.platen.bench.lab.Lab;
import dev.platen.bench.lab.LabPlan;
import dev.platen.bench.state.ClockFile;
import dev.platen.bench.state.StateFolder;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import dev.platen.printer.store.StoreException;
import dev.platen.stubs.entra.http.Overrides;
import dev.platen.stubs.entra.http.Recording;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code platen up}: starts the bench and keeps it running. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts a simulated printer and the Microsoft cloud that it signs in to, and a start page"
          + " that leads to both. Runs until Ctrl-C."
    },
    footer = {
      "",
      "Started again, it knows its certificates, organization, mail and printer from the state"
          + " folder."
    })
final class UpCommand implements Runnable {
  private static final Ports USUAL = Ports.usual();
  private final Terminal terminal;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "What the bench keeps between two runs (default: .platen beside the command).")
  private @Nullable Path stateDir;

  @Option(names = "--fresh", description = "Forget what was kept, and start anew.")
  private boolean fresh;

  @Option(
      names = "--state-file",
      paramLabel = "FILE",
      description =
          "Write addresses and log-ins as JSON once everything answers (readable by you alone).")
  private @Nullable Path stateFile;

  @Option(
      names = "--model",
      paramLabel = "ID",
      defaultValue = "px-b600f",
      description = "Model of a new printer (default: ${DEFAULT-VALUE}).")
  private String model = "";

  @Option(
      names = "--firmware",
      paramLabel = "VERSION",
      defaultValue = "05.23.XF24Q9",
      description = "Firmware of a new printer (default: ${DEFAULT-VALUE}).")
  private String firmware = "";

  @Option(
      names = "--panel-language",
      paramLabel = "TAG",
      defaultValue = "en",
      description = "Panel language of a new printer: en, ca, it, lt, pt, sv (default: en).")
  private String panelLanguage = "";

  @Option(
      names = "--ipp-printer",
      paramLabel = "URI",
      description =
          "Print status sheets on this printer too, for example ipp://192.0.2.7:631/ipp/print"
              + " (default: into the output tray only).")
  private @Nullable URI ippPrinter;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "Where all servers listen: an address of this machine (default: ${DEFAULT-VALUE}). Beyond"
            + " loopback, start page and control API ask for a token."
      })
  private String address = "";

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      description = "Start page (default: 8700).")
  private int consolePort = USUAL.console();

  @Option(names = "--web-config-port", paramLabel = "PORT", description = "Web Config (8743).")
  private int webConfigPort = USUAL.webConfig();

  @Option(
      names = "--web-config-http-port",
      paramLabel = "PORT",
      description = "Web Config over HTTP, which leads to HTTPS (8780).")
  private int webConfigPlainPort = USUAL.webConfigPlain();

  @Option(names = "--entra-port", paramLabel = "PORT", description = "Entra ID (8744).")
  private int entraPort = USUAL.entra();

  @Option(names = "--smtp-port", paramLabel = "PORT", description = "Exchange SMTP (8787).")
  private int smtpPort = USUAL.smtp();

  @Option(names = "--imap-port", paramLabel = "PORT", description = "Mailboxes by IMAP (8793).")
  private int imapPort = USUAL.imap();

  @Option(
      names = "--dns-port",
      paramLabel = "PORT",
      description =
          "Name server of the printers, UDP and TCP (8753). Port 0 takes any free one, here as for"
              + " all.")
  private int dnsPort = USUAL.dns();

  @Option(
      names = "--mappings",
      paramLabel = "DIR",
      description = "Folder with WireMock mappings (*.json) that go before Entra ID's answers.")
  private @Nullable Path mappings;

  @Option(
      names = "--record",
      paramLabel = "URL",
      description = {
        "Ask this service in place of Entra ID, for example https://login.microsoftonline.com, and"
            + " keep each answer as a mapping without its tokens (in the state folder, recordings)."
      })
  private @Nullable URI record;

  @Option(
      names = "--wiremock-admin",
      description =
          "Open WireMock's admin API under /__admin at Entra ID's address, without a password.")
  private boolean wiremockAdmin;

  @Mixin private final LabMixin lab = new LabMixin();

  UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    BindAddress bind = BindAddress.of(address);
    address = bind.text();
    if (wiremockAdmin && !bind.isLocal()) {
      throw new UsersProblem(
          "--wiremock-admin is open to whoever reaches it, so it goes with a loopback address only."
              + " Leave it out, or leave --bind out.");
    }
    Optional<LabPlan> labPlan = lab.plan();
    Ports ports = ports();
    Path folder =
        stateDir != null ? stateDir : Path.of(System.getProperty("platen.root", "."), ".platen");
    CountDownLatch stopped = new CountDownLatch(1);
    try (StateFolder state = StateFolder.open(folder, fresh)) {
      ClockFile clockFile = new ClockFile(state);
      try (BenchClock clock = BenchClock.aheadOfRealTime(clockFile.load());
          Bench bench =
              Bench.start(
                  new BenchOptions(
                      address, ports, state, BenchOptions.USUAL_TARPIT, overrides(folder)))) {
        BenchTenant tenant =
            bench.restoreTenants(clock).stream()
                .findFirst()
                .orElseGet(
                    () ->
                        bench.newTenant(
                            new TenantPlan("Contoso", "contoso.onmicrosoft.com", true), clock));
        BenchPrinter printer =
            bench.newPrinter(
                new PrinterPlan(
                    "printer-1",
                    model,
                    firmware,
                    panelLanguage,
                    false,
                    Optional.ofNullable(ippPrinter)),
                tenant,
                clock);
        Console console = new Console(bench, tenant, clock, clockFile, List.of(printer));
        Optional<AccessToken> token =
            bind.isLocal() ? Optional.empty() : Optional.of(AccessToken.keptIn(state));
        try (Closing services = new Closing(labPlan.map(plan -> Lab.start(bench, plan, clock)));
            ConsoleServer server = ConsoleServer.start(address, ports.console(), console, token)) {
          tenant.allowRedirect(
              URI.create(server.url() + "printers/" + printer.id() + "/panel/signed-in"));
          state.write(
              Path.of("browser-arguments"), String.join("\n", BrowserArguments.of(bench)) + "\n");
          writeStateFile(console, server, token);
          Welcome welcome = new Welcome(terminal, bench);
          welcome.say(tenant, printer, server, token);
          services.lab().ifPresent(welcome::sayOfLab);
          terminal.say("Press Ctrl-C to stop.");
          awaitStop(stopped);
          terminal.say("Stopping ...");
        }
      }
    } catch (BenchException
        | StoreException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      throw new UsersProblem(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    } finally {
      stopped.countDown();
    }
  }

  private Overrides overrides(Path folder) {
    Overrides overrides = Overrides.NONE.withWiremockAdmin(wiremockAdmin);
    if (mappings != null) {
      overrides = overrides.withMappings(mappings);
    }
    return record == null
        ? overrides
        : overrides.withRecording(
            new Recording(record, folder.resolve("recordings"), Optional.empty()));
  }

  private Ports ports() {
    Ports ports =
        new Ports(
            consolePort, webConfigPort, webConfigPlainPort, entraPort, smtpPort, imapPort, dnsPort);
    Ports wanted = lab.ports(ports);
    List<PortCheck.Use> uses = PortCheck.uses(wanted, lab.uses());
    PortCheck.requireValid(uses);
    PortCheck.requireFree(address, uses);
    return wanted;
  }

  private void writeStateFile(Console console, ConsoleServer server, Optional<AccessToken> token) {
    if (stateFile != null) {
      StateFolder.writeSafely(stateFile, StateDocument.of(console, server, token));
    }
  }

  /** Closes what a lab needs besides, where there is one. */
  private record Closing(Optional<Lab> lab) implements AutoCloseable {
    @Override
    public void close() {
      lab.ifPresent(Lab::close);
    }
  }

  /** Ctrl-C and SIGTERM end the wait; the JVM is held until all is closed. */
  static void awaitStop(CountDownLatch stopped) {
    CountDownLatch stop = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  try {
                    stopped.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "stop"));
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** For {@code platen browser} and tests. */
  static Optional<Path> usualStateFolder() {
    return Optional.ofNullable(System.getProperty("platen.root"))
        .map(root -> Path.of(root, ".platen"));
  }
}
