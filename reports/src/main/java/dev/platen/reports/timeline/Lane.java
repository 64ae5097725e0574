package dev.platen.reports.timeline;

/** Whose doing an event is, or at whom it is directed; in the order of the page. */
public enum Lane {
  PERSON("person", "Person"),
  PANEL("panel", "Control panel"),
  WEB_CONFIG("web-config", "Web Config"),
  PRINTER("printer", "Printer"),
  ENTRA_ID("entra-id", "Entra ID"),
  SMTP("smtp", "Mail server"),
  MAILBOX("mailbox", "Mailbox");

  private final String key;
  private final String word;

  Lane(String key, String word) {
    this.key = key;
    this.word = word;
  }

  /** As files have it. */
  public String key() {
    return key;
  }

  /** In the words of a page. */
  public String word() {
    return word;
  }
}
