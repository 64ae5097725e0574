package dev.platen.stubs.exchange.smtp;

/**
 * A line of the EHLO reply. The order of the constants is the order of the lines; each is
 * advertised by the handler that implements it. STARTTLS and AUTH share one place, since TLS swaps
 * one for the other (reference exchange 1.3).
 */
enum Capability {
  SIZE("SIZE"),
  PIPELINING("PIPELINING"),
  DSN("DSN"),
  ENHANCEDSTATUSCODES("ENHANCEDSTATUSCODES"),
  STARTTLS("STARTTLS"),
  AUTH("AUTH"),
  EIGHTBITMIME("8BITMIME"),
  BINARYMIME("BINARYMIME"),
  CHUNKING("CHUNKING"),
  SMTPUTF8("SMTPUTF8");

  private final String keyword;

  Capability(String keyword) {
    this.keyword = keyword;
  }

  /** The capability with what follows its keyword, or nothing. */
  Advertised with(String parameters) {
    return new Advertised(this, parameters.isEmpty() ? keyword : keyword + " " + parameters);
  }

  record Advertised(Capability capability, String line) {}
}
