package dev.platen.features.steps;

import dev.platen.bench.device.DeviceFile;
import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.device.InfrastructureException;
import dev.platen.features.device.Sites;
import dev.platen.features.lab.LabSites;
import dev.platen.features.lab.Operator;
import dev.platen.features.lab.OperatorAtDesk;
import dev.platen.features.simulator.SimulatedSites;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a run is about: simulated printers, or the one of a lab that a file describes ({@code
 * -Dplaten.device=lab/second-floor.yaml}). This is the one place that knows.
 */
final class RunSubject {
  private static final String FILE = System.getProperty("platen.device", "");

  private RunSubject() {}

  static boolean isDevice() {
    return !FILE.isBlank();
  }

  /**
   * @param secrets is told what is given out and must not be found in any file
   */
  static Sites sites(Consumer<String> secrets) {
    if (!isDevice()) {
      return SimulatedSites.start(secrets);
    }
    DeviceFile device = DeviceFile.read(file());
    return LabSites.start(
        device, System.getenv(), operator(device), BrowserOptions.ofThisMachine(List.of()));
  }

  /** A path is meant from the project's own folder, wherever the tests run. */
  private static Path file() {
    return Path.of(System.getProperty("platen.root", "..")).resolve(FILE);
  }

  private static Operator operator(DeviceFile device) {
    return device
        .operator()
        .<Operator>map(page -> OperatorAtDesk.start(device, page, Path.of("target/operator.txt")))
        .orElse(
            request -> {
              throw new InfrastructureException(
                  "The device file names no operator's page, and \"%s\" needs one"
                      .formatted(request));
            });
  }
}
