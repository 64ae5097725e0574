package dev.platen.bench;

import dev.platen.bench.profile.Disguise;
import dev.platen.bench.state.StateFolder;
import dev.platen.bench.time.BenchClock;
import dev.platen.printer.DeviceOptions;
import dev.platen.printer.NetworkPrinter;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Models;
import dev.platen.printer.network.NetworkWiring;
import dev.platen.printer.webconfig.WebConfigOptions;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One simulated printer without a bench, with an address, a resolver and a clock of its own: a
 * stranger to whatever it talks to. Of certification authorities it trusts the public ones that
 * Java brings along, as firmware brings a set, and those that are imported through Web Config.
 */
public final class LonePrinter implements AutoCloseable {
  /**
   * The application of a firmware of which nothing else is said: registered nowhere, so a sign-in
   * is refused by name.
   */
  public static final String UNREGISTERED = "504c4154-454e-4000-8000-000000000001";

  private final PrinterLabel label;
  private final BenchClock clock;
  private final HttpWorker worker;
  private final NetworkPrinter printer;

  private LonePrinter(
      PrinterLabel label, BenchClock clock, HttpWorker worker, NetworkPrinter printer) {
    this.label = label;
    this.clock = clock;
    this.worker = worker;
    this.printer = printer;
  }

  /**
   * Switches it on, as it was left where it is not new.
   *
   * @throws IllegalStateException where a port is taken or may not be used; the message says what
   *     to do
   * @throws RuntimeException whose message says what is wrong with its state folder
   */
  public static LonePrinter start(LonePrinterPlan plan, StateFolder state) {
    return start(plan, state, Disguise.none());
  }

  /**
   * Switches it on, as it was left where it is not new, to tell what another printer told.
   *
   * @throws IllegalStateException where a port is taken or may not be used; the message says what
   *     to do
   * @throws RuntimeException whose message says what is wrong with its state folder
   */
  public static LonePrinter start(LonePrinterPlan plan, StateFolder state, Disguise disguise) {
    Path folder = state.folder("printer");
    PrinterLabel label =
        new LabelFile(folder)
            .labelOf(
                new PrinterPlan(
                    "printer", plan.model(), plan.firmware(), plan.panelLanguage(), true));
    BenchClock clock = BenchClock.atRealTime();
    HttpWorker worker = HttpWorker.start();
    try {
      return new LonePrinter(
          label, clock, worker, printer(plan, folder, label, clock, worker, disguise));
    } catch (RuntimeException e) {
      worker.close();
      clock.close();
      throw e;
    }
  }

  private static NetworkPrinter printer(
      LonePrinterPlan plan,
      Path folder,
      PrinterLabel label,
      BenchClock clock,
      HttpWorker worker,
      Disguise disguise) {
    DeviceOptions device =
        DeviceOptions.builder(folder)
            .model(disguise.model(Models.get(label.model())))
            .firmware(disguise.firmware(FirmwareVersions.get(label.firmware())))
            .identity(disguise.identity(label.identity(plan.address().getHostAddress())))
            .administratorPassword(label.administratorPassword())
            .panelLanguage(plan.panelLanguage())
            .network(new NetworkWiring(plan.dnsServer(), plan.nat(), Optional.of(plan.address())))
            .trustedRoots(publicRoots())
            .clientId(plan.clientId().orElse(UNREGISTERED))
            .clock(clock)
            .scheduler(clock.scheduler())
            .build();
    LonePrinterPlan.LonePorts ports = plan.ports();
    return NetworkPrinter.start(
        device,
        WebConfigOptions.of(plan.address(), ports.https(), ports.http(), folder, worker),
        new NetworkPrinter.Services(
            ports.ipp(), ports.snmp(), plan.frontAddress(), ports.front(), plan.mdns()),
        disguise.guise());
  }

  private static List<X509Certificate> publicRoots() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore ofThisJava = null;
      factory.init(ofThisJava);
      List<X509Certificate> roots = new ArrayList<>();
      Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .forEach(
              manager ->
                  roots.addAll(Arrays.asList(((X509TrustManager) manager).getAcceptedIssuers())));
      return roots;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no certification authorities", e);
    }
  }

  public PrinterLabel label() {
    return label;
  }

  public NetworkPrinter printer() {
    return printer;
  }

  @Override
  public void close() {
    printer.close();
    worker.close();
    clock.close();
  }
}
