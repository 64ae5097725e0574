package dev.platen.printer.webconfig;

import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.http.Form;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.model.Model;
import dev.platen.printer.text.Messages;
import dev.platen.printer.webconfig.WebLanguages.WebLanguage;
import dev.platen.printer.webconfig.view.Frame;
import dev.platen.printer.webconfig.view.Frame.Choice;
import java.util.Map;
import java.util.Optional;

/**
 * One request, with who asks and in which language.
 *
 * @param expired whether the browser still has the cookie of a session that has ended
 * @param token form token of this browser
 * @param background whether a page asked by itself, not a person
 * @param clientAddress IP address of the computer that asks
 */
record Visit(
    String path,
    Map<String, String> query,
    Form form,
    Optional<Session> session,
    boolean expired,
    String token,
    WebLanguage language,
    WebLanguages languages,
    Messages words,
    Model model,
    boolean background,
    String clientAddress) {

  /** The administrator's session, on pages that need one. */
  Session administrator() {
    return session.orElseThrow(HttpProblem::notFound);
  }

  /** Something that this visitor did. */
  DeviceEvent event(DeviceEvent.Kind kind, String detail) {
    return new DeviceEvent(kind, DeviceEvent.Via.WEB_CONFIG, clientAddress, detail);
  }

  Frame frame(SiteMap.Page page) {
    return frame(page.title(words), page.top(), Optional.of(page.tab()), Optional.of(page), 0);
  }

  /**
   * @param returnPath page to come back to after another language is chosen
   */
  Frame frame(
      String title,
      String returnPath,
      Optional<SiteMap.Tab> tab,
      Optional<SiteMap.Page> page,
      int refreshSeconds) {
    return new Frame(
        words,
        model.name(),
        title,
        returnPath,
        SiteMap.tabs(words, model, tab),
        SiteMap.menu(words, model, tab, page),
        session.isPresent(),
        token,
        languages.offered().stream()
            .map(
                offered ->
                    new Choice(
                        Integer.toString(offered.id()), offered.name(), offered.equals(language)))
            .toList(),
        session.flatMap(Session::takeNotice).map(words::text).orElse(""),
        refreshSeconds);
  }
}
