package dev.platen.stubs.exchange.smtp;

import java.util.List;
import java.util.Optional;

/** MAIL with SIZE (RFC 1870), BODY (RFC 6152, 3030), RET and ENVID (RFC 3461), SMTPUTF8. */
final class MailHandler implements Handler<Command.Mail> {

  @Override
  public List<Capability.Advertised> capabilities(SessionState state) {
    return List.of(
        Capability.SIZE.with(Integer.toString(state.service().limits().messageOctets())),
        Capability.EIGHTBITMIME.with(""),
        Capability.BINARYMIME.with(""),
        Capability.SMTPUTF8.with(""));
  }

  /** What stands against any MAIL in this state. */
  Optional<Action> obstacle(SessionState state) {
    if (!state.greeted()) {
      return Optional.of(HelloHandler.first(state));
    }
    Optional<Action> unauthenticated = state.unauthenticated();
    if (unauthenticated.isPresent()) {
      return unauthenticated;
    }
    return state.transaction().map(open -> state.say("sender-already"));
  }

  @Override
  public Action handle(Command.Mail command, SessionState state) {
    Optional<Action> obstacle = obstacle(state);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    if (command.size() > state.service().limits().messageOctets()) {
      return state.say("message-too-big");
    }
    return Verdicts.answer(
        state,
        state.service().mail().sender(state.identity().orElseThrow(), command.sender()),
        "sender-ok",
        () -> state.begin(command));
  }
}
