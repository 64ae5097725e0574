package dev.platen.features.lab;

import java.time.Duration;
import java.util.Map;

/** Ways to the mains besides a daemon. */
final class OtherMains {
  private OtherMains() {}

  /**
   * An outlet of a power strip that speaks SNMP.
   *
   * @param oid of the outlet
   */
  static Mains snmp(Snmp strip, String oid, int on, int off) {
    return new Mains() {
      @Override
      public void off() {
        strip.set(oid, off);
      }

      @Override
      public void on() {
        strip.set(oid, on);
      }
    };
  }

  /** A person at the plug. */
  static Mains operator(Operator operator, Duration pause) {
    Asking asking = Asking.aboutTheLab(operator);
    return new Mains() {
      @Override
      public void off() {
        asking.toDo("power.cut", Map.of("seconds", Long.toString(pause.toSeconds())), Map.of());
      }

      @Override
      public void on() {
        asking.toDo("power.restore");
      }
    };
  }
}
