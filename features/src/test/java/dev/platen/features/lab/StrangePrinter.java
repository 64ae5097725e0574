package dev.platen.features.lab;

import dev.platen.bench.time.BenchClock;
import dev.platen.features.simulator.PanelServer;
import dev.platen.printer.DeviceOptions;
import dev.platen.printer.Printer;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Identity;
import dev.platen.printer.model.Models;
import dev.platen.printer.network.NetworkWiring;
import dev.platen.printer.webconfig.WebConfigOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A simulated printer that belongs to no bench: it has an address and a clock of its own, trusts
 * nobody from the factory, and is reached by the network only.
 */
final class StrangePrinter implements AutoCloseable {
  static final String MODEL = "PX-B600F";
  static final String SERIAL = "X3B1000123";
  static final String FIRMWARE = "05.23.XF24Q9";
  static final String PASSWORD = "Lab-Printer-31";
  private final BenchClock clock = BenchClock.atRealTime();
  private final HttpWorker worker = HttpWorker.start();
  private final PanelServer panels = PanelServer.start();
  private final Printer printer;
  private final String panelAddress;

  /**
   * @param address its own, of the loopback network
   * @param clientId that its firmware signs in as
   */
  StrangePrinter(
      Path folder, String address, String clientId, int dnsPort, int httpsPort, int smtpPort) {
    DeviceOptions options =
        DeviceOptions.builder(folder)
            .model(Models.get("px-b600f"))
            .firmware(FirmwareVersions.get(FIRMWARE))
            .identity(new Identity(SERIAL, "00:26:AB:0A:1B:2C", "EPSON0A1B2C", address))
            .administratorPassword(PASSWORD)
            .panelLanguage("sv")
            .network(
                new NetworkWiring(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), dnsPort),
                    Map.of(443, httpsPort, 587, smtpPort),
                    Optional.of(inet(address))))
            .clientId(clientId)
            .clock(clock)
            .scheduler(clock.scheduler())
            .build();
    printer = Printer.start(options, WebConfigOptions.of(inet(address), 0, 0, folder, worker));
    panelAddress = panels.show("stranger", printer.panel());
  }

  private static InetAddress inet(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
  }

  int webConfigPort() {
    return printer.webConfig().httpsPort();
  }

  /** Where its screen can be touched. */
  String panelAddress() {
    return panelAddress;
  }

  /** Looks into the printer, as the test that owns it may. */
  Printer inside() {
    return printer;
  }

  @Override
  public void close() {
    printer.close();
    panels.close();
    worker.close();
    clock.close();
  }
}
