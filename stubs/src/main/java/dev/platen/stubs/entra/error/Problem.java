package dev.platen.stubs.entra.error;

import java.util.Map;

/** Ends the handling of a request with an error of the service. */
@SuppressWarnings("serial") // never leaves the process
public final class Problem extends RuntimeException {
  /** The value that an error reply carries as its member {@code claims} (reference entra 2.3). */
  public static final String CLAIMS = "claims";

  /** How old the refused refresh token is, in seconds, for clients that send telemetry. */
  public static final String TOKEN_AGE = "token_age";

  private final Situation situation;
  private final transient Map<String, String> values;

  /**
   * @param values what the placeholders of the row's text stand for; no secrets
   */
  public Problem(Situation situation, Map<String, String> values) {
    super(situation.name(), null, false, false);
    this.situation = situation;
    this.values = Map.copyOf(values);
  }

  public Problem(Situation situation) {
    this(situation, Map.of());
  }

  /** The same with one more value. */
  public Problem with(String name, String value) {
    Map<String, String> more = new java.util.HashMap<>(values);
    more.put(name, value);
    return new Problem(situation, more);
  }

  public Situation situation() {
    return situation;
  }

  public Map<String, String> values() {
    return values;
  }
}
