package dev.platen.printer.panel;

import dev.platen.printer.Device;
import dev.platen.printer.job.ScanSettings;
import dev.platen.printer.panel.Place.Spot;
import dev.platen.printer.panel.Screen.Button;
import dev.platen.printer.scan.Quality.ColorMode;
import dev.platen.printer.scan.Quality.OriginalSize;
import dev.platen.printer.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Scan &gt; Email &gt; Scan Settings (reference printer 2). */
final class ScanScreens {
  private final Device device;
  private final Messages words;
  private final ScanSettings settings;

  ScanScreens(Device device, Messages words, ScanSettings settings) {
    this.device = device;
    this.words = words;
    this.settings = settings;
  }

  /** One of the four settings, or all of them. */
  Screen draw(Spot spot) {
    return switch (spot) {
      case SCAN_RESOLUTION ->
          menu(
              spot,
              device.model().scanResolutions().stream()
                  .map(dots -> choice(spot, Integer.toString(dots), resolution(dots)))
                  .toList(),
              Integer.toString(settings.quality().resolution()));
      case ORIGINAL_SIZE ->
          menu(
              spot,
              Arrays.stream(OriginalSize.values())
                  .map(size -> choice(spot, lower(size), words.text("scan.size." + lower(size))))
                  .toList(),
              lower(settings.quality().originalSize()));
      case COLOR_MODE ->
          menu(
              spot,
              Arrays.stream(ColorMode.values())
                  .map(mode -> choice(spot, lower(mode), words.text("scan.color." + lower(mode))))
                  .toList(),
              lower(settings.quality().colorMode()));
      case MAX_SIZE ->
          menu(
              spot,
              ScanSettings.MAX_SIZES.stream()
                  .map(size -> choice(spot, Integer.toString(size), megabytes(size)))
                  .toList(),
              Integer.toString(settings.maxMegabytes()));
      default ->
          new Screen.Menu(
              Spot.SCAN_SETTINGS.id(),
              words.text("panel.scan_settings"),
              List.of(
                  leading(Spot.SCAN_RESOLUTION, resolution(settings.quality().resolution())),
                  leading(
                      Spot.ORIGINAL_SIZE,
                      words.text("scan.size." + lower(settings.quality().originalSize()))),
                  leading(
                      Spot.COLOR_MODE,
                      words.text("scan.color." + lower(settings.quality().colorMode()))),
                  leading(Spot.MAX_SIZE, megabytes(settings.maxMegabytes()))),
              "");
    };
  }

  /** All settings in one line. */
  String summary() {
    return String.join(
        ", ",
        resolution(settings.quality().resolution()),
        words.text("scan.size." + lower(settings.quality().originalSize())),
        words.text("scan.color." + lower(settings.quality().colorMode())),
        megabytes(settings.maxMegabytes()));
  }

  private Screen menu(Spot spot, List<Button> choices, String selected) {
    return new Screen.Menu(
        spot.id(), words.text("panel." + spot.id()), choices, spot.id() + ":" + selected);
  }

  private static Button choice(Spot spot, String value, String label) {
    return new Button(spot.id() + ":" + value, label);
  }

  private Button leading(Spot spot, String value) {
    return new Button(spot.id(), words.text("panel." + spot.id()) + ": " + value);
  }

  private String resolution(int dots) {
    return words.text("scan.dpi", Integer.toString(dots));
  }

  private String megabytes(int size) {
    return words.text("scan.megabytes", Integer.toString(size));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The settings after a choice.
   *
   * @param action of a button that was shown, for example {@code scan_resolution:200}
   */
  static ScanSettings chosen(ScanSettings settings, String action) {
    int colon = action.indexOf(':');
    String value = action.substring(colon + 1).toUpperCase(Locale.ROOT);
    return switch (action.substring(0, colon)) {
      case "scan_resolution" -> settings.withResolution(Integer.parseInt(value));
      case "original_size" -> settings.withOriginalSize(OriginalSize.valueOf(value));
      case "color_mode" -> settings.withColorMode(ColorMode.valueOf(value));
      default -> settings.withMaxMegabytes(Integer.parseInt(value));
    };
  }
}
