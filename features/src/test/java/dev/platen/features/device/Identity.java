package dev.platen.features.device;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who a printer says that it is, and how it is. */
public interface Identity {

  /**
   * Asks the printer who it is.
   *
   * @throws InfrastructureException where it does not answer, or not in its protocol
   */
  Who who();

  /**
   * Asks the printer how it is.
   *
   * @throws InfrastructureException where it does not answer, or not in its protocol
   */
  Condition condition();

  /**
   * What does not change while a printer is tested.
   *
   * @param model as the printer reports it, with or without the vendor's name
   * @param serial empty where it does not tell
   * @param firmware empty where it does not tell
   */
  record Who(String model, String serial, String firmware) {}

  /**
   * @param problems what a person should look after, in the printer's own words or in those of its
   *     protocol
   * @param upTime since it was switched on, where it tells
   */
  record Condition(State state, Set<String> problems, Optional<Duration> upTime) {
    public Condition {
      problems = Set.copyOf(problems);
    }
  }

  /** What a printer does. */
  enum State {
    IDLE,
    BUSY,
    STOPPED,
    UNKNOWN
  }
}
