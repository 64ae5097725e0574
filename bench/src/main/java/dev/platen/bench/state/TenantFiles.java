package dev.platen.bench.state;

import dev.platen.stubs.directory.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The tenants of a bench, a JSON file each. */
public final class TenantFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
          .build();
  private final Path folder;

  public TenantFiles(Path folder) {
    this.folder = folder;
  }

  /** Keeps a tenant; it is on the disk when this returns. */
  public void save(Tenant tenant) {
    StateFolder.writeSafely(
        folder.resolve(tenant.id() + ".json"), JSON.writeValueAsString(tenant) + "\n");
  }

  /**
   * All tenants that were kept.
   *
   * @throws StateException where a file is damaged; it is left as it is
   */
  public List<Tenant> load() {
    List<Tenant> tenants = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        tenants.add(load(file));
      }
    } catch (IOException e) {
      throw new StateException("Cannot read the tenants in " + folder + ": " + e.getMessage(), e);
    }
    return tenants;
  }

  private static Tenant load(Path file) throws IOException {
    try {
      return JSON.readValue(Files.readString(file), Tenant.class);
    } catch (JacksonException e) {
      // The cause quotes the file, and the file holds passwords.
      throw new StateException(
          "The tenant in "
              + file
              + " is damaged at line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
              + ". Repair the file, or start over with --fresh.");
    }
  }
}
