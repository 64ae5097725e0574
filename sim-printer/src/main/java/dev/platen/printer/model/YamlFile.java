package dev.platen.printer.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a record from YAML; every field must be there, and no other. */
public final class YamlFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private YamlFile() {}

  /**
   * @param name of the file, for messages
   * @throws ModelException naming file and field
   */
  public static <T> T read(String name, InputStream stream, Class<T> type) {
    try (stream) {
      return YAML.readValue(stream.readAllBytes(), type);
    } catch (DatabindException e) {
      String field =
          e.getPath().stream()
              .map(step -> String.valueOf(step.getPropertyName()))
              .collect(Collectors.joining("."));
      throw new ModelException(
          "%s: %s%s"
              .formatted(
                  name, field.isEmpty() ? "" : "field " + field + ": ", e.getOriginalMessage()),
          e);
    } catch (JacksonException e) {
      throw new ModelException(
          "%s: not YAML at line %d: %s"
              .formatted(name, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new ModelException(name + ": cannot be read", e);
    }
  }
}
