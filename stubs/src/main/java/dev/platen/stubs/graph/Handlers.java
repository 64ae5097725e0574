package dev.platen.stubs.graph;

import dev.platen.stubs.entra.http.Reply;
import java.util.Map;

/** What answers the operations of a part of Graph, by {@link GraphFacts.Operation#call}. */
interface Handlers {
  /** Answers one operation. */
  @FunctionalInterface
  interface Handler {
    /**
     * @throws GraphProblem where it is refused
     * @throws IllegalArgumentException naming what is wrong with the request
     */
    Reply answer(Ask ask);
  }

  Map<String, Handler> handlers();
}
