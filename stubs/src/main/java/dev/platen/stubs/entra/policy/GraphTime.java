package dev.platen.stubs.entra.policy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The times at which something was made and changed, as Graph's JSON has them. */
final class GraphTime {
  private GraphTime() {}

  static void put(Map<String, Object> json, Instant created, Optional<Instant> modified) {
    json.put("createdDateTime", text(created));
    json.remove("modifiedDateTime");
    modified.ifPresent(at -> json.put("modifiedDateTime", text(at)));
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
