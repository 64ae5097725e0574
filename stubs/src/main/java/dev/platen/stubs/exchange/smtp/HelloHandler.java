package dev.platen.stubs.exchange.smtp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** EHLO and HELO. */
final class HelloHandler implements Handler<Command.Hello> {
  private final List<Advertiser> handlers;

  /**
   * @param handlers those whose capabilities are advertised
   */
  HelloHandler(List<? extends Advertiser> handlers) {
    this.handlers = List.copyOf(handlers);
  }

  @Override
  public Action handle(Command.Hello command, SessionState state) {
    state.greet(command.extended());
    String host = state.service().names().greeting();
    // An IPv6 address stands bare in the brackets (reference exchange 1.3).
    String greeting = host + " Hello [" + state.client().getHostAddress() + "]";
    List<String> texts = new ArrayList<>(List.of(greeting));
    if (command.extended()) {
      handlers.stream()
          .flatMap(handler -> handler.capabilities(state).stream())
          .sorted(Comparator.comparing(Capability.Advertised::capability))
          .forEach(advertised -> texts.add(advertised.line()));
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      lines.add("250" + (i == texts.size() - 1 ? " " : "-") + texts.get(i));
    }
    return state.say(new Reply.Completion("hello", lines));
  }

  /** What the first EHLO is needed for. */
  static Action first(SessionState state) {
    return state.say("hello-first");
  }
}
