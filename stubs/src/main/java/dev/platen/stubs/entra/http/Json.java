package dev.platen.stubs.entra.http;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON on one line, members in the order of the map, as the service does. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static String write(Map<String, ?> members) {
    return MAPPER.writeValueAsString(members);
  }
}
