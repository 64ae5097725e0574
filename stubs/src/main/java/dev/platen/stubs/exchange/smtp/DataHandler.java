package dev.platen.stubs.exchange.smtp;

import dev.platen.stubs.exchange.smtp.SessionState.Transaction;

/** DATA. */
final class DataHandler implements Handler<Command.Data> {

  @Override
  public Action handle(Command.Data command, SessionState state) {
    if (!state.greeted()) {
      return HelloHandler.first(state);
    }
    if (state.transaction().isEmpty()) {
      return state.say("need-mail");
    }
    Transaction transaction = state.transaction().orElseThrow();
    if (transaction.recipients().isEmpty()) {
      return state.say("need-rcpt");
    }
    if (transaction.chunked() || transaction.mail().binary()) {
      // RFC 3030 sections 2 and 3: BDAT has no way back to DATA, and binary content needs BDAT.
      return state.say("bad-sequence");
    }
    state.expect(
        new Expected.Content(
            new DotUnstuffer(transaction.content()), () -> Delivery.deliver(state, transaction)));
    return state.say("start-mail-input");
  }
}
