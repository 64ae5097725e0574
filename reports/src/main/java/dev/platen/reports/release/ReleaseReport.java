package dev.platen.reports.release;

import dev.platen.reports.comparison.Cell;
import dev.platen.reports.comparison.Comparison;
import dev.platen.reports.comparison.Judgement;
import dev.platen.reports.comparison.Release;
import dev.platen.reports.comparison.Verdict;
import dev.platen.reports.coverage.GuideCase;
import dev.platen.reports.discrepancy.GuideDefects;
import dev.platen.reports.page.Pages;
import dev.platen.reports.run.Evidence;
import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import dev.platen.reports.timeline.TimelineSection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the page of a drop shows.
 *
 * @param made when it was made
 * @param cases the guide's, in its order
 * @param candidateRuns what the candidate was judged by
 * @param baselineRuns what it was compared with
 * @param guideDefects empty where they were not looked for
 * @param contents gives a piece of evidence by its key, if it was kept
 */
public record ReleaseReport(
    Comparison comparison,
    Release release,
    Instant made,
    List<GuideCase> cases,
    List<Run> baselineRuns,
    List<Run> candidateRuns,
    Optional<GuideDefects> guideDefects,
    Function<String, Optional<byte[]>> contents) {
  /** Pictures of more than this in one page make it too heavy to mail; the rest is named only. */
  private static final int MOST_PICTURES = 60;

  private static final Map<Verdict, String> MARKS = marks();

  /** One self-contained file, HTML. */
  public String html() {
    return Pages.render("release/page.jte", Map.of("report", this));
  }

  /** A letter or sign for a verdict, so that no colour is needed. */
  public static String mark(Verdict verdict) {
    return MARKS.getOrDefault(verdict, "?");
  }

  private static Map<Verdict, String> marks() {
    Map<Verdict, String> marks = new EnumMap<>(Verdict.class);
    marks.put(Verdict.REGRESSED, "✗");
    marks.put(Verdict.NEW_FAIL, "✗ new");
    marks.put(Verdict.STILL_FAILING, "✗ still");
    marks.put(Verdict.UNSTABLE, "~");
    marks.put(Verdict.INFRASTRUCTURE, "lab");
    marks.put(Verdict.NOT_RUN, "–");
    marks.put(Verdict.REMOVED, "gone");
    marks.put(Verdict.KNOWN, "known");
    marks.put(Verdict.FIXED, "✓ fixed");
    marks.put(Verdict.ADDED, "✓ new");
    marks.put(Verdict.PASSED, "✓");
    return marks;
  }

  /** A class for the style sheet. */
  public static String style(Verdict verdict) {
    return verdict.blocks() ? "bad" : verdict.leavesOpen() ? "open" : "good";
  }

  /** When it was made, to the minute, UTC. */
  public String madeWords() {
    return made.truncatedTo(ChronoUnit.MINUTES)
        .toString()
        .replace("T", " ")
        .replace(":00Z", " UTC");
  }

  /** The judgements that a reader has to look at, the gravest first. */
  public List<Judgement> findings() {
    return comparison.judgements().stream()
        .filter(judgement -> judgement.verdict() != Verdict.PASSED)
        .toList();
  }

  /** A judgement's place in the page. */
  public String anchor(Judgement judgement) {
    return "j" + comparison.judgements().indexOf(judgement);
  }

  /** How a case stands in a column of the matrix. */
  public Optional<Judgement> at(GuideCase guideCase, String model, String language) {
    return comparison.ofCase(guideCase.id(), model, language);
  }

  /** Cases of which the candidate has no result on any model in any language. */
  public List<GuideCase> untested() {
    return cases.stream()
        .filter(
            guideCase ->
                comparison.judgements().stream()
                    .noneMatch(
                        judgement ->
                            judgement.cell().cases().contains(guideCase.id())
                                && judgement.candidate().passed() + judgement.candidate().failed()
                                    > 0))
        .toList();
  }

  /** What the guide says, for a case of a finding. */
  public String statement(String caseId) {
    return cases.stream()
        .filter(guideCase -> guideCase.id().equals(caseId))
        .map(GuideCase::statement)
        .findFirst()
        .orElse("");
  }

  /** The candidate's executions of a cell that did not pass, with their messages. */
  public List<Result> failures(Judgement judgement) {
    return results(judgement).stream()
        .filter(result -> result.outcome() != Outcome.PASSED)
        .toList();
  }

  /** The candidate's executions of a cell. */
  List<Result> results(Judgement judgement) {
    Cell cell = judgement.cell();
    List<Result> results = new ArrayList<>();
    for (Run run : candidateRuns) {
      if (run.subject().model().equals(cell.model())) {
        run.results().stream()
            .filter(
                result ->
                    result.scenario().equals(cell.scenario())
                        && result.language().equals(cell.language()))
            .forEach(results::add);
      }
    }
    return results;
  }

  /**
   * A piece of evidence as the page holds it.
   *
   * @param picture a data URL, for an image
   * @param text for text
   */
  public record Shown(String name, Optional<String> picture, Optional<String> text) {}

  /** The evidence of a failed execution; what was not kept is left out. */
  public List<Shown> evidence(Result result) {
    List<Shown> shown = new ArrayList<>();
    for (Evidence piece : result.evidence()) {
      contents
          .apply(piece.key())
          .ifPresent(
              body -> {
                if (piece.mediaType().matches("image/(png|jpeg)")) {
                  boolean room = pictured(piece.key());
                  shown.add(
                      new Shown(
                          piece.name(),
                          room
                              ? Optional.of(
                                  "data:"
                                      + piece.mediaType()
                                      + ";base64,"
                                      + Base64.getEncoder().encodeToString(body))
                              : Optional.empty(),
                          Optional.empty()));
                } else if (piece.mediaType().startsWith("text/plain")) {
                  shown.add(
                      new Shown(
                          piece.name(),
                          Optional.empty(),
                          Optional.of(new String(body, StandardCharsets.UTF_8))));
                }
              });
    }
    return shown;
  }

  /** The timelines of a failed execution, as far as they were kept. */
  public List<TimelineSection> timelines(Result result) {
    return TimelineSection.of(result, contents);
  }

  /** Whether a picture is among the first that the page has room for. */
  private boolean pictured(String key) {
    Map<String, Integer> order = new HashMap<>();
    for (Judgement judgement : findings()) {
      for (Result result : failures(judgement)) {
        for (Evidence piece : result.evidence()) {
          if (piece.mediaType().startsWith("image/")) {
            order.putIfAbsent(piece.key(), order.size());
          }
        }
      }
    }
    return order.getOrDefault(key, MOST_PICTURES) < MOST_PICTURES;
  }

  /** What each run of the candidate was made on. */
  public List<String> runLines(List<Run> runs) {
    return runs.stream()
        .sorted(Comparator.comparing(Run::started))
        .map(
            run ->
                "%s, %s, firmware %s on %s: %d executions, bench %s, seed %d"
                    .formatted(
                        run.started().truncatedTo(ChronoUnit.SECONDS),
                        run.subject().model(),
                        run.subject().firmware(),
                        run.subject().simulated() ? "the simulator" : run.subject().device(),
                        run.results().size(),
                        run.bench(),
                        run.seed()))
        .toList();
  }

  /** Models that were judged on the simulator only. */
  public List<String> neverOnHardware() {
    return candidateRuns.stream()
        .map(run -> run.subject().model())
        .distinct()
        .filter(
            model ->
                candidateRuns.stream()
                    .filter(run -> run.subject().model().equals(model))
                    .allMatch(run -> run.subject().simulated()))
        .sorted()
        .toList();
  }
}
