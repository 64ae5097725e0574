package dev.platen.reports.release;

import dev.platen.reports.comparison.Comparison;
import dev.platen.reports.comparison.Judgement;
import dev.platen.reports.comparison.Release;
import dev.platen.reports.comparison.Verdict;
import dev.platen.reports.coverage.GuideCase;
import dev.platen.reports.discrepancy.GuideDefects;
import dev.platen.reports.page.Pages;
import dev.platen.reports.prove.KillMatrix;
import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import dev.platen.reports.timeline.TimelineSection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the page of a drop shows. */
public final class ReleaseReport {
  private final Comparison comparison;
  private final Release release;
  private final Instant made;
  private final List<GuideCase> cases;
  private final List<Run> baselineRuns;
  private final List<Run> candidateRuns;
  private final Aside aside;
  private final Executions executions;
  private final Exhibits exhibits;
  private final Function<String, Optional<byte[]>> contents;
  private final IdentityHashMap<Judgement, Integer> places = new IdentityHashMap<>();
  private final Map<Column, Map<String, Judgement>> matrix = new HashMap<>();

  /**
   * @param made when it was made
   * @param cases the guide's, in its order
   * @param baselineRuns what the candidate was compared with
   * @param candidateRuns what it was judged by
   * @param aside what is told beside the comparison
   * @param contents gives a piece of evidence by its key, if it was kept
   */
  public ReleaseReport(
      Comparison comparison,
      Release release,
      Instant made,
      List<GuideCase> cases,
      List<Run> baselineRuns,
      List<Run> candidateRuns,
      Aside aside,
      Function<String, Optional<byte[]>> contents) {
    this.contents = contents;
    this.comparison = comparison;
    this.release = release;
    this.made = made;
    this.baselineRuns = List.copyOf(baselineRuns);
    this.candidateRuns = List.copyOf(candidateRuns);
    this.aside = aside;
    this.executions = new Executions(candidateRuns);
    this.cases = withOthers(cases, comparison);
    List<Result> shown = new ArrayList<>();
    comparison
        .judgements()
        .forEach(
            judgement -> {
              places.put(judgement, places.size());
              enter(judgement);
              if (judgement.verdict() != Verdict.PASSED) {
                shown.addAll(failures(judgement));
              }
            });
    this.exhibits = new Exhibits(contents, shown);
  }

  /** A case that only the scenarios know is not lost: it comes after the guide's. */
  private static List<GuideCase> withOthers(List<GuideCase> cases, Comparison comparison) {
    Set<String> known = cases.stream().map(GuideCase::id).collect(Collectors.toSet());
    Set<String> others = new TreeSet<>();
    comparison.judgements().stream()
        .flatMap(judgement -> judgement.cell().cases().stream())
        .filter(id -> !known.contains(id))
        .forEach(others::add);
    List<GuideCase> all = new ArrayList<>(cases);
    others.forEach(id -> all.add(new GuideCase(id, "", "")));
    return List.copyOf(all);
  }

  private record Column(String model, String language) {}

  /** Judgements come the gravest first, and a case stands as the gravest of its scenarios. */
  private void enter(Judgement judgement) {
    Map<String, Judgement> column =
        matrix.computeIfAbsent(
            new Column(judgement.cell().model(), judgement.cell().language()),
            key -> new HashMap<>());
    if (judgement.cell().cases().isEmpty()) {
      column.putIfAbsent(BEYOND, judgement);
    }
    judgement.cell().cases().forEach(id -> column.putIfAbsent(id, judgement));
  }

  /** In place of a case's id, for scenarios that prove none. */
  public static final String BEYOND = "";

  public Comparison comparison() {
    return comparison;
  }

  public Release release() {
    return release;
  }

  public Instant made() {
    return made;
  }

  /** The guide's, in its order; after them those that only scenarios name. */
  public List<GuideCase> cases() {
    return cases;
  }

  public List<Run> baselineRuns() {
    return baselineRuns;
  }

  public List<Run> candidateRuns() {
    return candidateRuns;
  }

  /** Empty where they were not looked for. */
  public Optional<GuideDefects> guideDefects() {
    return aside.guideDefects();
  }

  /** Which defects of a firmware the scenarios find; empty where that was not proved. */
  public Optional<KillMatrix> killMatrix() {
    return aside.killMatrix();
  }

  /** One self-contained file, HTML. */
  public String html() {
    return Pages.render("release/page.jte", Map.of("report", this));
  }

  /** When it was made, to the minute, UTC. */
  public String madeWords() {
    return made.truncatedTo(ChronoUnit.MINUTES)
        .toString()
        .replace("T", " ")
        .replace(":00Z", " UTC");
  }

  /** What a verdict was given for, the gravest first, a group for each thing to look at. */
  public List<FindingGroup> groups(Verdict... verdicts) {
    Set<Verdict> asked = Set.of(verdicts);
    return FindingGroup.of(
        comparison.judgements().stream()
            .filter(judgement -> asked.contains(judgement.verdict()))
            .toList());
  }

  /** What fails on the candidate, and nobody owns. */
  public List<FindingGroup> failing() {
    return groups(Verdict.REGRESSED, Verdict.NEW_FAIL, Verdict.STILL_FAILING, Verdict.UNSTABLE);
  }

  /** What is otherwise than in the baseline, failures left out: they have been told. */
  public List<FindingGroup> changes() {
    return groups(Verdict.FIXED, Verdict.ADDED, Verdict.REMOVED);
  }

  /** Whether the page has a place that says why a cell got this verdict. */
  public boolean explained(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED, NEW_FAIL, STILL_FAILING, UNSTABLE, INFRASTRUCTURE, NOT_RUN, KNOWN -> true;
      case REMOVED, FIXED, ADDED, PASSED -> false;
    };
  }

  /** A judgement's place in the page. */
  public String anchor(Judgement judgement) {
    return "j" + places.get(judgement);
  }

  /** A group's place in the page. */
  public String anchor(FindingGroup group) {
    return "g" + places.get(group.judgements().getFirst());
  }

  /** A case's place in the page. */
  public static String anchor(String caseId) {
    return "c-" + caseId.replaceAll("[^A-Za-z0-9-]", "");
  }

  /**
   * How a case stands in a column of the matrix: as the gravest of its scenarios.
   *
   * @param caseId or {@link #BEYOND}
   */
  public Optional<Judgement> at(String caseId, String model, String language) {
    return Optional.ofNullable(
        matrix.getOrDefault(new Column(model, language), Map.of()).get(caseId));
  }

  /** The scenarios of a case, the gravest first. */
  public List<Judgement> of(String caseId) {
    return comparison.judgements().stream()
        .filter(
            judgement ->
                caseId.equals(BEYOND)
                    ? judgement.cell().cases().isEmpty()
                    : judgement.cell().cases().contains(caseId))
        .toList();
  }

  /** Cases of which the candidate has no result on any model in any language. */
  public List<GuideCase> untested() {
    Set<String> tested = new HashSet<>();
    comparison.judgements().stream()
        .filter(judgement -> judgement.candidate().passed() + judgement.candidate().failed() > 0)
        .forEach(judgement -> tested.addAll(judgement.cell().cases()));
    return cases.stream().filter(guideCase -> !tested.contains(guideCase.id())).toList();
  }

  /** Models and languages of the baseline in which the candidate has no run at all. */
  public List<String> missing() {
    Set<Column> there = columns(candidateRuns);
    return columns(baselineRuns).stream()
        .filter(column -> !there.contains(column))
        .map(column -> column.model() + ", " + column.language())
        .sorted()
        .toList();
  }

  private static Set<Column> columns(List<Run> runs) {
    Set<Column> columns = new HashSet<>();
    runs.forEach(
        run ->
            run.results()
                .forEach(
                    result -> columns.add(new Column(run.subject().model(), result.language()))));
    return columns;
  }

  /** What the guide says, for a case of a finding. */
  public String statement(String caseId) {
    return cases.stream()
        .filter(guideCase -> guideCase.id().equals(caseId))
        .map(GuideCase::statement)
        .findFirst()
        .orElse("");
  }

  /** The first thing that a group's executions say of themselves, on one line. */
  public Optional<String> firstMessage(FindingGroup group) {
    return group.judgements().stream()
        .flatMap(judgement -> failures(judgement).stream())
        .flatMap(result -> result.message().stream())
        .findFirst()
        .map(ReleaseReport::onOneLine);
  }

  /** Of a long text the end counts: there an assertion says what it missed in a whole page. */
  private static String onOneLine(String message) {
    String line = message.replaceAll("\\s+", " ").strip();
    return line.length() <= 300
        ? line
        : line.substring(0, 80) + " … " + line.substring(line.length() - 200);
  }

  /** The candidate's executions of a cell that did not pass, with their messages. */
  public List<Result> failures(Judgement judgement) {
    return results(judgement).stream()
        .filter(result -> result.outcome() != Outcome.PASSED)
        .toList();
  }

  /** The candidate's executions of a cell. */
  List<Result> results(Judgement judgement) {
    return executions.of(judgement.cell());
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
    return exhibits.of(result);
  }

  /** The timelines of a failed execution, as far as they were kept. */
  public List<TimelineSection> timelines(Result result) {
    return TimelineSection.of(result, contents);
  }

  /** What each run was made on, the oldest first. */
  public List<String> runLines(List<Run> runs) {
    return runs.stream()
        .sorted(Comparator.comparing(Run::started))
        .map(
            run ->
                "%s, %s, firmware %s on %s: %d executions, bench %s%s"
                    .formatted(
                        run.started().truncatedTo(ChronoUnit.SECONDS),
                        run.subject().model(),
                        run.subject().firmware(),
                        run.subject().simulated() ? "the simulator" : run.subject().device(),
                        run.results().size(),
                        run.bench(),
                        run.seed() == 0 ? "" : ", order of the scenarios by seed " + run.seed()))
        .toList();
  }

  /** Models that were judged on the simulator only. */
  public List<String> neverOnHardware() {
    Set<String> real = new HashSet<>();
    Set<String> simulated = new TreeSet<>();
    candidateRuns.forEach(
        run -> (run.subject().simulated() ? simulated : real).add(run.subject().model()));
    simulated.removeAll(real);
    return List.copyOf(simulated);
  }
}
