package dev.platen.stubs.entra.access;

import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.error.Situation;
import java.util.Arrays;
import java.util.Locale;

/** Names a result of the sign-in log in a few words. */
public final class SignInReasons {
  private SignInReasons() {}

  /** The words of an AADSTS number; empty for 0 and for a number that nothing here has. */
  public static String words(int number, ErrorCatalog errors) {
    return number == 0
        ? ""
        : Arrays.stream(Situation.values())
            .filter(situation -> errors.number(situation) == number)
            .findFirst()
            .map(SignInReasons::words)
            .orElse("");
  }

  static String words(Situation situation) {
    String lower = situation.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }
}
