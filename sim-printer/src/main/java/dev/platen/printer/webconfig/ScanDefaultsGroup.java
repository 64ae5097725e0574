package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.job.ScanSettings;
import dev.platen.printer.scan.Quality;
import dev.platen.printer.scan.Quality.ColorMode;
import dev.platen.printer.scan.Quality.OriginalSize;
import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsReader;
import dev.platen.printer.transfer.SettingsWriter;
import java.util.List;

/** Scan/Copy &gt; Scan to Email in a file. */
final class ScanDefaultsGroup implements SettingsGroup {
  private static final String FORMAT = "format";
  private static final String RESOLUTION = "resolution";
  private static final String SIZE = "original_size";
  private static final String COLOR = "color_mode";
  private static final String MAX_SIZE = "max_megabytes";
  private static final String SPLIT = "split";

  private final Device device;

  ScanDefaultsGroup(Device device) {
    this.device = device;
  }

  @Override
  public String name() {
    return "scan_to_email";
  }

  @Override
  public String titleKey() {
    return "web.scan_defaults";
  }

  @Override
  public void export(SettingsWriter out) {
    ScanSettings saved = device.scanDefaults();
    out.text(FORMAT, saved.format().name());
    out.number(RESOLUTION, saved.quality().resolution());
    out.text(SIZE, saved.quality().originalSize().name());
    out.text(COLOR, saved.quality().colorMode().name());
    out.number(MAX_SIZE, saved.maxMegabytes());
    out.flag(SPLIT, saved.split());
  }

  @Override
  public Change validate(SettingsReader in) {
    ScanSettings settings =
        new ScanSettings(
            in.choice(FORMAT, ScanFormat.values()),
            new Quality(
                number(in, RESOLUTION, device.model().scanResolutions()),
                in.choice(SIZE, OriginalSize.values()),
                in.choice(COLOR, ColorMode.values())),
            number(in, MAX_SIZE, ScanSettings.MAX_SIZES),
            in.flag(SPLIT));
    return () -> device.saveScanDefaults(settings);
  }

  private static int number(SettingsReader in, String name, List<Integer> offered) {
    int number = in.number(name);
    if (in.isRight(name) && !offered.contains(number)) {
      in.problem(name, "web.transfer.not_offered", number);
    }
    return number;
  }
}
