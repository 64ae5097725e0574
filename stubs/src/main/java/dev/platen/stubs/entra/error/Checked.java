package dev.platen.stubs.entra.error;

import dev.platen.stubs.entra.http.Parameters;
import java.util.Map;
import java.util.Optional;

/** Reads parameters and refuses as the service does. */
public final class Checked {
  private Checked() {}

  /**
   * A parameter that must be there.
   *
   * @throws Problem (AADSTS900144) where it is absent or blank, (AADSTS9000411) where it came twice
   */
  public static String required(Parameters parameters, String name) {
    return optional(parameters, name)
        .orElseThrow(() -> new Problem(Situation.PARAMETER_MISSING, Map.of("parameter", name)));
  }

  /**
   * A parameter that may be absent; a blank one is.
   *
   * @throws Problem (AADSTS9000411) where it came twice
   */
  public static Optional<String> optional(Parameters parameters, String name) {
    if (parameters.isRepeated(name)) {
      throw new Problem(Situation.PARAMETER_REPEATED, Map.of("parameter", name));
    }
    return parameters.value(name);
  }
}
