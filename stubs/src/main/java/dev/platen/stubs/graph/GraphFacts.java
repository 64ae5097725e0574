package dev.platen.stubs.graph;

import dev.platen.stubs.entra.fact.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code graph.yaml} says. */
record GraphFacts(
    Map<String, List<String>> permissions,
    Map<String, List<String>> roles,
    List<Operation> operations,
    Map<String, Refusal> refusals,
    String challenge,
    Map<String, String> headers,
    String contentType,
    Map<String, Integer> pageSizes,
    int pageSize,
    int largestPage,
    Map<String, Object> policy,
    Map<String, Object> grantControls,
    Map<String, Object> sessionControls,
    Map<String, Object> securityDefaults) {

  static final GraphFacts FACTS = Facts.read("graph.yaml", GraphFacts.class);

  /**
   * Something that can be asked.
   *
   * @param call method and path, for example {@code GET users/{id}}
   * @param permissions name of a set of permissions
   * @param roles name of a set of roles
   * @param refusal name of what is said to those who may not
   * @param versions null for all
   */
  record Operation(
      String call,
      String permissions,
      String roles,
      String refusal,
      @Nullable List<String> versions) {

    String method() {
      return call.substring(0, call.indexOf(' '));
    }

    private String[] path() {
      return call.substring(call.indexOf(' ') + 1).split("/");
    }

    boolean isAt(List<String> segments) {
      String[] path = path();
      if (path.length != segments.size()) {
        return false;
      }
      for (int i = 0; i < path.length; i++) {
        if (!path[i].equals("{id}") && !path[i].equalsIgnoreCase(segments.get(i))) {
          return false;
        }
      }
      return true;
    }

    /** What stands at {@code {id}}; empty where the path has none. */
    String id(List<String> segments) {
      int index = List.of(path()).indexOf("{id}");
      return index < 0 ? "" : segments.get(index);
    }

    boolean isIn(String version) {
      return versions == null || versions.contains(version);
    }
  }

  /**
   * A way to refuse.
   *
   * @param text with values in curly brackets
   */
  record Refusal(int status, String code, String text, String source, String mark) {}

  Refusal refusal(String name) {
    return Optional.ofNullable(refusals.get(name))
        .orElseThrow(() -> new IllegalStateException("graph.yaml has no refusal " + name));
  }

  /** A set by its name. */
  static List<String> set(Map<String, List<String>> sets, String name) {
    return Optional.ofNullable(sets.get(name))
        .orElseThrow(() -> new IllegalStateException("graph.yaml has no set " + name));
  }
}
