package dev.platen.stubs.entra.http;

import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads mappings that go before the service. */
final class UserMappings {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private UserMappings() {}

  /**
   * All mappings of a folder's {@code *.json} files, by the files' names; a file has one, or many
   * as {@code {"mappings":[...]}}.
   *
   * @throws IOException where the folder or a file cannot be read or is no mapping; the message
   *     names it
   */
  static List<StubMapping> of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "There is no folder " + folder + " with mappings. Make it, or name another");
    }
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<StubMapping> mappings = new ArrayList<>();
    for (Path file : files) {
      try {
        mappings.addAll(parse(Files.readString(file)));
      } catch (IllegalArgumentException e) {
        throw new IOException("The mapping " + file + " is not understood: " + e.getMessage(), e);
      }
    }
    return mappings;
  }

  /**
   * @throws IllegalArgumentException where it is no mapping
   */
  static List<StubMapping> parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json == null || !json.isObject()) {
        throw new IllegalArgumentException("a mapping is a JSON object");
      }
      List<StubMapping> mappings = new ArrayList<>();
      if (json.path("mappings").isArray()) {
        for (JsonNode each : json.path("mappings")) {
          mappings.add(StubMapping.buildFrom(each.toString()));
        }
      } else {
        mappings.add(StubMapping.buildFrom(text));
      }
      return mappings;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    } catch (JsonException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }
}
