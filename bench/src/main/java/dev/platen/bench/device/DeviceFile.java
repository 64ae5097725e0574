package dev.platen.bench.device;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A printer of a lab, as a YAML file describes it (docs/device-file.md). Secrets are referred to,
 * never held.
 *
 * @param name what the lab calls it
 * @param address IPv4 address or host name
 * @param model as the printer reports it
 * @param firmware the version that is to be tested
 * @param languages tags of those that the panel may be set to
 * @param bindings a driver for every capability
 * @param lacks what the printer does not have, for example {@code fax}
 * @param allowed what may be done to it
 * @param operator the page of the person beside it; there as soon as a driver is the operator
 */
public record DeviceFile(
    String name,
    String address,
    String model,
    String serial,
    String firmware,
    SecretReference administratorPassword,
    List<String> languages,
    Map<Capability, Binding> bindings,
    Set<String> lacks,
    Set<Permission> allowed,
    Optional<OperatorPage> operator,
    Cloud cloud) {

  public DeviceFile {
    languages = List.copyOf(languages);
    bindings = Map.copyOf(bindings);
    lacks = Set.copyOf(lacks);
    allowed = Set.copyOf(allowed);
  }

  /** What a device file may allow. */
  public enum Permission {
    /** To take the mains from the printer while it works. */
    MAINS_CUT,
    /** To import the settings that it had before the run. */
    SETTINGS_RESTORE
  }

  /**
   * Reads a device file.
   *
   * @throws DeviceFileException with a line for each thing that is wrong: file, line, key, advice
   */
  public static DeviceFile read(Path file) {
    return DeviceFileReader.read(file);
  }

  /** The driver that serves a capability. */
  public Binding binding(Capability capability) {
    Binding binding = bindings.get(capability);
    if (binding == null) {
      throw new IllegalStateException("No driver serves " + capability);
    }
    return binding;
  }

  public boolean allows(Permission permission) {
    return allowed.contains(permission);
  }
}
