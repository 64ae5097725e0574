package dev.platen.bench;

import dev.platen.bench.state.StateFolder;
import dev.platen.stubs.entra.http.Overrides;
import java.time.Duration;

/**
 * How a bench is started.
 *
 * @param address where its servers listen; a loopback address unless a lab needs otherwise
 * @param state where it keeps what it must not forget
 * @param tarpit how long Exchange keeps those waiting who fail to log in
 * @param overrides what answers in place of Entra ID
 */
public record BenchOptions(
    String address, Ports ports, StateFolder state, Duration tarpit, Overrides overrides) {

  /** As Exchange Online is seen to wait (reference exchange 2.1). */
  public static final Duration USUAL_TARPIT = Duration.ofSeconds(5);

  /** A bench whose Entra ID answers everything itself. */
  public BenchOptions(String address, Ports ports, StateFolder state, Duration tarpit) {
    this(address, ports, state, tarpit, Overrides.NONE);
  }
}
