package dev.platen.stubs.exchange.smtp;

import java.time.Duration;
import java.util.Map;

/** What happens to mail that is submitted. */
public interface MailService {

  /** Whether this sender may start a transaction; the null sender is the empty text. */
  default Verdict sender(Identity identity, String sender) {
    return Verdict.ACCEPTED;
  }

  /** Whether the recipient is taken. */
  default Verdict recipient(Identity identity, String recipient) {
    return Verdict.ACCEPTED;
  }

  /**
   * Whether the recipient is taken as one more of a message.
   *
   * @param already how many recipients it has
   */
  default Verdict recipient(Identity identity, String recipient, int already) {
    return recipient(identity, recipient);
  }

  /** A session has logged in. */
  default void opened(Identity identity, String session) {}

  /** A session is over, whether it had logged in or not; may be told more than once. */
  default void closed(String session) {}

  /** Takes a whole message; once it is accepted, it is kept for good. */
  Verdict submit(Submission submission);

  /**
   * A message, or a recipient of one, was refused; told after the reply was decided.
   *
   * @param submission what there is of it: without content where it was refused before its end
   * @param octets that had come
   * @param reply code and text, without the host and session at its end
   */
  default void refused(Submission submission, long octets, String reply) {}

  /**
   * A log-in was refused.
   *
   * @param name that the client gave; may be anything
   * @param mechanism {@code LOGIN} or {@code XOAUTH2}
   * @param session that tried it
   * @param reply code and text, without the host and session at its end
   */
  default void refusedSignIn(
      String name, String mechanism, Submission.Session session, String reply) {}

  /** What came of it. */
  sealed interface Verdict {
    Verdict ACCEPTED = new Accepted(Map.of());
  }

  /**
   * @param values for the text of the reply, for example {@code message-id}
   */
  record Accepted(Map<String, String> values) implements Verdict {
    public Accepted {
      values = Map.copyOf(values);
    }
  }

  /** Decided, and told after a while. */
  record Later(Duration delay, Verdict then) implements Verdict {}

  /**
   * The connection ends without a reply.
   *
   * @param reset by RST rather than by FIN
   */
  record Broken(boolean reset) implements Verdict {}

  /**
   * Not taken; 421 also ends the connection.
   *
   * @param reply the row of the reply catalogue
   * @param values for its text
   */
  record Refused(String reply, Map<String, String> values) implements Verdict {
    public Refused {
      values = Map.copyOf(values);
    }
  }
}
