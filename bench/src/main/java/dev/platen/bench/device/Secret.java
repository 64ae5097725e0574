package dev.platen.bench.device;

/** A password or key in use. It shows as asterisks wherever it is written by accident. */
public final class Secret {
  private final String value;

  Secret(String value) {
    this.value = value;
  }

  /** The secret itself, for the one place that needs it. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return "********";
  }
}
