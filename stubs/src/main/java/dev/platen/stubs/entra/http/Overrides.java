package dev.platen.stubs.entra.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What answers in place of the service.
 *
 * @param wiremockAdmin whether WireMock's own admin API is open under {@code /__admin}; whoever
 *     reaches it can change every answer
 * @param mappings a folder whose {@code *.json} files are WireMock mappings that go before the
 *     service
 * @param recording another service that is asked in place of this one
 */
public record Overrides(
    boolean wiremockAdmin, Optional<Path> mappings, Optional<Recording> recording) {
  /** The service itself answers everything. */
  public static final Overrides NONE = new Overrides(false, Optional.empty(), Optional.empty());

  public Overrides withWiremockAdmin(boolean changed) {
    return new Overrides(changed, mappings, recording);
  }

  public Overrides withMappings(Path changed) {
    return new Overrides(wiremockAdmin, Optional.of(changed), recording);
  }

  public Overrides withRecording(Recording changed) {
    return new Overrides(wiremockAdmin, mappings, Optional.of(changed));
  }
}
