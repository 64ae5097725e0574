package dev.platen.stubs.exchange.smtp;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** AUTH (RFC 4954), after STARTTLS only. */
final class AuthHandler implements Handler<Command.Auth> {
  private final Map<String, Function<Authenticator, SaslStep.Exchange>> mechanisms =
      new LinkedHashMap<>();

  AuthHandler() {
    mechanisms.put("LOGIN", LoginExchange::new);
    mechanisms.put("XOAUTH2", XOAuth2Exchange::new);
  }

  @Override
  public List<Capability.Advertised> capabilities(SessionState state) {
    return state.secure()
        ? List.of(Capability.AUTH.with(String.join(" ", mechanisms.keySet())))
        : List.of();
  }

  @Override
  public Action handle(Command.Auth command, SessionState state) {
    if (!state.greeted()) {
      return HelloHandler.first(state);
    }
    Function<Authenticator, SaslStep.Exchange> mechanism = mechanisms.get(command.mechanism());
    if (!state.secure() || !state.extended() || mechanism == null) {
      return state.say("auth-unknown-mechanism");
    }
    if (state.identity().isPresent()) {
      return state.say("auth-already");
    }
    if (state.transaction().isPresent()) {
      return state.say("bad-sequence");
    }
    SaslStep.Exchange exchange =
        mechanism.apply(state.service().authenticator().from(state.client()));
    Optional<String> initial = command.initial();
    return initial.isPresent()
        ? respond(initial.get().equals("=") ? "" : initial.get(), exchange, state)
        : step(exchange.start(), exchange, state);
  }

  private static Action respond(String response, SaslStep.Exchange exchange, SessionState state) {
    if (response.equals("*")) {
      // The service answers 535, not the 501 of RFC 4954 (reference exchange 2.1).
      return refuse(
          new Authenticator.Refused("auth-failed", "the client gave up"), exchange, state);
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(response.strip());
    } catch (IllegalArgumentException e) {
      return refuse(
          new Authenticator.Refused("auth-failed", "the response is not base64"), exchange, state);
    }
    return step(exchange.next(decoded), exchange, state);
  }

  private static Action step(SaslStep step, SaslStep.Exchange exchange, SessionState state) {
    return switch (step) {
      case SaslStep.Challenge challenge -> {
        state.expect(new Expected.Response(line -> respond(line, exchange, state)));
        yield state.say(challenge.reply());
      }
      case SaslStep.Done done -> {
        state.transcript().tried(exchange.name());
        yield switch (done.result()) {
          case Authenticator.Authenticated yes -> {
            state.authenticated(yes.identity());
            yield state.say("authenticated");
          }
          case Authenticator.Refused no -> refuse(no, exchange, state);
        };
      }
    };
  }

  private static Action refuse(
      Authenticator.Refused refused, SaslStep.Exchange exchange, SessionState state) {
    state.transcript().note("authentication refused: " + refused.why());
    Reply reply = state.reply(refused.reply(), Map.of());
    if (reply instanceof Reply.Refusal refusal) {
      state.authenticationFailed(refusal);
      state
          .service()
          .mail()
          .refusedSignIn(exchange.name(), exchange.mechanism(), state.session(), refusal.bare());
    }
    return state.say(reply);
  }
}
