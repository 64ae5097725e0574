package dev.platen.reports.archive;

import dev.platen.reports.run.Evidence;
import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Cucumber's messages (cucumber/messages, one envelope a line) as far as a verdict needs
 * them: features, pickles, test cases, attachments, and how each step ended.
 */
final class MessageReader {
  /** A screenshot in base64 is a few hundred kilobytes; a sheet of a page less. */
  private static final int LONGEST_LINE = 64 * 1024 * 1024;

  private static final Pattern CASE = Pattern.compile("@([A-Z]{2,8}-[A-Z0-9]{1,4})");
  private static final int LONGEST_MESSAGE = 20_000;
  private static final int LONGEST_NAME = 500;
  private static final Pattern LANGUAGE =
      Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,2}");

  /** More than any guide has by far; each takes memory until the run has been read. */
  private static final int MOST_SCENARIOS = 100_000;

  private static final long MOST_EVIDENCE = 256L * 1024 * 1024;

  /**
   * An attachment of this type says, in words, that the bench or the lab has failed the scenario.
   */
  static final String INFRASTRUCTURE = "application/vnd.platen.infrastructure";

  private static final Set<String> UNASKED =
      Set.of(
          "{\"stepDefinition\"",
          "{\"source\"",
          "{\"testStepStarted\"",
          "{\"hook\"",
          "{\"parameterType\"",
          "{\"suggestion\"");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(LONGEST_LINE)
                          .maxNestingDepth(100)
                          .build())
                  .build())
          .build();

  private final String where;
  private final EvidenceSink sink;
  private final Map<String, String> languages = new HashMap<>();
  private final Map<String, Pickle> pickles = new HashMap<>();
  private final Map<String, Plan> plans = new HashMap<>();
  private final Map<String, Execution> running = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<Result> results = new ArrayList<>();
  private boolean finished;

  MessageReader(String where, EvidenceSink sink) {
    this.where = where;
    this.sink = sink;
  }

  private record Pickle(String id, String title, Set<String> cases, String language) {}

  /** A test case: its pickle, and which of its steps are hooks. */
  private record Plan(Pickle pickle, Set<String> hooks) {}

  private static final class Execution {
    private final Plan plan;
    private final long started;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private Outcome outcome = Outcome.PASSED;
    private Optional<String> message = Optional.empty();
    private Optional<String> laboratory = Optional.empty();
    private long size;

    Execution(Plan plan, long started) {
      this.plan = plan;
      this.started = started;
    }

    /** The first thing that went wrong is the cause; what follows it is skipped for that reason. */
    void ended(Outcome how, Optional<String> why) {
      if (outcome == Outcome.PASSED && how != Outcome.PASSED) {
        outcome = how;
        message = why;
      }
    }

    /** Where the lab has failed, only a pass says anything of the firmware. */
    boolean judgesNothing() {
      return laboratory.isPresent() && outcome != Outcome.PASSED;
    }
  }

  List<Result> read(InputStream messages) throws IOException, ArchiveException {
    LineReader lines = new LineReader(messages, LONGEST_LINE, where);
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (!line.get().isBlank()) {
        envelope(line.get(), lines.number());
      }
    }
    if (!finished) {
      throw new ArchiveException(
          where + " ends before the run does: the run was interrupted, or the file was cut.");
    }
    return List.copyOf(results);
  }

  private void envelope(String line, int number) throws ArchiveException {
    JsonNode envelope;
    // Most lines are of kinds that nobody asks for; they need not be parsed.
    if (UNASKED.stream().anyMatch(line::startsWith)) {
      return;
    }
    try {
      envelope = JSON.readTree(line);
    } catch (JacksonException e) {
      throw problem(number, "is not a message: " + e.getOriginalMessage(), e);
    }
    if (envelope.has("gherkinDocument")) {
      document(envelope.path("gherkinDocument"), number);
    } else if (envelope.has("pickle")) {
      pickle(envelope.path("pickle"), number);
    } else if (envelope.has("testCase")) {
      testCase(envelope.path("testCase"), number);
    } else if (envelope.has("testCaseStarted")) {
      started(envelope.path("testCaseStarted"), number);
    } else if (envelope.has("attachment")) {
      attachment(envelope.path("attachment"), number);
    } else if (envelope.has("testStepFinished")) {
      stepFinished(envelope.path("testStepFinished"), number);
    } else if (envelope.has("testCaseFinished")) {
      finished(envelope.path("testCaseFinished"), number);
    } else if (envelope.has("testRunFinished")) {
      finished = true;
    }
  }

  private void document(JsonNode document, int number) throws ArchiveException {
    String language = document.path("feature").path("language").asString("en");
    if (!LANGUAGE.matcher(language).matches()) {
      throw problem(number, "has a feature in a language that is none");
    }
    languages.put(document.path("uri").asString(""), language);
  }

  private void pickle(JsonNode pickle, int number) throws ArchiveException {
    if (pickles.size() == MOST_SCENARIOS) {
      throw problem(number, "is one scenario too many: a run has 100,000 at most");
    }
    Set<String> cases = new LinkedHashSet<>();
    for (JsonNode tag : pickle.path("tags")) {
      var matcher = CASE.matcher(tag.path("name").asString(""));
      if (matcher.matches()) {
        cases.add(matcher.group(1));
      }
    }
    String uri = pickle.path("uri").asString("");
    String title = Words.fit(pickle.path("name").asString(""), LONGEST_NAME);
    String file =
        Words.fit(uri, LONGEST_NAME).replaceFirst("^(classpath|file):(.*/features/)?", "");
    // Rows of an outline share a title; they come in the order of the file in every run.
    int row = seen.merge(uri + '#' + title, 1, Integer::sum);
    pickles.put(
        pickle.path("id").asString(""),
        new Pickle(
            file + "#" + title + (row > 1 ? " (" + row + ")" : ""),
            title,
            cases,
            languages.getOrDefault(uri, "en")));
  }

  private void testCase(JsonNode testCase, int number) throws ArchiveException {
    Pickle pickle = pickles.get(testCase.path("pickleId").asString(""));
    if (pickle == null) {
      throw problem(number, "names a pickle that no earlier line has");
    }
    Set<String> hooks = new LinkedHashSet<>();
    for (JsonNode step : testCase.path("testSteps")) {
      if (step.has("hookId")) {
        hooks.add(step.path("id").asString(""));
      }
    }
    plans.put(testCase.path("id").asString(""), new Plan(pickle, hooks));
  }

  private void started(JsonNode started, int number) throws ArchiveException {
    Plan plan = plans.get(started.path("testCaseId").asString(""));
    if (plan == null) {
      throw problem(number, "starts a test case that no earlier line has");
    }
    running.put(
        started.path("id").asString(""), new Execution(plan, millis(started.path("timestamp"))));
  }

  private void attachment(JsonNode attachment, int number) throws ArchiveException {
    Execution execution = running.get(attachment.path("testCaseStartedId").asString(""));
    if (execution == null) {
      return;
    }
    String body = attachment.path("body").asString("");
    byte[] content;
    if (attachment.path("contentEncoding").asString("").equals("BASE64")) {
      try {
        content = Base64.getDecoder().decode(body);
      } catch (IllegalArgumentException e) {
        throw problem(number, "has an attachment that is not base64", e);
      }
    } else {
      content = body.getBytes(StandardCharsets.UTF_8);
    }
    String type = Words.fit(attachment.path("mediaType").asString("application/octet-stream"), 200);
    if (type.equals(INFRASTRUCTURE)) {
      execution.laboratory =
          Optional.of(Words.fit(new String(content, StandardCharsets.UTF_8), LONGEST_MESSAGE));
      return;
    }
    execution.size += content.length;
    if (execution.size > MOST_EVIDENCE) {
      throw problem(number, "is more evidence of one scenario than 256 MiB");
    }
    Evidence evidence =
        new Evidence(
            Words.fit(attachment.path("fileName").asString("Attachment"), LONGEST_NAME),
            type,
            HexFormat.of().formatHex(RunArchive.sha256().digest(content)),
            content.length);
    execution.evidence.add(evidence);
    execution.contents.add(content);
  }

  private void stepFinished(JsonNode step, int number) throws ArchiveException {
    Execution execution = execution(step, number);
    JsonNode result = step.path("testStepResult");
    boolean hook = execution.plan.hooks().contains(step.path("testStepId").asString(""));
    execution.ended(
        Outcomes.of(
            result.path("status").asString(""),
            result.path("exception").path("type").asString(""),
            hook),
        message(result));
  }

  private void finished(JsonNode end, int number) throws ArchiveException {
    Execution execution = execution(end, number);
    running.remove(end.path("testCaseStartedId").asString(""));
    Pickle pickle = execution.plan.pickle();
    Result result =
        new Result(
            pickle.id(),
            pickle.title(),
            pickle.cases(),
            pickle.language(),
            execution.judgesNothing() ? Outcome.INFRASTRUCTURE : execution.outcome,
            execution.judgesNothing() ? execution.laboratory : execution.message,
            Duration.ofMillis(Math.max(0, millis(end.path("timestamp")) - execution.started)),
            execution.evidence);
    results.add(result);
    sink.take(result, execution.contents);
  }

  private Execution execution(JsonNode message, int number) throws ArchiveException {
    Execution execution = running.get(message.path("testCaseStartedId").asString(""));
    if (execution == null) {
      throw problem(number, "ends what no earlier line has started");
    }
    return execution;
  }

  private static Optional<String> message(JsonNode result) {
    String text = result.path("exception").path("message").asString("");
    String words = text.isBlank() ? result.path("message").asString("") : text;
    return words.isBlank() ? Optional.empty() : Optional.of(Words.fit(words, LONGEST_MESSAGE));
  }

  private static long millis(JsonNode timestamp) {
    return timestamp.path("seconds").asLong(0) * 1000
        + timestamp.path("nanos").asLong(0) / 1_000_000;
  }

  private ArchiveException problem(int line, String what, Throwable... cause) {
    String message = where + ", line " + line + " " + what + ".";
    return cause.length == 0
        ? new ArchiveException(message)
        : new ArchiveException(message, cause[0]);
  }
}
