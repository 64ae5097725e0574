package dev.platen.features.browser;

/** Text inside XPath expressions. */
final class Xpath {
  private Xpath() {}

  /** A string literal of {@code text}, which may hold quotes of both kinds. */
  static String literal(String text) {
    if (!text.contains("'")) {
      return "'" + text + "'";
    }
    if (!text.contains("\"")) {
      return '"' + text + '"';
    }
    return "concat('" + text.replace("'", "', \"'\", '") + "')";
  }
}
