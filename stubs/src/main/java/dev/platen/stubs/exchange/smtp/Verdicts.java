package dev.platen.stubs.exchange.smtp;

/** Answers with what the mail service has decided. */
final class Verdicts {
  private Verdicts() {}

  /**
   * @param reply the row for what is accepted
   * @param whenAccepted done before that reply
   */
  static Action answer(
      SessionState state, MailService.Verdict verdict, String reply, Runnable whenAccepted) {
    return switch (verdict) {
      case MailService.Accepted accepted -> {
        whenAccepted.run();
        yield state.say(reply, accepted.values());
      }
      case MailService.Refused refused -> {
        Reply said = state.reply(refused.reply(), refused.values());
        // 421 always ends the connection (RFC 5321 section 3.8).
        yield said.code() == 421 ? new Action.Close(said) : state.say(said);
      }
      case MailService.Later later -> {
        state.transcript().note("the reply is held back for " + later.delay().toSeconds() + " s");
        yield new Action.Later(later.delay(), answer(state, later.then(), reply, whenAccepted));
      }
      case MailService.Broken broken -> {
        state.transcript().note("the server ends the connection without a reply");
        yield new Action.Cut(broken.reset());
      }
    };
  }
}
