package dev.platen.features.lab;

import dev.platen.features.device.Identity;
import dev.platen.features.device.InfrastructureException;
import dev.platen.features.device.Patience;
import dev.platen.features.device.Power;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Cuts the mains and waits until the printer is there again and has nothing to do. */
final class LabPower implements Power {
  private final Mains mains;
  private final Identity identity;
  private final Duration pause;
  private final LabPatience patience;

  /**
   * @param pause how long the mains stay off
   */
  LabPower(Mains mains, Identity identity, Duration pause, LabPatience patience) {
    this.mains = mains;
    this.identity = identity;
    this.pause = pause;
    this.patience = patience;
  }

  @Override
  public void cut() {
    mains.off();
    try {
      patience.pass(pause);
    } finally {
      mains.on();
    }
    awaitIdle(patience, identity);
  }

  /**
   * Waits until a printer answers and has nothing to do.
   *
   * @throws InfrastructureException where it does not, with what it said last
   */
  static void awaitIdle(Patience patience, Identity identity) {
    AtomicReference<String> last = new AtomicReference<>("nothing");
    try {
      patience.until(
          "The printer is ready",
          () -> {
            try {
              Identity.Condition condition = identity.condition();
              last.set(condition.toString());
              return condition.state() == Identity.State.IDLE;
            } catch (InfrastructureException e) {
              last.set(String.valueOf(e.getMessage()));
              return false;
            }
          },
          last::get);
    } catch (AssertionError e) {
      throw new InfrastructureException(
          "The printer is not ready for a scenario. It last said: " + last.get(), e);
    }
  }
}
