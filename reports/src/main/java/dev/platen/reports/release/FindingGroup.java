package dev.platen.reports.release;

import dev.platen.reports.comparison.Judgement;
import dev.platen.reports.comparison.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judgements of one verdict on the same cases of the guide: a defect shows in each language and on
 * each model, and is one thing to a reader.
 *
 * @param cases none for scenarios beyond the guide, which are grouped by their title
 * @param judgements at least one, in the order of the comparison
 */
public record FindingGroup(Verdict verdict, SortedSet<String> cases, List<Judgement> judgements) {
  public FindingGroup {
    cases = new TreeSet<>(cases);
    judgements = List.copyOf(judgements);
  }

  /** Groups judgements; the gravest first, then those that more scenarios show. */
  static List<FindingGroup> of(Collection<Judgement> judgements) {
    Map<Object, List<Judgement>> groups = new LinkedHashMap<>();
    for (Judgement judgement : judgements) {
      Object about =
          judgement.cell().cases().isEmpty()
              ? judgement.cell().scenario()
              : judgement.cell().cases();
      groups
          .computeIfAbsent(List.of(judgement.verdict(), about), key -> new ArrayList<>())
          .add(judgement);
    }
    return groups.values().stream()
        .map(
            group ->
                new FindingGroup(
                    group.getFirst().verdict(), group.getFirst().cell().cases(), group))
        .sorted(
            (a, b) ->
                a.verdict() != b.verdict()
                    ? a.verdict().compareTo(b.verdict())
                    : Integer.compare(b.judgements().size(), a.judgements().size()))
        .toList();
  }

  /** For a person: {@code TRB-4, TRB-360}, or the title where no case of the guide is meant. */
  public String name() {
    return cases.isEmpty() ? judgements.getFirst().cell().title() : String.join(", ", cases);
  }

  /** For a person: {@code PX-E900FN (it, sv), PX-B600F (sv)}. */
  public String where() {
    Map<String, SortedSet<String>> models = new TreeMap<>();
    judgements.forEach(
        judgement ->
            models
                .computeIfAbsent(judgement.cell().model(), model -> new TreeSet<>())
                .add(judgement.cell().language()));
    return models.entrySet().stream()
        .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
        .collect(Collectors.joining(", "));
  }
}
