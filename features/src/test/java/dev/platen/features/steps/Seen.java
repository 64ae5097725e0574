package dev.platen.features.steps;

import java.util.function.Supplier;

/** What a step expects of a screen: where it is not so, the failure says what the screen shows. */
final class Seen {
  private Seen() {}

  /**
   * Fails unless {@code holds}.
   *
   * @param expected a sentence, for example {@code Web Config offers the button "OK"}
   * @param screen text of the screen; asked for a failure only
   * @throws AssertionError with both
   */
  static void require(boolean holds, String expected, Supplier<String> screen) {
    if (!holds) {
      throw new AssertionError("Expected: " + expected + ". The screen shows:\n" + shown(screen));
    }
  }

  /** A screen that cannot be read must not hide what was expected of it. */
  private static String shown(Supplier<String> screen) {
    try {
      return screen.get();
    } catch (RuntimeException e) {
      return "(cannot be read: " + e.getMessage() + ")";
    }
  }
}
