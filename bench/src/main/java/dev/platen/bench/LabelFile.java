package dev.platen.bench;

import dev.platen.bench.state.StateException;
import dev.platen.bench.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a printer's label beside its store. */
final class LabelFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Path file;

  LabelFile(Path folder) {
    this.file = folder.resolve("label.json");
  }

  /** The label of an earlier run, or that of a new printer. A model, once delivered, stays. */
  PrinterLabel labelOf(PrinterPlan plan) {
    if (!Files.exists(file)) {
      PrinterLabel label = PrinterLabel.fresh(plan.model(), plan.firmware());
      StateFolder.writeSafely(file, JSON.writeValueAsString(label) + "\n");
      return label;
    }
    try {
      return JSON.readValue(Files.readString(file), PrinterLabel.class);
    } catch (IOException | JacksonException e) {
      // The cause quotes the file, and the file holds a password.
      throw new StateException(
          "The printer's label "
              + file
              + " cannot be read. Repair it, or start over with --fresh.");
    }
  }
}
