package dev.platen.stubs.exchange.smtp;

import java.util.List;

/** Carries out one kind of command. */
interface Handler<C extends Command> extends Advertiser {

  @Override
  default List<Capability.Advertised> capabilities(SessionState state) {
    return List.of();
  }

  Action handle(C command, SessionState state);
}
