package dev.platen.stubs.exchange.smtp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was said in a session, as far as it has come. Passwords, tokens and messages are not in it:
 * they are left out when a line is recorded, not when it is shown.
 *
 * @param sessionId as in the banner
 * @param client the address that the client came from
 * @param closed when the connection ended; empty while it lasts
 * @param mailbox whose session it was; empty where nobody authenticated
 * @param triedAs the last name that somebody tried to authenticate as
 */
public record SmtpTranscript(
    String sessionId,
    String client,
    Instant opened,
    Optional<Instant> closed,
    Optional<String> mailbox,
    Optional<String> triedAs,
    List<Line> lines) {

  public SmtpTranscript {
    lines = List.copyOf(lines);
  }

  /** Whether the session was, or tried to be, that of this mailbox. */
  public boolean concerns(String address) {
    return mailbox.filter(address::equalsIgnoreCase).isPresent()
        || triedAs.filter(address::equalsIgnoreCase).isPresent();
  }

  /** All lines, one below the other, without times. */
  public String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** Who said a line; a note is the bench's own. */
  public enum Side {
    CLIENT("C: "),
    SERVER("S: "),
    NOTE("# ");

    private final String prefix;

    Side(String prefix) {
      this.prefix = prefix;
    }
  }

  /**
   * @param text without a line end; secrets masked, content elided
   */
  public record Line(Instant at, Side side, String text) {
    @Override
    public String toString() {
      return side.prefix + text;
    }
  }
}
