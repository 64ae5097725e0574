package dev.platen.features.simulator;

import dev.platen.features.device.Identity;
import dev.platen.printer.PrinterDevice;
import java.util.Optional;
import java.util.Set;

/** What a simulated printer is, from itself. */
record SimulatedIdentity(PrinterDevice device) implements Identity {
  @Override
  public Who who() {
    return new Who(
        device.model().name(), device.identity().serialNumber(), device.firmware().version());
  }

  @Override
  public Condition condition() {
    return new Condition(
        device.jobs().active().isEmpty() ? State.IDLE : State.BUSY, Set.of(), Optional.empty());
  }
}
