package dev.platen.stubs.exchange.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the server says, as whole lines without line ends. */
public sealed interface Reply {

  /** The row of the reply catalogue that this came from. */
  String name();

  /** All lines, each with its code. */
  List<String> lines();

  /** Done as asked: 2xx. */
  record Completion(String name, List<String> lines) implements Reply {
    public Completion {
      lines = List.copyOf(lines);
    }
  }

  /** Go on: 3xx. */
  record Continuation(String name, List<String> lines) implements Reply {
    public Continuation {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Not done: 4xx or 5xx.
   *
   * @param bare code and text without the host and session at its end, as a later reply repeats it
   * @param late whether the server holds it back for the tarpit interval
   * @param counts towards which limit of the session
   */
  record Refusal(String name, List<String> lines, String bare, boolean late, Counted counts)
      implements Reply {
    public Refusal {
      lines = List.copyOf(lines);
    }
  }

  /** What a session may have only so many of. */
  enum Counted {
    NOT,
    /** {@link SmtpLimits#protocolErrors()}. */
    ERROR,
    /** {@link SmtpLimits#logonFailures()}. */
    LOGON
  }

  /** The three digits. */
  default int code() {
    return Integer.parseInt(lines().getFirst().substring(0, 3));
  }

  /** The octets on the wire; a reply goes out in one write. */
  default byte[] octets() {
    return (String.join("\r\n", lines()) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
