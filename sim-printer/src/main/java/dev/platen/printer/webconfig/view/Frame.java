package dev.platen.printer.webconfig.view;

import dev.platen.printer.text.Messages;
import java.util.List;

/**
 * What surrounds each page.
 *
 * @param path the page's own path, to come back to after another language is chosen; empty where
 *     there is no way back
 * @param token form token of this browser
 * @param notice result of what was done last, empty where there is none
 * @param refreshSeconds after which a browser without scripts loads the page again, 0 for never
 */
public record Frame(
    Messages words,
    String modelName,
    String title,
    String path,
    List<Link> tabs,
    List<Group> menu,
    boolean loggedIn,
    String token,
    List<Choice> languages,
    String notice,
    int refreshSeconds) {

  public Frame {
    tabs = List.copyOf(tabs);
    menu = List.copyOf(menu);
    languages = List.copyOf(languages);
  }

  public String language() {
    return words.locale().toLanguageTag();
  }

  public String text(String key) {
    return words.text(key);
  }

  /** A link of a tab or menu. */
  public record Link(String label, String href, boolean current) {}

  /**
   * A heading of the menu and the pages under it.
   *
   * @param label empty for pages that stand alone
   * @param href page that the heading leads to
   */
  public record Group(String label, String href, List<Link> links) {
    public Group {
      links = List.copyOf(links);
    }
  }

  /** An entry of a drop-down. */
  public record Choice(String value, String label, boolean selected) {}
}
