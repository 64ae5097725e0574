package dev.platen.stubs.exchange.smtp;

import dev.platen.stubs.exchange.smtp.SessionState.Transaction;
import java.util.List;
import java.util.Optional;

/** The end of a message, however it came. */
final class Delivery {
  private Delivery() {}

  static Action deliver(SessionState state, Transaction transaction) {
    try {
      return judge(state, transaction);
    } finally {
      // Whatever comes of it, the transaction is over (RFC 5321 section 4.1.1.4).
      state.endTransaction();
    }
  }

  private static Action judge(SessionState state, Transaction transaction) {
    Optional<String> unfit = unfit(transaction.content());
    if (unfit.isPresent()) {
      return refuse(state, transaction, unfit.get());
    }
    byte[] content = transaction.content().content();
    if (headerOctets(content) > state.service().limits().headerOctets()) {
      return refuse(state, transaction, "headers-too-big");
    }
    Submission submission = submission(state, transaction, transaction.recipients(), content);
    MailService.Verdict verdict = state.service().mail().submit(submission);
    Action action = Verdicts.answer(state, verdict, "message-ok", () -> {});
    if (verdict instanceof MailService.Refused) {
      state.service().mail().refused(submission, content.length, bare(action.reply()));
    }
    return action;
  }

  /** The reply to a message that was not even kept until its end; empty where it was. */
  static Optional<String> unfit(MessageBuffer content) {
    if (content.overflown()) {
      return Optional.of("message-too-big");
    }
    return content.starved() ? Optional.of("out-of-resources") : Optional.empty();
  }

  /** Refuses a message for what it is; nothing of it is kept. */
  static Action refuse(SessionState state, Transaction transaction, String reply) {
    Action action = state.say(reply);
    told(state, transaction, transaction.recipients(), action.reply());
    state.endTransaction();
    return action;
  }

  /** Tells the mail service that recipients were refused before there was a message. */
  static void told(
      SessionState state,
      Transaction transaction,
      List<Command.Recipient> recipients,
      Reply reply) {
    state
        .service()
        .mail()
        .refused(
            submission(state, transaction, recipients, new byte[0]),
            transaction.content().count(),
            bare(reply));
  }

  private static String bare(Reply reply) {
    return reply instanceof Reply.Refusal refusal ? refusal.bare() : reply.lines().getFirst();
  }

  private static Submission submission(
      SessionState state,
      Transaction transaction,
      List<Command.Recipient> recipients,
      byte[] content) {
    return new Submission(
        state.identity().orElseThrow(),
        transaction.mail().sender(),
        transaction.mail().parameters(),
        recipients.stream()
            .map(to -> new Submission.Recipient(to.address(), to.parameters()))
            .toList(),
        content,
        state.session());
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
