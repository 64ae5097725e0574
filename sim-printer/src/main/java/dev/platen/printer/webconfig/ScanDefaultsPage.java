package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.job.ScanSettings;
import dev.platen.printer.scan.Quality;
import dev.platen.printer.scan.Quality.ColorMode;
import dev.platen.printer.scan.Quality.OriginalSize;
import dev.platen.printer.text.Messages;
import dev.platen.printer.webconfig.view.Frame.Choice;
import dev.platen.printer.webconfig.view.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Scan/Copy &gt; Scan to Email: what the panel's Scan Settings begin with, and whether a message
 * that is too large is split. Its path and control names are invented.
 */
final class ScanDefaultsPage {
  private static final SiteMap.Page PAGE = SiteMap.Page.SCAN_DEFAULTS;
  private static final String FORMAT = "INPUTD_SCANFORMAT";
  private static final String RESOLUTION = "INPUTD_SCANRESOLUTION";
  private static final String SIZE = "INPUTD_ORIGINALSIZE";
  private static final String COLOR = "INPUTD_COLORMODE";
  private static final String MAX_SIZE = "INPUTD_MAXFILESIZE";
  private static final String SPLIT = "INPUTD_SPLITMESSAGE";
  private static final String ON = "ON";
  private static final String OFF = "OFF";

  static final String TOP = PAGE.top();
  static final String SET = PAGE.path("SET");

  private final Device device;

  ScanDefaultsPage(Device device) {
    this.device = device;
  }

  Reply top(Visit visit) {
    Messages words = visit.words();
    ScanSettings saved = device.scanDefaults();
    Quality quality = saved.quality();
    List<Selection> selections =
        List.of(
            selection(words, FORMAT, "format", List.of(ScanFormat.values()), saved.format())
                .labelled(Enum::name),
            selection(
                    words,
                    RESOLUTION,
                    "resolution",
                    device.model().scanResolutions(),
                    quality.resolution())
                .labelled(dots -> words.text("scan.dpi", dots.toString())),
            selection(words, SIZE, "size", List.of(OriginalSize.values()), quality.originalSize())
                .labelled(size -> words.text("scan.size." + lower(size))),
            selection(words, COLOR, "color", List.of(ColorMode.values()), quality.colorMode())
                .labelled(mode -> words.text("scan.color." + lower(mode))),
            selection(words, MAX_SIZE, "max_size", ScanSettings.MAX_SIZES, saved.maxMegabytes())
                .labelled(size -> words.text("scan.megabytes", size.toString())),
            selection(words, SPLIT, "split", List.of(ON, OFF), saved.split() ? ON : OFF)
                .labelled(choice -> words.text("web." + choice.toLowerCase(Locale.ROOT))));
    return Reply.page(
        200,
        Templates.render(
            "webconfig/selections.jte",
            Map.of("frame", visit.frame(PAGE), "selections", selections, "action", SET)));
  }

  /** A drop-down before its choices have labels. */
  private record Unlabelled<T>(String name, String label, String hint, List<T> values, T chosen) {
    Selection labelled(Function<T, String> text) {
      return new Selection(
          name,
          label,
          hint,
          values.stream()
              .map(value -> new Choice(value.toString(), text.apply(value), value.equals(chosen)))
              .toList());
    }
  }

  private static <T> Unlabelled<T> selection(
      Messages words, String control, String name, List<T> values, T chosen) {
    String hint = "web.scan.hint_" + name;
    return new Unlabelled<>(
        control,
        words.text("web.scan." + name),
        words.keys().contains(hint) ? words.text(hint) : "",
        values,
        chosen);
  }

  Reply set(Visit visit) {
    device.saveScanDefaults(
        new ScanSettings(
            one(visit, FORMAT, ScanFormat.values()),
            new Quality(
                one(visit, RESOLUTION, device.model().scanResolutions()),
                one(visit, SIZE, OriginalSize.values()),
                one(visit, COLOR, ColorMode.values())),
            one(visit, MAX_SIZE, ScanSettings.MAX_SIZES),
            one(visit, SPLIT, List.of(ON, OFF)).equals(ON)));
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(TOP);
  }

  private static <T> T one(Visit visit, String control, T[] offered) {
    return one(visit, control, Arrays.asList(offered));
  }

  private static <T> T one(Visit visit, String control, List<T> offered) {
    String sent = visit.form().text(control);
    return offered.stream()
        .filter(value -> value.toString().equals(sent))
        .findAny()
        .orElseThrow(HttpProblem::unknownValue);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
