package dev.platen.stubs.graph;

import java.util.Map;

/** A request that is refused; {@code graph.yaml} says how. */
final class GraphProblem extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient GraphFacts.Refusal refusal;

  /**
   * @param name of the refusal
   * @param values that its text shows
   */
  GraphProblem(String name, Map<String, String> values) {
    super(text(GraphFacts.FACTS.refusal(name), values), null, false, false);
    this.refusal = GraphFacts.FACTS.refusal(name);
  }

  GraphProblem(String name) {
    this(name, Map.of());
  }

  /** What is wrong with a request, as {@code reason} says. */
  static GraphProblem badRequest(String reason) {
    return new GraphProblem("bad_request", Map.of("reason", reason));
  }

  static GraphProblem notFound(String id) {
    return new GraphProblem("not_found", Map.of("id", id));
  }

  private static String text(GraphFacts.Refusal refusal, Map<String, String> values) {
    String text = refusal.text();
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  int status() {
    return refusal.status();
  }

  String code() {
    return refusal.code();
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
