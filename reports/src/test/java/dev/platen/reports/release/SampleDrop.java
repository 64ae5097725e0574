package dev.platen.reports.release;

import dev.platen.reports.comparison.Comparison;
import dev.platen.reports.comparison.Judge;
import dev.platen.reports.comparison.Release;
import dev.platen.reports.coverage.GuideCase;
import dev.platen.reports.run.Evidence;
import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import dev.platen.reports.run.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two drops that were run in full, on two models and in six languages, made for a test. */
final class SampleDrop {
  static final List<String> MODELS = List.of("PX-B600F", "PX-E900FN");
  static final List<String> LANGUAGES = List.of("ca", "en", "it", "lt", "pt", "sv");
  private final List<GuideCase> cases = new ArrayList<>();
  private final Map<String, byte[]> contents = new HashMap<>();
  private final List<Result> before = new ArrayList<>();
  private final List<Result> after = new ArrayList<>();
  private Aside aside = Aside.NONE;
  private String device = Subject.SIMULATOR;

  SampleDrop withAside(Aside told) {
    aside = told;
    return this;
  }

  SampleDrop onDevice(String name) {
    device = name;
    return this;
  }

  /** Cases {@code C-1} and so on, each with a scenario in each language that passes in both. */
  SampleDrop withCases(int count) {
    for (int i = 1; i <= count; i++) {
      String id = "C-" + i;
      cases.add(new GuideCase(id, "Setup", "Statement " + i + " holds"));
      both(id, Outcome.PASSED, Outcome.PASSED, "");
    }
    return this;
  }

  /** A scenario in each language that ends as told. */
  SampleDrop both(String caseId, Outcome inBaseline, Outcome inCandidate, String message) {
    for (String language : LANGUAGES) {
      before.add(result(caseId, language, inBaseline, "as before"));
      after.add(result(caseId, language, inCandidate, message));
    }
    return this;
  }

  /** A further scenario that only one of the two has. */
  SampleDrop onlyIn(boolean candidate, String caseId, Outcome outcome) {
    (candidate ? after : before).add(result(caseId, "en", outcome, ""));
    return this;
  }

  SampleDrop replace(String caseId, Outcome inCandidate, String message) {
    after.removeIf(result -> result.cases().contains(caseId));
    for (String language : LANGUAGES) {
      after.add(result(caseId, language, inCandidate, message));
    }
    return this;
  }

  private Result result(String caseId, String language, Outcome outcome, String message) {
    boolean failed = outcome != Outcome.PASSED;
    return new Result(
        "guide/%s/check.feature#About %s".formatted(language, caseId),
        "About " + caseId + " in " + language,
        caseId.isEmpty() ? Set.of() : Set.of(caseId),
        language,
        outcome,
        failed ? Optional.of(message) : Optional.empty(),
        Duration.ofMillis(1500),
        failed
            ? List.of(
                piece("Panel", "image/png", "picture " + caseId),
                piece("SMTP", "text/plain", "S: 535 5.7.3 " + caseId),
                piece("Sheet", "application/pdf", "sheet " + caseId),
                piece("Page", "text/html", "<script>alert('" + caseId + "')</script>"))
            : List.of());
  }

  private Evidence piece(String name, String type, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    contents.put(content, bytes);
    return new Evidence(name, type, content, bytes.length);
  }

  ReleaseReport report() {
    List<Run> baseline = runs("05.22", before);
    List<Run> candidate = runs("05.23", after);
    Comparison comparison =
        Comparison.of(
            "05.22",
            baseline,
            "05.23",
            candidate,
            new Judge(List.of(), LocalDate.parse("2026-11-21")));
    return new ReleaseReport(
        comparison,
        Release.of(comparison),
        Instant.parse("2026-11-21T12:00:00Z"),
        cases,
        baseline,
        candidate,
        aside,
        key -> Optional.ofNullable(contents.get(key)));
  }

  private List<Run> runs(String firmware, List<Result> results) {
    return MODELS.stream()
        .map(
            model ->
                new Run(
                    firmware + model,
                    Instant.parse("2026-11-20T10:00:00Z"),
                    new Subject(model, firmware, device),
                    "0.1.0",
                    7,
                    results))
        .toList();
  }
}
