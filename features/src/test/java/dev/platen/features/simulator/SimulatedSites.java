package dev.platen.features.simulator;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchOptions;
import dev.platen.bench.BenchVersion;
import dev.platen.bench.Ports;
import dev.platen.bench.state.StateFolder;
import dev.platen.features.device.Need;
import dev.platen.features.device.Site;
import dev.platen.features.device.Sites;
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
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A bench that all scenarios of a run share, on which each has a site of its own. */
public final class SimulatedSites implements Sites {
  private final Path folder;
  private final StateFolder state;
  private final Bench bench;
  private final PanelServer panels;
  private final AtomicInteger number = new AtomicInteger();

  private final Consumer<String> secrets;

  private SimulatedSites(Path folder, Consumer<String> secrets) {
    this.secrets = secrets;
    this.folder = folder;
    this.state = StateFolder.open(folder, true);
    // Nobody waits for Exchange's tarpit here: its length is proved where the tarpit is tested.
    this.bench = Bench.start(new BenchOptions("127.0.0.1", Ports.free(), state, Duration.ZERO));
    this.bench.entra().onSecret(secrets);
    this.panels = PanelServer.start();
  }

  public static SimulatedSites start() {
    return start(secret -> {});
  }

  /**
   * @param secrets is told each code, token and PIN that is given out, which no file may hold
   */
  public static SimulatedSites start(Consumer<String> secrets) {
    try {
      return new SimulatedSites(Files.createTempDirectory("platen-features-"), secrets);
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for the bench", e);
    }
  }

  @Override
  public List<String> hostRules() {
    return bench.hostRules();
  }

  @Override
  public Map<String, String> description() {
    return Map.of(
        "Device",
        "simulator",
        "Model",
        DeviceChoice.USUAL.model(),
        "Firmware",
        DeviceChoice.USUAL.firmware(),
        "Bench",
        BenchVersion.TEXT,
        "Cloud",
        "stubbed Entra ID and Exchange Online");
  }

  @Override
  public Site newSite(String language, Set<Need> needs) {
    return newSite(language, needs, List.of());
  }

  /**
   * A site whose printer speaks {@code language} and has what is needed.
   *
   * @param defects of the firmware under test, by name
   */
  @Override
  public Site newSite(String language, Set<Need> needs, List<String> defects) {
    return new SimulatedSite(
        bench,
        panels,
        number.incrementAndGet(),
        language,
        DeviceChoice.of(needs),
        defects,
        secrets);
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
