package dev.platen.features.prove;

/** How one scenario ended. */
sealed interface Ending {
  /** All that it says is so. */
  record Green() implements Ending {}

  /**
   * Something is not as the scenario says.
   *
   * @param step where
   * @param message what was expected and what there is
   */
  record Red(String step, String message) implements Ending {}

  /** It could not be found out: bench, browser or step failed. */
  record Broken(String step, String message) implements Ending {}
}
