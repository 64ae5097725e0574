package dev.platen.reports.release;

import dev.platen.reports.comparison.Judgement;
import dev.platen.reports.comparison.Verdict;
import dev.platen.reports.coverage.GuideCase;
import dev.platen.reports.discrepancy.GuideDefect;
import dev.platen.reports.prove.KillMatrix;
import dev.platen.reports.prove.KillMatrix.Fate;
import dev.platen.reports.run.Evidence;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A comparison for machines: JSON (docs/schema/comparison.schema.json), JUnit's XML as Jenkins
 * reads it, and CTRF (ctrf.io).
 */
public final class MachineReports {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private MachineReports() {}

  /** The whole comparison. */
  public static String json(ReleaseReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", 1);
    json.put("baseline", report.comparison().baseline());
    json.put("candidate", report.comparison().candidate());
    json.put("made", report.made().toString());
    json.put("answer", word(report.release().answer()));
    json.put("reasons", report.release().reasons());
    Map<String, Long> counts = new LinkedHashMap<>();
    report.comparison().counts().forEach((verdict, count) -> counts.put(word(verdict), count));
    json.put("counts", counts);
    json.put(
        "judgements",
        report.comparison().judgements().stream()
            .map(judgement -> entry(report, judgement))
            .toList());
    json.put(
        "notTested",
        Map.of(
            "cases", report.untested().stream().map(GuideCase::id).toList(),
            "columns", report.missing(),
            "simulatedOnly", report.neverOnHardware()));
    report
        .guideDefects()
        .ifPresent(
            found ->
                json.put(
                    "guideDefects", found.defects().stream().map(MachineReports::defect).toList()));
    report.killMatrix().ifPresent(matrix -> json.put("killMatrix", matrix(matrix)));
    json.put(
        "statements",
        report.failing().stream()
            .flatMap(group -> group.cases().stream())
            .distinct()
            .collect(
                Collectors.toMap(id -> id, report::statement, (one, other) -> one, TreeMap::new)));
    json.put(
        "runs",
        Map.of(
            "baseline", report.baselineRuns().stream().map(MachineReports::run).toList(),
            "candidate", report.candidateRuns().stream().map(MachineReports::run).toList()));
    return JSON.writeValueAsString(json);
  }

  private static Map<String, Object> entry(ReleaseReport report, Judgement judgement) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("verdict", word(judgement.verdict()));
    entry.put("scenario", judgement.cell().scenario());
    entry.put("title", judgement.cell().title());
    entry.put("cases", judgement.cell().cases());
    entry.put("model", judgement.cell().model());
    entry.put("language", judgement.cell().language());
    entry.put("baseline", judgement.baseline());
    entry.put("candidate", judgement.candidate());
    judgement.confidence().ifPresent(confidence -> entry.put("confidence", confidence));
    judgement.known().ifPresent(known -> entry.put("known", known.id()));
    entry.put("reason", judgement.reason());
    if (report.explained(judgement.verdict())) {
      List<Result> failures = report.failures(judgement);
      failures.stream()
          .flatMap(result -> result.message().stream())
          .findFirst()
          .ifPresent(message -> entry.put("message", message));
      entry.put(
          "evidence",
          failures.stream()
              .flatMap(result -> result.evidence().stream())
              .map(MachineReports::evidence)
              .toList());
    }
    return entry;
  }

  private static Map<String, Object> evidence(Evidence piece) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", piece.name());
    entry.put("mediaType", piece.mediaType());
    entry.put("sha256", piece.key());
    entry.put("size", piece.size());
    return entry;
  }

  private static Map<String, Object> matrix(KillMatrix matrix) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("defects", matrix.rows().size());
    entry.put("killed", matrix.count(Fate.KILLED));
    entry.put(
        "notKilled",
        matrix.notKilled().stream()
            .map(
                row ->
                    Map.of(
                        "defect", row.defect(),
                        "case", row.guideCase(),
                        "title", row.title(),
                        "fate", word(row.fate())))
            .toList());
    entry.put(
        "redWithoutDefect",
        matrix.redControls().stream().map(control -> control.scenario()).toList());
    return entry;
  }

  private static Map<String, Object> defect(GuideDefect defect) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", defect.id());
    entry.put("language", defect.locale());
    entry.put("cases", defect.cases());
    entry.put("about", defect.about());
    entry.put("says", defect.says());
    entry.put("others", defect.others());
    return entry;
  }

  private static Map<String, Object> run(Run run) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", run.id());
    entry.put("started", run.started().toString());
    entry.put("model", run.subject().model());
    entry.put("firmware", run.subject().firmware());
    entry.put("device", run.subject().device());
    entry.put("bench", run.bench());
    entry.put("seed", run.seed());
    entry.put("scenarios", run.results().size());
    return entry;
  }

  /** {@code DO_NOT_SHIP} becomes {@code do-not-ship}. */
  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A suite for each model and language; what blocks is a failure, what is open is skipped. */
  public static String junit(ReleaseReport report) {
    Map<String, List<Judgement>> suites = new LinkedHashMap<>();
    report
        .comparison()
        .judgements()
        .forEach(
            judgement ->
                suites
                    .computeIfAbsent(
                        judgement.cell().model() + " " + judgement.cell().language(),
                        name -> new ArrayList<>())
                    .add(judgement));
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "Firmware " + report.comparison().candidate());
      for (Map.Entry<String, List<Judgement>> suite : suites.entrySet()) {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", suite.getKey());
        xml.writeAttribute("tests", String.valueOf(suite.getValue().size()));
        xml.writeAttribute("failures", String.valueOf(count(suite.getValue(), true)));
        xml.writeAttribute("skipped", String.valueOf(count(suite.getValue(), false)));
        for (Judgement judgement : suite.getValue()) {
          xml.writeStartElement("testcase");
          xml.writeAttribute("classname", suite.getKey().replace(' ', '.'));
          xml.writeAttribute("name", legal(judgement.cell().title()));
          if (failed(judgement.verdict())) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", word(judgement.verdict()));
            xml.writeAttribute("message", legal(judgement.reason()));
            report.failures(judgement).stream()
                .flatMap(result -> result.message().stream())
                .findFirst()
                .ifPresent(message -> characters(xml, message));
            xml.writeEndElement();
          } else if (skipped(judgement.verdict())) {
            xml.writeStartElement("skipped");
            xml.writeAttribute("message", legal(judgement.reason()));
            xml.writeEndElement();
          }
          xml.writeEndElement();
        }
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML into a string cannot fail", e);
    }
    return text.toString();
  }

  private static long count(List<Judgement> judgements, boolean failures) {
    return judgements.stream()
        .filter(judgement -> failures ? failed(judgement.verdict()) : skipped(judgement.verdict()))
        .count();
  }

  private static void characters(XMLStreamWriter xml, String text) {
    try {
      xml.writeCharacters(legal(text));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML into a string cannot fail", e);
    }
  }

  /** XML 1.0 has no control characters but these three. */
  private static String legal(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }

  private static boolean failed(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED, NEW_FAIL, STILL_FAILING, UNSTABLE -> true;
      default -> false;
    };
  }

  private static boolean skipped(Verdict verdict) {
    return switch (verdict) {
      case INFRASTRUCTURE, NOT_RUN, REMOVED, KNOWN -> true;
      default -> false;
    };
  }

  /** Common Test Report Format, version 0.0.0 of its specification. */
  public static String ctrf(ReleaseReport report) {
    List<Map<String, Object>> tests = new ArrayList<>();
    Map<String, Integer> summary = new LinkedHashMap<>();
    for (String key : List.of("tests", "passed", "failed", "pending", "skipped", "other")) {
      summary.put(key, 0);
    }
    for (Judgement judgement : report.comparison().judgements()) {
      String status =
          failed(judgement.verdict())
              ? "failed"
              : skipped(judgement.verdict())
                  ? (judgement.verdict() == Verdict.INFRASTRUCTURE ? "other" : "skipped")
                  : "passed";
      summary.merge("tests", 1, Integer::sum);
      summary.merge(status, 1, Integer::sum);
      Map<String, Object> test = new LinkedHashMap<>();
      test.put("name", judgement.cell().title());
      test.put("status", status);
      test.put("duration", duration(report, judgement));
      test.put("suite", judgement.cell().model() + " " + judgement.cell().language());
      test.put("message", judgement.reason());
      test.put("rawStatus", word(judgement.verdict()));
      test.put("tags", judgement.cell().cases());
      test.put("filePath", judgement.cell().scenario().replaceFirst("#.*", ""));
      test.put("flaky", judgement.verdict() == Verdict.UNSTABLE);
      tests.add(test);
    }
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("tool", Map.of("name", "Platen"));
    Map<String, Object> numbers = new LinkedHashMap<>(summary);
    numbers.put(
        "start",
        report.candidateRuns().stream()
            .mapToLong(run -> run.started().toEpochMilli())
            .min()
            .orElse(0));
    numbers.put("stop", report.made().toEpochMilli());
    results.put("summary", numbers);
    results.put("tests", tests);
    Map<String, Object> ctrf = new LinkedHashMap<>();
    ctrf.put("reportFormat", "CTRF");
    ctrf.put("specVersion", "0.0.0");
    ctrf.put("results", results);
    return JSON.writeValueAsString(ctrf);
  }

  private static long duration(ReleaseReport report, Judgement judgement) {
    return report.results(judgement).stream()
        .mapToLong(result -> result.duration().toMillis())
        .max()
        .orElse(0);
  }
}
