package dev.platen.stubs.exchange.smtp;

import java.util.List;
import java.util.Optional;

/** RCPT with the parameters of RFC 3461. */
final class RecipientHandler implements Handler<Command.Recipient> {

  @Override
  public List<Capability.Advertised> capabilities(SessionState state) {
    return List.of(Capability.DSN.with(""));
  }

  /** What stands against any RCPT in this state. */
  Optional<Action> obstacle(SessionState state) {
    if (!state.greeted()) {
      return Optional.of(HelloHandler.first(state));
    }
    if (state.transaction().isEmpty()) {
      return Optional.of(state.say("need-mail"));
    }
    return state
        .transaction()
        .filter(SessionState.Transaction::chunked)
        .map(late -> state.say("bad-sequence"));
  }

  @Override
  public Action handle(Command.Recipient command, SessionState state) {
    Optional<Action> obstacle = obstacle(state);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    SessionState.Transaction transaction = state.transaction().orElseThrow();
    if (transaction.recipients().size() >= state.service().limits().recipients()) {
      Action full = state.say("too-many-recipients");
      Delivery.told(state, transaction, List.of(command), full.reply());
      return full;
    }
    if (!CommandParser.isAscii(command.address())
        && !transaction.mail().parameters().containsKey("SMTPUTF8")) {
      return state.say("recipient-invalid");
    }
    MailService.Verdict verdict =
        state
            .service()
            .mail()
            .recipient(
                state.identity().orElseThrow(), command.address(), transaction.recipients().size());
    Action action = Verdicts.answer(state, verdict, "recipient-ok", () -> transaction.add(command));
    if (verdict instanceof MailService.Refused) {
      Delivery.told(state, transaction, List.of(command), action.reply());
    }
    return action;
  }
}
