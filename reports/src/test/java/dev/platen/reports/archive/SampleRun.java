package dev.platen.reports.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A run's files as Cucumber and the bench write them. */
public final class SampleRun {
  private final Map<String, Object> description = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> documents = new HashMap<>();
  private Optional<String> laboratory = Optional.empty();
  private int next;

  public SampleRun(String id, String firmware) {
    description.put("format", 1);
    description.put("id", id);
    description.put("started", "2026-11-21T10:00:00Z");
    description.put("model", "PX-E900FN");
    description.put("firmware", firmware);
    description.put("device", "simulator");
    description.put("bench", "0.1.0");
    description.put("seed", 42);
  }

  public SampleRun describe(String key, Object value) {
    description.put(key, value);
    return this;
  }

  /** Has the next scenario say that it was the lab that failed. */
  public SampleRun laboratoryFails(String how) {
    laboratory = Optional.of(how);
    return this;
  }

  /** A scenario of a guide that ends with {@code status}, with a picture taken after it. */
  public SampleRun scenario(
      String language, String title, String caseId, String status, String message) {
    return scenario(language, title, caseId, status, message, "java.lang.AssertionError", false);
  }

  public SampleRun scenario(
      String language,
      String title,
      String caseId,
      String status,
      String message,
      String exception,
      boolean inHook) {
    String uri = "classpath:guide/" + language + "/check.feature";
    documents.computeIfAbsent(
        uri,
        key -> {
          add("gherkinDocument", Map.of("uri", uri, "feature", Map.of("language", language)));
          return language;
        });
    String id = "id" + next++;
    add(
        "pickle",
        Map.of(
            "id",
            id + "p",
            "uri",
            uri,
            "name",
            title,
            "tags",
            List.of(Map.of("name", "@" + language), Map.of("name", "@" + caseId))));
    add(
        "testCase",
        Map.of(
            "id", id + "c",
            "pickleId", id + "p",
            "testSteps",
                List.of(Map.of("id", id + "h", "hookId", "hook"), Map.of("id", id + "s"))));
    add(
        "testCaseStarted",
        Map.of("id", id + "x", "testCaseId", id + "c", "timestamp", time(10, 0)));
    finish(id, id + "h", inHook ? status : "PASSED", message, exception);
    finish(id, id + "s", inHook ? "SKIPPED" : status, message, exception);
    laboratory.ifPresent(
        how ->
            add(
                "attachment",
                Map.of(
                    "testCaseStartedId",
                    id + "x",
                    "mediaType",
                    "application/vnd.platen.infrastructure",
                    "contentEncoding",
                    "IDENTITY",
                    "body",
                    how)));
    laboratory = Optional.empty();
    add(
        "attachment",
        Map.of(
            "testCaseStartedId", id + "x",
            "fileName", "Control panel",
            "mediaType", "image/jpeg",
            "contentEncoding", "BASE64",
            "body",
                Base64.getEncoder()
                    .encodeToString(("picture of " + title).getBytes(StandardCharsets.UTF_8))));
    add(
        "testCaseFinished",
        Map.of("testCaseStartedId", id + "x", "timestamp", time(12, 500_000_000)));
    return this;
  }

  private void finish(String id, String step, String status, String message, String exception) {
    Map<String, Object> result = new HashMap<>();
    result.put("status", status);
    if (status.equals("FAILED")) {
      result.put("exception", Map.of("type", exception, "message", message));
    }
    add(
        "testStepFinished",
        Map.of("testCaseStartedId", id + "x", "testStepId", step, "testStepResult", result));
  }

  private static Map<String, Object> time(int seconds, int nanos) {
    return Map.of("seconds", seconds, "nanos", nanos);
  }

  public SampleRun line(String line) {
    lines.add(line);
    return this;
  }

  private void add(String kind, Object body) {
    lines.add(JsonMapper.shared().writeValueAsString(Map.of(kind, body)));
  }

  /** Writes a run that ran to its end. */
  public Path writeTo(Path folder) throws IOException {
    add("testRunFinished", Map.of("success", true));
    return writeCutTo(folder);
  }

  /** Writes a run as it stands, without its end. */
  public Path writeCutTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(RunArchive.DESCRIPTION),
        JsonMapper.shared().writeValueAsString(description));
    Files.write(folder.resolve(RunArchive.MESSAGES), lines);
    return folder;
  }
}
