package dev.platen.bench.profile;

import dev.platen.bench.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A profile as a file: JSON, as {@code profile.schema.json} and docs/record.md describe it. */
public final class ProfileFile {
  /** The only form there has been so far. */
  public static final int FORMAT = 1;

  private static final int LARGEST = 8 * 1024 * 1024;
  private static final String OID = "[0-2](\\.[0-9]{1,10})+";
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(10).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ProfileFile() {}

  /** Writes it whole or not at all; readable by its owner alone, for it describes a device. */
  public static void write(Profile profile, Path file) {
    StateFolder.writeSafely(
        file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(profile) + "\n");
  }

  /**
   * Reads a profile that may come from another machine.
   *
   * @throws ProfileException naming file and field, where it is damaged, foreign or too large
   */
  public static Profile read(Path file) {
    JsonNode json;
    try {
      if (Files.size(file) > LARGEST) {
        throw new ProfileException(file + " is larger than 8 MiB: it is no profile.");
      }
      json = JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new ProfileException(
          file + " cannot be read. Name a file that platen record has written.", e);
    } catch (JacksonException e) {
      throw new ProfileException(
          "%s:%d: it is not JSON here. Record the printer again: platen record"
              .formatted(file, e.getLocation().getLineNr()),
          e);
    }
    int format = json.path("format").asInt(0);
    if (format != FORMAT) {
      throw new ProfileException(
          format > FORMAT
              ? "%s was written by a later version of Platen (format %d): use that."
                  .formatted(file, format)
              : file + " does not say \"format\": 1, so it is no profile of Platen's.");
    }
    return profile(file, json);
  }

  private static Profile profile(Path file, JsonNode json) {
    try {
      Profile profile = JSON.treeToValue(json, Profile.class);
      for (String oid : profile.objects().keySet()) {
        if (!oid.matches(OID)) {
          throw new ProfileException(
              "%s: objects: \"%s\" is no object identifier such as 1.3.6.1.2.1.1.1.0."
                  .formatted(file, oid));
        }
      }
      return profile;
    } catch (DatabindException e) {
      String field =
          e.getPath().stream()
              .map(
                  step ->
                      step.getPropertyName() == null
                          ? Integer.toString(step.getIndex())
                          : step.getPropertyName())
              .collect(Collectors.joining("."));
      throw new ProfileException(
          "%s: %s is missing, unknown or of the wrong kind. docs/record.md says what a profile holds."
              .formatted(file, field.isEmpty() ? "the document" : "\"" + field + "\""),
          e);
    }
  }
}
