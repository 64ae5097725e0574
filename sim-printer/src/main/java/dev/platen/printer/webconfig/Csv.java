package dev.platen.printer.webconfig;

/** A cell of a comma-separated file (RFC 4180). */
final class Csv {
  private static final String STARTS_FORMULA = "=+-@\t\r";

  private Csv() {}

  /**
   * The cell, quoted where it has to be. A text that a spreadsheet would take for a formula gets an
   * apostrophe in front, for subjects and addresses are typed by strangers.
   */
  static String cell(String text) {
    String safe =
        !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quote =
        safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\'');
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
