package dev.platen.reports.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A timeline as a file: JSON, as {@code docs/timeline.md} describes it. */
public final class TimelineFile {
  /** The only form there has been so far. */
  private static final int FORMAT = 1;

  static final int LARGEST = 8 * 1024 * 1024;
  static final int MOST_EVENTS = 5_000;
  static final int LONGEST_TEXT = 4_000;
  static final int MOST_LINES = 500;
  private static final Pattern ID = Pattern.compile("e[0-9]{1,6}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(10).build())
                  .build())
          .build();

  private TimelineFile() {}

  /** UTF-8. What is longer than a reader takes is cut, and says so. */
  public static byte[] write(Timeline timeline) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("title", cut(timeline.title()));
    json.put("language", timeline.language());
    json.put("cases", timeline.cases());
    json.put("passed", timeline.passed());
    List<TimelineEvent> events = timeline.events();
    json.put(
        "events",
        (events.size() > MOST_EVENTS ? events.subList(0, MOST_EVENTS) : events)
            .stream().map(TimelineFile::json).toList());
    return JSON.writeValueAsBytes(json);
  }

  private static Map<String, Object> json(TimelineEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", event.id());
    json.put("at", event.at().toString());
    json.put("lane", event.lane().key());
    event.to().ifPresent(to -> json.put("to", to.key()));
    json.put("kind", event.kind().key());
    json.put("what", cut(event.what()));
    event.answer().ifPresent(answer -> json.put("answer", cut(answer)));
    if (event.failed()) {
      json.put("failed", true);
    }
    if (!event.detail().isEmpty()) {
      json.put("detail", event.detail().stream().limit(MOST_LINES).map(TimelineFile::cut).toList());
    }
    if (!event.links().isEmpty()) {
      json.put(
          "links",
          event.links().stream()
              .map(link -> Map.of("to", link.to(), "why", cut(link.why())))
              .toList());
    }
    event
        .picture()
        .ifPresent(
            picture -> json.put("picture", Map.of("name", picture.name(), "key", picture.key())));
    return json;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 6) + " (cut)";
  }

  /**
   * Reads a timeline that may come from another machine.
   *
   * @throws TimelineException where it is damaged, foreign or too large
   */
  public static Timeline read(byte[] file) throws TimelineException {
    if (file.length > LARGEST) {
      throw new TimelineException("The timeline is larger than 8 MiB: it is none of Platen's.");
    }
    JsonNode json;
    try {
      json = JSON.readTree(file);
    } catch (JacksonException e) {
      throw new TimelineException("The timeline is not JSON: " + e.getOriginalMessage(), e);
    }
    int format = json.path("format").asInt(0);
    if (format != FORMAT) {
      throw new TimelineException(
          format > FORMAT
              ? "The timeline was written by a later version of Platen (format "
                  + format
                  + "): use that."
              : "The timeline does not say \"format\": 1, so it is none of Platen's.");
    }
    List<String> cases = new ArrayList<>();
    for (JsonNode id : json.path("cases")) {
      cases.add(text(id, "The timeline: a case"));
    }
    List<TimelineEvent> events = events(json.path("events"));
    return new Timeline(
        text(json.path("title"), "The timeline: \"title\""),
        text(json.path("language"), "The timeline: \"language\""),
        cases,
        json.path("passed").asBoolean(false),
        events);
  }

  private static List<TimelineEvent> events(JsonNode json) throws TimelineException {
    if (!json.isArray()) {
      throw new TimelineException("The timeline has no list \"events\": it was cut or is foreign.");
    }
    if (json.size() > MOST_EVENTS) {
      throw new TimelineException(
          "The timeline has more than " + MOST_EVENTS + " events: it is not read.");
    }
    List<TimelineEvent> events = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode each : json) {
      String where = "Event " + (events.size() + 1) + " of the timeline";
      TimelineEvent event = event(each, where);
      if (!ids.add(event.id())) {
        throw new TimelineException(where + ": another has the id " + event.id() + ".");
      }
      events.add(event);
    }
    for (TimelineEvent event : events) {
      for (Link link : event.links()) {
        if (!ids.contains(link.to())) {
          throw new TimelineException(
              "Event " + event.id() + " of the timeline links to an event that is not there.");
        }
      }
    }
    return events;
  }

  private static TimelineEvent event(JsonNode json, String where) throws TimelineException {
    Optional<Lane> to =
        json.has("to") ? Optional.of(lane(json.path("to"), where + ": \"to\"")) : Optional.empty();
    return new TimelineEvent(
        matching(json.path("id"), ID, where + ": \"id\" must be e and a number"),
        at(json.path("at"), where),
        lane(json.path("lane"), where + ": \"lane\""),
        to,
        named(json.path("kind"), Kind.values(), Kind::key, where + ": \"kind\""),
        text(json.path("what"), where + ": \"what\""),
        json.has("answer")
            ? Optional.of(text(json.path("answer"), where + ": \"answer\""))
            : Optional.empty(),
        json.path("failed").asBoolean(false),
        detail(json.path("detail"), where),
        links(json.path("links"), where),
        json.has("picture") ? Optional.of(picture(json.path("picture"), where)) : Optional.empty());
  }

  private static Instant at(JsonNode json, String where) throws TimelineException {
    try {
      return Instant.parse(json.asString(""));
    } catch (DateTimeException e) {
      throw new TimelineException(where + ": \"at\" must be a time as 2026-11-21T19:00:00Z.", e);
    }
  }

  private static List<String> detail(JsonNode json, String where) throws TimelineException {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : json) {
      if (lines.size() == MOST_LINES) {
        throw new TimelineException(where + ": \"detail\" has more than 500 lines.");
      }
      lines.add(text(line, where + ": \"detail\""));
    }
    return lines;
  }

  private static List<Link> links(JsonNode json, String where) throws TimelineException {
    List<Link> links = new ArrayList<>();
    for (JsonNode link : json) {
      links.add(
          new Link(
              matching(link.path("to"), ID, where + ": a link's \"to\" must be e and a number"),
              text(link.path("why"), where + ": a link's \"why\"")));
    }
    return links;
  }

  private static Picture picture(JsonNode json, String where) throws TimelineException {
    return new Picture(
        text(json.path("name"), where + ": a picture's \"name\""),
        matching(json.path("key"), SHA256, where + ": a picture's \"key\" must be a SHA-256"));
  }

  private static Lane lane(JsonNode json, String where) throws TimelineException {
    return named(json, Lane.values(), Lane::key, where);
  }

  private static <T> T named(JsonNode json, T[] all, Function<T, String> key, String where)
      throws TimelineException {
    Map<String, T> byKey = new HashMap<>();
    Stream.of(all).forEach(each -> byKey.put(key.apply(each), each));
    T found = byKey.get(json.asString(""));
    if (found == null) {
      throw new TimelineException(
          where + " must be one of " + String.join(", ", Stream.of(all).map(key).toList()) + ".");
    }
    return found;
  }

  private static String matching(JsonNode json, Pattern form, String problem)
      throws TimelineException {
    String value = json.asString("");
    if (!form.matcher(value).matches()) {
      throw new TimelineException(problem + ".");
    }
    return value;
  }

  private static String text(JsonNode json, String where) throws TimelineException {
    if (!json.isString() || json.asString("").length() > LONGEST_TEXT) {
      throw new TimelineException(
          where + " must be a text of at most " + LONGEST_TEXT + " characters.");
    }
    return json.asString("");
  }
}
