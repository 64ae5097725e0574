package dev.platen.features.device;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How a step waits: in the time that the device under test lives by. */
public interface Patience {

  /**
   * Waits until {@code condition} holds.
   *
   * @throws AssertionError where it does not within reason; says {@code what} was awaited and what
   *     {@code seen} shows instead
   */
  void until(String what, BooleanSupplier condition, Supplier<String> seen);

  /** Lets time pass without doing anything. */
  void pass(Duration duration);
}
