package dev.platen.printer.network;

/** Why the printer did not get through to a server. */
public sealed interface NetworkFailure {

  /** The resolver has no IPv4 address for the name, or did not answer. */
  record NameNotFound(String host, String reason) implements NetworkFailure {}

  /** No route, refused, time-out, or broken off. */
  record NotConnected(String host, int port, String reason) implements NetworkFailure {}

  /** The server's certificate is not one that the printer trusts for this name. */
  record NotTrusted(String host, Distrust distrust) implements NetworkFailure {}

  /** What is wrong with a certificate. */
  enum Distrust {
    /** Its issuer is not among the printer's roots. */
    UNKNOWN_AUTHORITY,
    /** It cannot be read, or is not what its issuer signed. */
    DAMAGED,
    /** The printer's clock is outside of its validity. */
    NOT_VALID_NOW,
    /** It is for another name or for another use. */
    WRONG_NAME
  }
}
