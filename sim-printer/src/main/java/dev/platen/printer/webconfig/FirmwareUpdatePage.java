package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.http.Upload;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.FirmwareVersion;
import dev.platen.printer.update.FirmwareImage;
import dev.platen.printer.update.FirmwareUpdate;
import dev.platen.printer.update.FirmwareUpdate.Result;
import dev.platen.printer.webconfig.view.Row;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Device Management &gt; Firmware Update: another version from a file (guide case PRE-1). Its path
 * and control names are invented, by the vendor's convention.
 */
final class FirmwareUpdatePage {
  /** An image and the form around it. */
  static final int MAX_UPLOAD = FirmwareImage.MAX_BYTES + 64 * 1024;

  private static final SiteMap.Page PAGE = SiteMap.Page.FIRMWARE_UPDATE;
  private static final String FILE = "INPUTF_FIRMWARE";
  private static final String DOWNGRADE = "INPUTC_ALLOWDOWNGRADE";
  private static final int UNPROCESSABLE = 422;
  private static final int RESTART_SECONDS = 3;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

  private final Device device;

  FirmwareUpdatePage(Device device) {
    this.device = device;
  }

  Reply top(Visit visit) {
    return page(visit, 200, "", false);
  }

  Reply set(Visit visit) {
    boolean allowDowngrade = !visit.form().text(DOWNGRADE).isEmpty();
    Optional<Upload> file = visit.form().file(FILE);
    if (file.isEmpty()) {
      return page(visit, UNPROCESSABLE, text(visit, "none_chosen"), allowDowngrade);
    }
    String before = device.firmware().version();
    return switch (device.firmwareUpdate().install(file.get().content(), allowDowngrade)) {
      case Result.Installed(Firmware now) -> {
        device
            .events()
            .publish(visit.event(Kind.FIRMWARE_INSTALLED, before + " > " + now.version()));
        yield restarting(visit);
      }
      case Result.Refused(FirmwareUpdate.Refusal why) ->
          page(
              visit,
              UNPROCESSABLE,
              text(visit, "refused." + why.name().toLowerCase(Locale.ROOT)),
              allowDowngrade);
    };
  }

  /** Comes back by itself, as a person waits for a printer that restarts. */
  private Reply restarting(Visit visit) {
    var frame =
        visit.frame(PAGE.title(visit.words()), "", Optional.of(PAGE.tab()), Optional.of(PAGE), 0);
    visit.administrator().notice("web.firmware.installed");
    return Reply.page(
            200,
            Templates.render(
                "webconfig/restarting.jte", Map.of("frame", frame, "next", PAGE.top())))
        .with("Refresh", RESTART_SECONDS + "; url=" + PAGE.top());
  }

  private Reply page(Visit visit, int status, String error, boolean allowDowngrade) {
    String version = device.firmware().version();
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("version", text(visit, "current"), version));
    FirmwareVersion.parse(version)
        .ifPresent(
            known -> rows.add(new Row("built", text(visit, "built"), DATE.format(known.built()))));
    return Reply.page(
        status,
        Templates.render(
            "webconfig/firmware.jte",
            Map.of(
                "frame",
                visit.frame(PAGE),
                "rows",
                rows,
                "error",
                error,
                "allowDowngrade",
                allowDowngrade)));
  }

  private static String text(Visit visit, String key) {
    return visit.words().text("web.firmware." + key);
  }
}
