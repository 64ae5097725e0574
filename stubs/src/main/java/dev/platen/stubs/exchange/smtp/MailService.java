package dev.platen.stubs.exchange.smtp;

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

  /** Takes a whole message; once it is accepted, it is kept for good. */
  Verdict submit(Submission submission);

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

  /**
   * @param reply the row of the reply catalogue
   * @param values for its text
   */
  record Refused(String reply, Map<String, String> values) implements Verdict {
    public Refused {
      values = Map.copyOf(values);
    }
  }
}
