package dev.platen.printer.webconfig;

import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.model.Model;
import java.util.Map;

/**
 * Status &gt; Panel Snapshot (reference printer 1.4): what the control panel shows, as a picture.
 */
final class PanelSnapshotPage {
  static final String IMAGE = SiteMap.Page.PANEL_SNAPSHOT.path("PANELIMAGE.JPG");

  private final Model model;
  private final PanelSnapshot snapshot;

  PanelSnapshotPage(Model model, PanelSnapshot snapshot) {
    this.model = model;
    this.snapshot = snapshot;
  }

  Reply top(Visit visit) {
    return Reply.page(
        200,
        Templates.render(
            "webconfig/panelsnapshot.jte",
            Map.of(
                "frame",
                visit.frame(SiteMap.Page.PANEL_SNAPSHOT),
                "image",
                IMAGE,
                "width",
                model.panelWidth(),
                "height",
                model.panelHeight())));
  }

  Reply image(Visit visit) {
    return Reply.data("image/jpeg", snapshot.jpeg());
  }
}
