package dev.platen.reports.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The cases of the guide against the results of a run.
 *
 * @param cases in the guide's order
 * @param languages language tags, English first
 * @param verdicts by case id and language; a missing pair was not run
 */
public record Coverage(
    List<GuideCase> cases, List<String> languages, Map<String, Map<String, Verdict>> verdicts) {
  /** The languages of the guides, and English. */
  public static final List<String> LANGUAGES = List.of("en", "ca", "it", "lt", "pt", "sv");

  /** A result larger than this is none of ours. */
  private static final long LARGEST_RESULT = 16L * 1024 * 1024;

  /**
   * Reads the results that Allure's adapter left.
   *
   * @param results folder with {@code *-result.json}
   * @param casesFile {@code cases.csv}
   * @throws IOException where a file cannot be read; the message names it
   */
  public static Coverage of(Path results, Path casesFile) throws IOException {
    List<GuideCase> cases = cases(casesFile);
    Map<String, Map<String, Verdict>> verdicts = new HashMap<>();
    Set<String> known = new HashSet<>();
    cases.forEach(guideCase -> known.add(guideCase.id()));
    for (Path file : resultFiles(results)) {
      JsonNode result = read(file);
      Set<String> tags = tags(result);
      Verdict verdict = verdict(result.path("status").asString(""));
      for (String language : LANGUAGES) {
        if (tags.contains(language)) {
          tags.stream()
              .filter(known::contains)
              .forEach(
                  id ->
                      verdicts
                          .computeIfAbsent(id, key -> new HashMap<>())
                          .merge(language, verdict, Verdict::and));
        }
      }
    }
    return new Coverage(cases, LANGUAGES, verdicts);
  }

  /**
   * The guide's cases, in its order.
   *
   * @param file {@code cases.csv}
   * @throws IOException where it cannot be read; the message names it
   */
  public static List<GuideCase> cases(Path file) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      List<GuideCase> cases = new ArrayList<>();
      while (rows.hasNext()) {
        Map<String, String> row = rows.next();
        cases.add(
            new GuideCase(
                row.getOrDefault("id", ""),
                row.getOrDefault("section", ""),
                row.getOrDefault("what the guide says (own words)", "")));
      }
      return cases;
    } catch (JacksonException e) {
      throw new IOException(file + " is not a table of cases: " + e.getOriginalMessage(), e);
    }
  }

  private static List<Path> resultFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("No results in " + folder + ": run the scenarios first.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith("-result.json")).sorted().toList();
    }
  }

  private static JsonNode read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_RESULT) {
      throw new IOException(file + " is too large to be a result.");
    }
    try {
      return JsonMapper.shared().readTree(file.toFile());
    } catch (JacksonException e) {
      throw new IOException(file + " is not a result: " + e.getOriginalMessage(), e);
    }
  }

  private static Set<String> tags(JsonNode result) {
    Set<String> tags = new HashSet<>();
    for (JsonNode label : result.path("labels")) {
      if (label.path("name").asString("").equals("tag")) {
        tags.add(label.path("value").asString(""));
      }
    }
    return tags;
  }

  private static Verdict verdict(String status) {
    return switch (status) {
      case "passed" -> Verdict.PASSED;
      case "failed", "broken" -> Verdict.FAILED;
      default -> Verdict.NOT_RUN;
    };
  }

  public Verdict verdict(String caseId, String language) {
    return verdicts.getOrDefault(caseId, Map.of()).getOrDefault(language, Verdict.NOT_RUN);
  }

  /** How many pairs of case and language have this verdict. */
  public long count(Verdict verdict) {
    return cases.stream()
        .flatMap(guideCase -> languages.stream().map(language -> verdict(guideCase.id(), language)))
        .filter(verdict::equals)
        .count();
  }

  /** One line for the end of a build. */
  public String summary() {
    return "Guide coverage: %d of %d cases x languages passed, %d failed, %d not run"
        .formatted(
            count(Verdict.PASSED),
            (long) cases.size() * languages.size(),
            count(Verdict.FAILED),
            count(Verdict.NOT_RUN));
  }
}
