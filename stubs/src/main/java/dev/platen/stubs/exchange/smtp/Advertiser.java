package dev.platen.stubs.exchange.smtp;

import java.util.List;

/** Implements a service extension, and so says that it is there. */
interface Advertiser {

  /** What it adds to the EHLO reply in the present state. */
  List<Capability.Advertised> capabilities(SessionState state);
}
