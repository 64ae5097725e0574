package dev.platen.bench.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How far the bench's clock was ahead: without it, tokens of the next run would be of the past. */
public final class ClockFile {
  private final Path file;

  public ClockFile(StateFolder folder) {
    this.file = folder.path().resolve("clock");
  }

  /**
   * @throws StateException where the file is damaged
   */
  public Duration load() {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException | DateTimeParseException e) {
      throw new StateException(
          "The clock's file "
              + file
              + " cannot be read. It holds a duration such as PT2184H; repair it, or start over"
              + " with --fresh.",
          e);
    }
  }

  public void save(Duration ahead) {
    StateFolder.writeSafely(file, ahead + "\n");
  }
}
