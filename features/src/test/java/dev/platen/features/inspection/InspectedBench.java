package dev.platen.features.inspection;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchOptions;
import dev.platen.bench.BenchPrinter;
import dev.platen.bench.Ports;
import dev.platen.bench.PrinterPlan;
import dev.platen.bench.console.Console;
import dev.platen.bench.console.ConsoleServer;
import dev.platen.bench.state.ClockFile;
import dev.platen.bench.state.StateFolder;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.device.Account;
import dev.platen.features.simulator.BenchTrust;
import dev.platen.features.simulator.QuickSignIn;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.signin.SignInState;
import dev.platen.stubs.directory.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A bench with a console and a new printer of each model that is asked for. */
final class InspectedBench implements AutoCloseable {
  private static final String FIRMWARE = "05.23.XF24Q9";
  private final Path folder;
  private final StateFolder state;
  private final BenchClock clock = BenchClock.atRealTime();
  private final Bench bench;
  private final BenchTenant tenant;
  private final List<BenchPrinter> printers;
  private final ConsoleServer console;

  private InspectedBench(Path folder, List<String> models) {
    this.folder = folder;
    this.state = StateFolder.open(folder, true);
    this.bench = Bench.start(new BenchOptions("127.0.0.1", Ports.free(), state, Duration.ZERO));
    this.tenant =
        bench.newTenant(new TenantPlan("Contoso", "contoso.onmicrosoft.com", true), clock);
    this.printers =
        models.stream()
            .map(
                model ->
                    bench.newPrinter(
                        new PrinterPlan("printer-" + model, model, FIRMWARE, "en", true),
                        tenant,
                        clock))
            .toList();
    this.console =
        ConsoleServer.start(
            "127.0.0.1", 0, new Console(bench, tenant, clock, new ClockFile(state), printers));
  }

  static InspectedBench with(List<String> models) {
    try {
      return new InspectedBench(Files.createTempDirectory("platen-inspection-"), models);
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for the bench", e);
    }
  }

  Bench bench() {
    return bench;
  }

  BenchTenant tenant() {
    return tenant;
  }

  List<BenchPrinter> printers() {
    return printers;
  }

  /** The start page, with a slash at the end. */
  URI console() {
    return console.url();
  }

  URI panel(BenchPrinter printer) {
    return console.url().resolve("printers/" + printer.id() + "/panel/");
  }

  Account administrator() {
    User user = tenant.administrator();
    return new Account(user.principalName(), user.password());
  }

  /** Has the printer ask for a code; returns the code, never to be logged. */
  static String askForCode(BenchPrinter printer) {
    PrinterDevice device = printer.printer().device();
    device.signIn().start(EmailService.MICROSOFT_EXCHANGE_ONLINE);
    Awaitility.await().until(() -> device.signIn().state() instanceof SignInState.CodeIssued);
    return device.signIn().state() instanceof SignInState.CodeIssued issued
        ? issued.userCode()
        : "";
  }

  /** Approves a code as the administrator, and waits for the printer to have heard of it. */
  void approve(BenchPrinter printer, String userCode) {
    new QuickSignIn(
            "https://localhost:" + bench.entra().port(), BenchTrust.of(bench.ca().certificate()))
        .approve(userCode, administrator());
    Awaitility.await()
        .until(
            () -> {
              clock.advance(Duration.ofSeconds(2));
              return printer.printer().device().signIn().state() instanceof SignInState.SignedIn;
            });
  }

  @Override
  public void close() {
    console.close();
    bench.close();
    clock.close();
    state.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("Removing " + folder, e);
    }
  }
}
