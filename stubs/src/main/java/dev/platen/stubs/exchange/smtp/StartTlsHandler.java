package dev.platen.stubs.exchange.smtp;

import java.util.List;
import java.util.Map;

/** STARTTLS (RFC 3207). */
final class StartTlsHandler implements Handler<Command.StartTls> {

  @Override
  public List<Capability.Advertised> capabilities(SessionState state) {
    return state.secure() || SessionFaults.stripped(state)
        ? List.of()
        : List.of(Capability.STARTTLS.with(""));
  }

  @Override
  public Action handle(Command.StartTls command, SessionState state) {
    if (state.secure()) {
      return state.say("tls-already");
    }
    if (!state.greeted()) {
      return HelloHandler.first(state);
    }
    return new Action.StartTls(state.reply("tls-ready", Map.of()));
  }
}
