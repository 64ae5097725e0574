package dev.platen.stubs.entra.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads YAML files of {@code dev/platen/stubs/entra} into records; {@code an_entry} becomes {@code
 * anEntry}.
 */
public final class Facts {
  private static final String FOLDER = "/dev/platen/stubs/entra/";
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Facts() {}

  /**
   * @param file its name in the folder of facts
   * @throws IllegalStateException where the file is missing or does not have the form of {@code
   *     type}
   */
  public static <T> T read(String file, Class<T> type) {
    try (InputStream stream = Facts.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The facts " + FOLDER + file + " are missing from the class path");
      }
      return MAPPER.readValue(stream, type);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "The facts " + FOLDER + file + " cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + FOLDER + file, e);
    }
  }
}
