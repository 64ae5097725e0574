package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.trust.RootSet;
import dev.platen.printer.webconfig.view.Row;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Network Security &gt; Root Certificate Update. Its path is invented. */
final class RootCertificatePage {
  private static final SiteMap.Page PAGE = SiteMap.Page.ROOT_CERTIFICATE;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss 'UTC'xxx", Locale.ROOT);

  static final String TOP = PAGE.top();
  static final String SET = PAGE.path("SET");
  static final String UPDATE = PAGE.path("UPDATE");

  private final Device device;

  RootCertificatePage(Device device) {
    this.device = device;
  }

  Reply top(Visit visit) {
    RootSet roots = device.trust().rootSet();
    var words = visit.words();
    List<Row> rows =
        List.of(
            new Row("version", words.text("web.root.version"), roots.version()),
            new Row(
                "installed",
                words.text("web.root.installed"),
                TIME.format(roots.installedAt().atZone(device.clock().getZone()))),
            new Row("count", words.text("web.root.count"), Integer.toString(roots.count())));
    return Reply.page(
        200,
        Templates.render(
            "webconfig/roots.jte",
            Map.of("frame", visit.frame(PAGE), "rows", rows, "automatic", roots.automatic())));
  }

  Reply set(Visit visit) {
    boolean automatic =
        switch (visit.form().text("INPUTR_ROOTUPDATE")) {
          case "AUTO" -> true;
          case "MANUAL" -> false;
          default -> throw HttpProblem.unknownValue();
        };
    device.trust().setAutomaticUpdate(automatic);
    return done(visit);
  }

  Reply update(Visit visit) {
    device.trust().updateRoots();
    return done(visit);
  }

  private static Reply done(Visit visit) {
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(TOP);
  }
}
