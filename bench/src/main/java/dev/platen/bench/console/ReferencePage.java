package dev.platen.bench.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The description of the control API, for people.
 *
 * @param summary what the API is for
 * @param description how it is used
 */
public record ReferencePage(String summary, String description, List<Group> groups) {

  /** Operations about one thing. */
  public record Group(String key, String name, String description, List<Line> lines) {}

  /**
   * One operation.
   *
   * @param path with names in curly brackets
   * @param example a body that can be sent; empty where none is
   */
  public record Line(
      String method,
      String path,
      String summary,
      List<String> parameters,
      String example,
      List<String> answers) {}

  static ReferencePage make() {
    var document = ApiDescription.document();
    Map<String, Group> groups = new LinkedHashMap<>();
    for (var tag : document.path("tags")) {
      String name = tag.path("name").asString();
      groups.put(
          name,
          new Group(
              name.replace(' ', '-'), name, tag.path("description").asString(), new ArrayList<>()));
    }
    for (ApiDescription.Operation operation : ApiDescription.operations()) {
      Group group = groups.get(operation.tag());
      if (group == null) {
        throw new IllegalStateException(
            "openapi.yaml: no tag of " + operation.method() + " " + operation.path());
      }
      group
          .lines()
          .add(
              new Line(
                  operation.method(),
                  "/api" + operation.path(),
                  operation.summary(),
                  operation.parameters(),
                  operation.example(),
                  operation.answers()));
    }
    return new ReferencePage(
        document.path("info").path("summary").asString(),
        document.path("info").path("description").asString(),
        List.copyOf(groups.values()));
  }
}
