package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.webconfig.view.Frame.Choice;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Device Management &gt; Control Panel: the panel's lock and its language. */
final class PanelSettingsPage {
  private static final String LANGUAGE = "INPUTD_PANELLANG";
  private static final String LOCK = "INPUTR_PANELLOCK";

  private final Device device;

  PanelSettingsPage(Device device) {
    this.device = device;
  }

  Reply top(Visit visit) {
    List<Choice> languages =
        device.model().panelLanguages().stream()
            .map(tag -> new Choice(tag, nameOf(tag), tag.equals(device.panelLanguage())))
            .toList();
    return Reply.page(
        200,
        Templates.render(
            "webconfig/panel.jte",
            Map.of(
                "frame",
                visit.frame(SiteMap.Page.CONTROL_PANEL),
                "languages",
                languages,
                "locked",
                device.panelLocked())));
  }

  Reply set(Visit visit) {
    String language = visit.form().find(LANGUAGE).orElseThrow(HttpProblem::badRequest);
    if (!device.model().panelLanguages().contains(language)) {
      throw HttpProblem.unknownValue();
    }
    boolean locked =
        switch (visit.form().text(LOCK)) {
          case "ON" -> true;
          case "OFF" -> false;
          default -> throw HttpProblem.unknownValue();
        };
    device.setPanelLanguage(language);
    device.setPanelLocked(locked);
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(SiteMap.Page.CONTROL_PANEL.top());
  }

  /** A language's own name for itself. */
  private static String nameOf(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayLanguage(locale);
    return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }
}
