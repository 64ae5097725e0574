package dev.platen.printer.webconfig;

import static org.awaitility.Awaitility.await;

import dev.platen.printer.DeviceOptions;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Job;
import dev.platen.printer.lab.Lab;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

/** A whole printer in the lab's network, with its Web Config. */
final class WebPrinter implements AutoCloseable {
  /** The fewest that a file may have. */
  static final int FILE_ROUNDS = 1_000;

  final Lab lab;
  private final Path folder;
  final HttpWorker worker = HttpWorker.start();
  PrinterDevice device;
  WebConfig webConfig;

  WebPrinter(Path folder) {
    this.lab = new Lab(folder.resolve("device"));
    this.folder = folder;
    this.device = lab.start();
    this.webConfig = startWebConfig();
  }

  private WebConfig startWebConfig() {
    return WebConfig.start(
        WebConfigOptions.of(InetAddress.getLoopbackAddress(), 0, 0, folder.resolve("web"), worker)
            .withSettingsFileRounds(FILE_ROUNDS),
        device);
  }

  /** As after a power cut. */
  void restart() {
    restart(lab.options());
  }

  void restart(DeviceOptions.Builder options) {
    webConfig.close();
    device.cutPower();
    device = lab.start(options);
    webConfig = startWebConfig();
  }

  Browser browser() {
    return new Browser(webConfig.httpsPort());
  }

  Browser administrator() throws Exception {
    Browser browser = browser();
    browser.logIn(Lab.PASSWORD);
    return browser;
  }

  /** Past jobs, once nothing is being done. */
  List<Job> history(int jobs) {
    await().until(() -> device.jobs().history().size() >= jobs && device.jobs().active().isEmpty());
    return device.jobs().history();
  }

  @Override
  public void close() {
    webConfig.close();
    lab.close();
    worker.close();
  }
}
