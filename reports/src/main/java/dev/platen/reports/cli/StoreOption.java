package dev.platen.reports.cli;

import dev.platen.reports.store.RunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;

/** Where the runs are kept. */
public final class StoreOption {
  @Option(
      names = "--store",
      paramLabel = "PLACE",
      defaultValue = "${env:PLATEN_STORE:-.platen-runs/runs.db}",
      description =
          "Where runs are kept: a file, or jdbc:postgresql://HOST/DATABASE. Default:"
              + " .platen-runs/runs.db, or what PLATEN_STORE says.")
  private String place = ".platen-runs/runs.db";

  /** Opens it; the folder of a file is made where it is missing. */
  public RunStore open(Clock clock) {
    if (!place.startsWith("jdbc:")) {
      try {
        Files.createDirectories(Path.of(place).toAbsolutePath().getParent());
      } catch (IOException e) {
        throw new UncheckedIOException("The folder of " + place + " cannot be made", e);
      }
    }
    return RunStore.open(place, clock);
  }
}
