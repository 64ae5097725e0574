package dev.platen.stubs.admin;

import java.util.LinkedHashMap;
import java.util.Map;

/** What comes of a request. */
public sealed interface Answer {
  /**
   * A page.
   *
   * @param template a file of {@code src/main/jte/admin}, without its ending
   * @param title what the page is about
   * @param parameters of the template, besides {@code frame}
   */
  record Page(int status, String template, String title, Map<String, Object> parameters)
      implements Answer {
    public Page {
      parameters = Map.copyOf(parameters);
    }

    /** The same with one more parameter. */
    public Page with(String name, Object value) {
      Map<String, Object> more = new LinkedHashMap<>(parameters);
      more.put(name, value);
      return new Page(status, template, title, more);
    }
  }

  /**
   * Another page of the same site, after a change.
   *
   * @param said what was done, for that page
   */
  record Moved(String path, String said) implements Answer {}

  /** A page. */
  static Page page(String template, String title) {
    return new Page(200, template, title, Map.of());
  }

  /** The page of a form that was refused. */
  static Page refused(String template, String title) {
    return new Page(400, template, title, Map.of());
  }
}
