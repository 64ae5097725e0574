package dev.platen.stubs.exchange.smtp;

import dev.platen.stubs.exchange.smtp.SessionState.Transaction;

/** The end of a message, however it came. */
final class Delivery {
  private Delivery() {}

  static Action deliver(SessionState state, Transaction transaction) {
    SmtpLimits limits = state.service().limits();
    // Whatever comes of it, the transaction is over (RFC 5321 section 4.1.1.4).
    state.endTransaction();
    if (transaction.content().overflown()) {
      return state.say("message-too-big");
    }
    byte[] content = transaction.content().content();
    if (headerOctets(content) > limits.headerOctets()) {
      return state.say("headers-too-big");
    }
    Submission submission =
        new Submission(
            state.identity().orElseThrow(),
            transaction.mail().sender(),
            transaction.mail().parameters(),
            transaction.recipients().stream()
                .map(to -> new Submission.Recipient(to.address(), to.parameters()))
                .toList(),
            content,
            state.session());
    return Verdicts.answer(
        state, state.service().mail().submit(submission), "message-ok", () -> {});
  }

  private static int headerOctets(byte[] content) {
    for (int i = 3; i < content.length; i++) {
      if (content[i] == '\n'
          && content[i - 1] == '\r'
          && content[i - 2] == '\n'
          && content[i - 3] == '\r') {
        return i;
      }
    }
    // No empty line: a message without a body, or no headers at all.
    return content.length;
  }
}
