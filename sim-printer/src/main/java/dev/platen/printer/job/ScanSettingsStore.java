package dev.platen.printer.job;

import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.scan.Quality;
import dev.platen.printer.scan.Quality.ColorMode;
import dev.platen.printer.scan.Quality.OriginalSize;
import dev.platen.printer.store.Database;

/** The administrator's defaults of Scan to Email. */
public final class ScanSettingsStore {
  private final Database database;

  public ScanSettingsStore(Database database) {
    this.database = database;
  }

  /** The saved defaults, or those from the factory. */
  public ScanSettings read() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM scan_defaults")
                .map(
                    (row, context) ->
                        new ScanSettings(
                            ScanFormat.valueOf(row.getString("format")),
                            new Quality(
                                row.getInt("resolution"),
                                OriginalSize.valueOf(row.getString("original_size")),
                                ColorMode.valueOf(row.getString("color_mode"))),
                            row.getInt("max_megabytes"),
                            row.getBoolean("split")))
                .findOne()
                .orElseGet(ScanSettings::factory));
  }

  /** When this returns, the defaults survive a power cut. */
  public void write(ScanSettings settings) {
    database.write(
        handle ->
            handle.execute(
                "INSERT OR REPLACE INTO scan_defaults VALUES (1, ?, ?, ?, ?, ?, ?)",
                settings.format().name(),
                settings.quality().resolution(),
                settings.quality().originalSize().name(),
                settings.quality().colorMode().name(),
                settings.maxMegabytes(),
                settings.split()));
  }
}
