package dev.platen.features.inspection;

import dev.platen.reports.archive.RunArchive;
import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import dev.platen.reports.timeline.Link;
import dev.platen.reports.timeline.Timeline;
import dev.platen.reports.timeline.TimelineEvent;
import dev.platen.reports.timeline.TimelineFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A run of a few scenarios as Cucumber and the bench leave it, for pages that are made of runs. */
final class SmallRun {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  /** One red pixel. */
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");

  private final Map<String, Object> description = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private int scenarios;

  SmallRun(String id, String firmware, String device) {
    description.put("format", 1);
    description.put("id", id);
    description.put("started", START.toString());
    description.put("model", "PX-E900FN");
    description.put("firmware", firmware);
    description.put("device", device);
    description.put("bench", "0.1.0");
    description.put("seed", 42);
  }

  /**
   * @param status Cucumber's, for example {@code FAILED}
   * @param exception class of what was thrown, where something was
   */
  SmallRun scenario(String language, String caseId, String status, String exception) {
    String id = "s" + scenarios++;
    String uri = "classpath:guide/" + language + "/check.feature";
    add("gherkinDocument", Map.of("uri", uri, "feature", Map.of("language", language)));
    add(
        "pickle",
        Map.of(
            "id",
            id + "p",
            "uri",
            uri,
            "name",
            "About " + caseId,
            "tags",
            List.of(Map.of("name", "@" + language), Map.of("name", "@" + caseId))));
    add(
        "testCase",
        Map.of("id", id + "c", "pickleId", id + "p", "testSteps", List.of(Map.of("id", id + "t"))));
    add("testCaseStarted", Map.of("id", id, "testCaseId", id + "c", "timestamp", second(1)));
    Map<String, Object> result = new LinkedHashMap<>(Map.of("status", status));
    if (!exception.isEmpty()) {
      result.put(
          "exception",
          Map.of("type", exception, "message", "Expected code 360,\n but the panel shows <361>"));
    }
    add(
        "testStepFinished",
        Map.of("testCaseStartedId", id, "testStepId", id + "t", "testStepResult", result));
    attach(id, "Control panel", "image/png", PICTURE);
    attach(id, "SMTP", "text/plain", "S: 535 5.7.3".getBytes(StandardCharsets.UTF_8));
    attach(id, "Timeline data", Timeline.MEDIA_TYPE, TimelineFile.write(timeline(caseId)));
    add("testCaseFinished", Map.of("testCaseStartedId", id, "timestamp", second(3)));
    return this;
  }

  /** A job that fails, and the answer that it failed for. */
  static Timeline timeline(String caseId) {
    return new Timeline(
        "About " + caseId,
        "sv",
        List.of(caseId),
        false,
        List.of(
            event(1, Lane.PERSON, Optional.of(Lane.PANEL), Kind.STEP, Optional.empty(), List.of()),
            event(
                2,
                Lane.PRINTER,
                Optional.of(Lane.ENTRA_ID),
                Kind.EXCHANGE,
                Optional.of("400 invalid_grant"),
                List.of()),
            event(
                3,
                Lane.PRINTER,
                Optional.empty(),
                Kind.JOB,
                Optional.of("The sign-in is no longer good."),
                List.of(new Link("e2", "Entra ID refused")))));
  }

  private static TimelineEvent event(
      int number,
      Lane lane,
      Optional<Lane> to,
      Kind kind,
      Optional<String> answer,
      List<Link> links) {
    return new TimelineEvent(
        "e" + number,
        START.plusSeconds(number),
        lane,
        to,
        kind,
        "Something that happens <" + number + ">",
        answer,
        number > 1,
        List.of("A line of detail"),
        links,
        Optional.empty());
  }

  private void attach(String id, String name, String type, byte[] body) {
    add(
        "attachment",
        Map.of(
            "testCaseStartedId", id,
            "fileName", name,
            "mediaType", type,
            "contentEncoding", "BASE64",
            "body", Base64.getEncoder().encodeToString(body)));
  }

  private static Map<String, Object> second(int second) {
    return Map.of("seconds", second, "nanos", 0);
  }

  private void add(String kind, Object body) {
    lines.add(JsonMapper.shared().writeValueAsString(Map.of(kind, body)));
  }

  Path writeTo(Path folder) throws IOException {
    add("testRunFinished", Map.of("success", true));
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(RunArchive.DESCRIPTION),
        JsonMapper.shared().writeValueAsString(description));
    Files.write(folder.resolve(RunArchive.MESSAGES), lines);
    return folder;
  }
}
