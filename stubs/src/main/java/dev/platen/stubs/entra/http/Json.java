package dev.platen.stubs.entra.http;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON on one line, members in the order of the map, as the service does. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** The same in UTF-8. */
  public static byte[] octets(Map<String, ?> members) {
    return MAPPER.writeValueAsBytes(members);
  }

  public static String write(Map<String, ?> members) {
    return MAPPER.writeValueAsString(members);
  }
}
