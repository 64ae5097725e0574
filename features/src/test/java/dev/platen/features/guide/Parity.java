package dev.platen.features.guide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares the scenarios of each language with those of the others. */
final class Parity {
  private final Set<String> caseIds;
  private final Collection<String> languages;

  Parity(Set<String> caseIds, Collection<String> languages) {
    this.caseIds = caseIds;
    this.languages = languages;
  }

  /**
   * What differs, a line each that names case, languages and the first difference. A scenario is
   * known by its case tags, and by its position among those that have the same.
   */
  List<String> differences(List<BoundScenario> scenarios) {
    Map<String, Map<String, BoundScenario>> byCase = new LinkedHashMap<>();
    Map<String, Integer> positions = new HashMap<>();
    for (BoundScenario scenario : scenarios) {
      Set<String> ids = new TreeSet<>(scenario.tags());
      ids.retainAll(caseIds);
      String tags = ids.isEmpty() ? "no case" : String.join(" ", ids);
      int position = positions.merge(scenario.language() + " " + tags, 1, Integer::sum);
      byCase
          .computeIfAbsent(tags + " (" + position + ")", key -> new HashMap<>())
          .put(scenario.language(), scenario);
    }
    List<String> found = new ArrayList<>();
    byCase.forEach((key, versions) -> compare(key, versions, found));
    return found;
  }

  private void compare(String key, Map<String, BoundScenario> versions, List<String> found) {
    Set<String> missing = new TreeSet<>(languages);
    missing.removeAll(versions.keySet());
    if (!missing.isEmpty()) {
      found.add(key + ": there is no such scenario in " + String.join(", ", missing));
    }
    String first = versions.containsKey("en") ? "en" : new TreeSet<>(versions.keySet()).first();
    BoundScenario model = versions.get(first);
    for (String language : new TreeSet<>(versions.keySet())) {
      BoundScenario other = versions.get(language);
      if (model == null || other == null || language.equals(first)) {
        continue;
      }
      if (!model.tags().equals(other.tags())) {
        found.add(
            "%s: %s has the tags %s, %s has %s"
                .formatted(
                    key,
                    first,
                    new TreeSet<>(model.tags()),
                    language,
                    new TreeSet<>(other.tags())));
      }
      firstDifference(key, model, other, found);
    }
  }

  private static void firstDifference(
      String key, BoundScenario model, BoundScenario other, List<String> found) {
    int most = Math.max(model.steps().size(), other.steps().size());
    for (int i = 0; i < most; i++) {
      String one = step(model, i);
      String two = step(other, i);
      if (!one.equals(two)) {
        found.add(
            "%s: step %d is %s in %s, but %s in %s"
                .formatted(key, i + 1, one, model.language(), two, other.language()));
        return;
      }
    }
  }

  private static String step(BoundScenario scenario, int index) {
    return index < scenario.steps().size()
        ? String.join(" or ", scenario.steps().get(index).methods())
        : "missing";
  }
}
