package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.audit.AuditEntry;
import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.event.DeviceEvent.Via;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.text.Messages;
import dev.platen.printer.webconfig.view.AuditRow;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Product Security &gt; Audit Log (reference printer 1.5, recalled). Its path is invented. */
final class AuditLogPage {
  private static final SiteMap.Page PAGE = SiteMap.Page.AUDIT_LOG;
  static final String CLEAR = PAGE.path("CLEAR");
  static final String CSV = PAGE.path("OUTPUT.CSV");

  /** What a page shows; the file has all. */
  private static final int SHOWN = 200;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final List<String> COLUMNS =
      List.of("number", "time", "event", "via", "address", "detail");

  private final Device device;

  AuditLogPage(Device device) {
    this.device = device;
  }

  Reply top(Visit visit) {
    List<AuditRow> rows = rows(visit.words());
    return Reply.page(
        200,
        Templates.render(
            "webconfig/audit.jte",
            Map.of(
                "frame",
                visit.frame(PAGE),
                "on",
                device.management().auditLog().isOn(),
                "rows",
                rows.stream().limit(SHOWN).toList(),
                "total",
                rows.size())));
  }

  Reply set(Visit visit) {
    boolean on =
        switch (visit.form().text("INPUTR_AUDITLOG")) {
          case "ON" -> true;
          case "OFF" -> false;
          default -> throw HttpProblem.unknownValue();
        };
    device.management().auditLog().switchTo(on, Via.WEB_CONFIG, visit.clientAddress());
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(PAGE.top());
  }

  Reply askBeforeClear(Visit visit) {
    return Reply.page(
        200, Templates.render("webconfig/auditclear.jte", Map.of("frame", visit.frame(PAGE))));
  }

  Reply clear(Visit visit) {
    device.management().auditLog().clear(Via.WEB_CONFIG, visit.clientAddress());
    visit.administrator().notice("web.audit.cleared");
    return Reply.seeOther(PAGE.top());
  }

  Reply csv(Visit visit) {
    var words = visit.words();
    Stream<Stream<String>> lines =
        Stream.concat(
            Stream.of(COLUMNS.stream().map(column -> words.text("web.audit." + column))),
            rows(words).stream()
                .map(
                    row ->
                        Stream.of(
                            Long.toString(row.number()),
                            row.time(),
                            row.kind(),
                            row.via(),
                            row.address(),
                            row.detail())));
    String csv =
        lines
            .map(cells -> cells.map(Csv::cell).collect(Collectors.joining(",")) + "\r\n")
            .collect(Collectors.joining());
    return Reply.data("text/csv; charset=utf-8", csv)
        .with("Content-Disposition", "attachment; filename=\"AUDITLOG.CSV\"");
  }

  private List<AuditRow> rows(Messages words) {
    return device.management().auditLog().entries().stream()
        .map(entry -> row(words, entry))
        .toList();
  }

  private AuditRow row(Messages words, AuditEntry entry) {
    DeviceEvent event = entry.event();
    return new AuditRow(
        entry.number(),
        TIME.format(entry.at().atZone(device.clock().getZone())),
        words.text("audit.event." + event.kind().name().toLowerCase(Locale.ROOT)),
        words.text("audit.via." + event.via().name().toLowerCase(Locale.ROOT)),
        event.address(),
        detail(words, event));
  }

  private static String detail(Messages words, DeviceEvent event) {
    Optional<String> page =
        switch (event.kind()) {
          case SETTINGS_SAVED ->
              event.via() == Via.PANEL
                  ? Optional.of(words.text("web." + event.detail()))
                  : SiteMap.inFolder(event.detail()).map(found -> found.title(words));
          case MAIL_SIGN_IN_FAILED ->
              Optional.of(words.text("web.sign_in_failed." + event.detail()));
          default -> Optional.empty();
        };
    return page.orElse(event.detail());
  }
}
