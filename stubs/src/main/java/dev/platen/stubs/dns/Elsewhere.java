package dev.platen.stubs.dns;

import java.net.InetSocketAddress;
import java.time.Duration;

/** What a name server says about names that are none of its own. */
public sealed interface Elsewhere {

  /** NXDOMAIN: beyond its own names there is nothing (RFC 1035 section 4.1.1). */
  record Nothing() implements Elsewhere {}

  /** REFUSED: others may know it, this server does not say (RFC 1035 section 4.1.1). */
  record Refused() implements Elsewhere {}

  /**
   * Another name server is asked, over what the question came over; SERVFAIL where it does not
   * answer in time.
   *
   * @param server its address and port, which is 53 as a rule
   * @param patience how long it may take
   */
  record Forwarded(InetSocketAddress server, Duration patience) implements Elsewhere {
    /** As {@link #Forwarded(InetSocketAddress, Duration)}, with 4 s: clients give up after 5. */
    public Forwarded(InetSocketAddress server) {
      this(server, Duration.ofSeconds(4));
    }
  }
}
