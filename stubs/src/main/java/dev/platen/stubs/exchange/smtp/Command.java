package dev.platen.stubs.exchange.smtp;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** What a client asks for. */
sealed interface Command {

  /**
   * @param extended EHLO rather than HELO
   */
  record Hello(boolean extended, String name) implements Command {}

  record StartTls() implements Command {}

  /**
   * @param initial the response in the same line, still in base64
   */
  record Auth(String mechanism, Optional<String> initial) implements Command {
    @Override
    public String toString() {
      return "Auth[" + mechanism + "]";
    }
  }

  /**
   * @param sender empty for the null sender
   */
  record Mail(String sender, Map<String, String> parameters) implements Command {
    boolean binary() {
      return "BINARYMIME".equals(parameters.get("BODY"));
    }

    /** The announced size; 0 where none is. RFC 1870 section 4 allows it twenty digits. */
    long size() {
      return new BigInteger(parameters.getOrDefault("SIZE", "0"))
          .min(BigInteger.valueOf(Long.MAX_VALUE))
          .longValue();
    }
  }

  record Recipient(String address, Map<String, String> parameters) implements Command {}

  record Data() implements Command {}

  record Chunk(long octets, boolean last) implements Command {}

  record Reset() implements Command {}

  record Noop() implements Command {}

  record Quit() implements Command {}

  record Verify() implements Command {}

  record Help() implements Command {}

  /** A known verb with an argument that it does not take. */
  record Malformed(Verb verb, String reply) implements Command {}

  /** A verb of RFC 5321, or of an extension, that the server knows and does not do. */
  record Unimplemented() implements Command {}

  /** A verb that the server does not know. */
  record Unknown() implements Command {}

  /** The verbs that the server knows. */
  enum Verb {
    HELO,
    EHLO,
    STARTTLS,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    BDAT,
    RSET,
    NOOP,
    QUIT,
    VRFY,
    HELP
  }
}
