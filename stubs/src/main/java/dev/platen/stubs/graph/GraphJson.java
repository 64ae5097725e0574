package dev.platen.stubs.graph;

import dev.platen.stubs.entra.http.Json;
import dev.platen.stubs.entra.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/** Graph's JSON: every field there, those without a value null. */
final class GraphJson {
  private GraphJson() {}

  /** A reply with a body. */
  static Reply reply(int status, Map<String, ?> body) {
    return Reply.of(status, GraphFacts.FACTS.contentType(), Json.write(body));
  }

  /** One thing, with the fields that {@code $select} wants. */
  static Reply one(int status, Ask ask, String what, Map<String, Object> item) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", ask.context(what + "/$entity"));
    body.putAll(
        ask.call()
            .request()
            .query()
            .value("$select")
            .map(names -> Listing.selected(item, names))
            .orElse(item));
    return reply(status, body);
  }

  /** A policy as Graph shows it. */
  static Map<String, Object> policy(Map<String, Object> source) {
    GraphFacts facts = GraphFacts.FACTS;
    Map<String, Object> whole = completed(facts.policy(), source);
    complete(whole, "grantControls", facts.grantControls());
    complete(whole, "sessionControls", facts.sessionControls());
    return whole;
  }

  private static void complete(
      Map<String, Object> whole, String name, Map<String, Object> template) {
    if (whole.get(name) instanceof Map<?, ?> part) {
      whole.put(name, completed(template, part));
    }
  }

  /** The template with the values of {@code source}, and what only {@code source} has. */
  private static Map<String, Object> completed(Map<String, Object> template, Map<?, ?> source) {
    Map<String, Object> whole = new LinkedHashMap<>(template);
    source.forEach(
        (name, value) -> {
          Object usual = template.get(String.valueOf(name));
          if (usual instanceof Map<?, ?> inner && value instanceof Map<?, ?> part) {
            whole.put(String.valueOf(name), completed(texts(inner), part));
          } else if (value != null || usual == null) {
            whole.put(String.valueOf(name), value);
          }
        });
    return whole;
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    Map<String, Object> texts = new LinkedHashMap<>();
    map.forEach((name, value) -> texts.put(String.valueOf(name), value));
    return texts;
  }
}
