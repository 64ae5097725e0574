package dev.platen.bench.device;

import java.util.Map;
import java.util.Optional;

/**
 * The driver that serves a capability.
 *
 * @param driver its name, for example {@code snmp}; {@code none} where the device lacks the
 *     capability
 * @param settings texts, numbers and truth values as texts, by key
 * @param secrets where the driver's secrets are, by key
 */
public record Binding(
    String driver, Map<String, String> settings, Map<String, SecretReference> secrets) {
  public static final String NONE = "none";
  public static final String OPERATOR = "operator";

  public Binding {
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }

  /** A setting, or {@code usual} where the file does not say. */
  public String text(String key, String usual) {
    return settings.getOrDefault(key, usual);
  }

  /** A number, or {@code usual} where the file does not say. */
  public int number(String key, int usual) {
    return Optional.ofNullable(settings.get(key)).map(Integer::parseInt).orElse(usual);
  }

  /** A truth value, or {@code usual} where the file does not say. */
  public boolean flag(String key, boolean usual) {
    return Optional.ofNullable(settings.get(key)).map(Boolean::parseBoolean).orElse(usual);
  }

  /**
   * Where a secret is.
   *
   * @throws IllegalArgumentException where the driver has none under this key
   */
  public SecretReference secret(String key) {
    SecretReference reference = secrets.get(key);
    if (reference == null) {
      throw new IllegalArgumentException("The driver " + driver + " has no secret " + key);
    }
    return reference;
  }
}
