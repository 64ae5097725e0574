package dev.platen.features.steps;

import dev.platen.bench.device.DeviceFile;
import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.device.InfrastructureException;
import dev.platen.features.device.Sites;
import dev.platen.features.lab.LabSites;
import dev.platen.features.lab.Operator;
import dev.platen.features.simulator.SimulatedSites;
import java.nio.file.Path;
import java.util.List;

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

  static Sites sites() {
    if (!isDevice()) {
      return SimulatedSites.start();
    }
    return LabSites.start(
        DeviceFile.read(file()),
        System.getenv(),
        operator(),
        BrowserOptions.ofThisMachine(List.of()));
  }

  /** A path is meant from the project's own folder, wherever the tests run. */
  private static Path file() {
    return Path.of(System.getProperty("platen.root", "..")).resolve(FILE);
  }

  private static Operator operator() {
    return request -> {
      throw new InfrastructureException(
          "No operator's page is served in this run, and \"%s\" needs one".formatted(request));
    };
  }
}
