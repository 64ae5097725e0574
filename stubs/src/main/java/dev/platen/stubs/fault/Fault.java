package dev.platen.stubs.fault;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Something that goes wrong.
 *
 * @param id names it in the registry
 * @param action what, and at which point
 * @param occurrence how often
 * @param matcher for whom
 */
public record Fault(String id, FaultAction action, Occurrence occurrence, Matcher matcher) {

  /** A fault that always happens, to everybody, with a new id. */
  public static Fault of(FaultAction action) {
    return new Fault(UUID.randomUUID().toString(), action, new Occurrence.Always(), Matcher.ANY);
  }

  public Fault withId(String changed) {
    return new Fault(changed, action, occurrence, matcher);
  }

  public Fault when(Occurrence changed) {
    return new Fault(id, action, changed, matcher);
  }

  public Fault forWhom(Matcher changed) {
    return new Fault(id, action, occurrence, changed);
  }

  /**
   * Reads a fault, for example
   *
   * <pre>{@code
   * {"point": "smtp", "action": "reply", "lines": ["451 4.7.0 Temporary server error"],
   *  "occurrence": {"first": 2}, "for": {"command": "mail", "tenant": "contoso.onmicrosoft.com"}}
   * }</pre>
   *
   * @throws IllegalArgumentException naming the field that is wrong or not understood
   */
  public static Fault parse(JsonNode json) {
    return FaultJson.read(json);
  }

  /** The same JSON. */
  public Map<String, Object> json() {
    return FaultJson.write(this);
  }
}
