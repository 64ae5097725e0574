package dev.platen.features.simulator;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchOptions;
import dev.platen.bench.Ports;
import dev.platen.bench.state.StateFolder;
import dev.platen.features.device.Need;
import dev.platen.features.device.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A bench that all scenarios of a run share, on which each has a site of its own. */
public final class SimulatedSites implements AutoCloseable {
  private final Path folder;
  private final StateFolder state;
  private final Bench bench;
  private final PanelServer panels;
  private final AtomicInteger number = new AtomicInteger();

  private SimulatedSites(Path folder) {
    this.folder = folder;
    this.state = StateFolder.open(folder, true);
    // Nobody waits for Exchange's tarpit here: its length is proved where the tarpit is tested.
    this.bench = Bench.start(new BenchOptions("127.0.0.1", Ports.free(), state, Duration.ZERO));
    this.panels = PanelServer.start();
  }

  public static SimulatedSites start() {
    try {
      return new SimulatedSites(Files.createTempDirectory("platen-features-"));
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for the bench", e);
    }
  }

  /** Where a browser finds Microsoft's names. */
  public List<String> hostRules() {
    return bench.hostRules();
  }

  /** What the run is about, for the report. */
  public Map<String, String> description() {
    return Map.of(
        "Device",
        "simulator",
        "Model",
        DeviceChoice.USUAL.model(),
        "Firmware",
        DeviceChoice.USUAL.firmware(),
        "Bench",
        "0.1.0",
        "Cloud",
        "stubbed Entra ID and Exchange Online");
  }

  /** A site whose printer speaks {@code language} and has what is needed. */
  public Site newSite(String language, Set<Need> needs) {
    return newSite(language, needs, List.of());
  }

  /**
   * A site whose printer speaks {@code language} and has what is needed.
   *
   * @param defects of the firmware under test, by name
   */
  public Site newSite(String language, Set<Need> needs, List<String> defects) {
    return new SimulatedSite(
        bench, panels, number.incrementAndGet(), language, DeviceChoice.of(needs), defects);
  }

  @Override
  public void close() {
    panels.close();
    bench.close();
    state.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("Removing " + folder, e);
    }
  }
}
