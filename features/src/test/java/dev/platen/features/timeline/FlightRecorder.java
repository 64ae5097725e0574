package dev.platen.features.timeline;

import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import dev.platen.reports.timeline.Link;
import dev.platen.reports.timeline.Picture;
import dev.platen.reports.timeline.Timeline;
import dev.platen.reports.timeline.TimelineEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes down what happens in one scenario. Its time is the machine's until the scenario has a
 * site, and the site's from then on. What it is told is masked once more before anybody reads it.
 * Safe for use by many threads.
 *
 * <pre>{@code
 * recorder.note(Lane.PRINTER, Lane.ENTRA_ID, Kind.EXCHANGE, "Asks for a device code").answered("200");
 * }</pre>
 */
public final class FlightRecorder {
  private static final Logger LOG = Logger.getLogger(FlightRecorder.class.getName());
  private static final int MOST = 4_000;
  private final UnaryOperator<String> masking;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Runnable> sources = new ArrayList<>();
  private volatile Clock clock = Clock.systemUTC();

  /**
   * @param masking takes out of a text whatever is known to be secret
   */
  public FlightRecorder(UnaryOperator<String> masking) {
    this.masking = masking;
  }

  /** The scenario has a site, which lives by this clock. */
  public void livesBy(Clock siteClock) {
    clock = siteClock;
  }

  /** Has {@code source} note what it knows when the scenario ends. */
  public synchronized void atEnd(Runnable source) {
    sources.add(source);
  }

  /** Notes what concerns one lane, now. */
  public Draft note(Lane lane, Kind kind, String what) {
    return note(clock.instant(), lane, Optional.empty(), kind, what);
  }

  /** Notes what one does to another, now. */
  public Draft note(Lane lane, Lane to, Kind kind, String what) {
    return note(clock.instant(), lane, Optional.of(to), kind, what);
  }

  /** Notes what happened at {@code at}, on the site's clock. */
  public synchronized Draft note(Instant at, Lane lane, Optional<Lane> to, Kind kind, String what) {
    Draft draft = new Draft(at, lane, to, kind, what);
    if (drafts.size() < MOST) {
      drafts.add(draft);
    }
    return draft;
  }

  /**
   * Notes a picture that is among the evidence.
   *
   * @return its key
   */
  public String picture(Lane lane, String name, byte[] content) {
    String key = HexFormat.of().formatHex(sha256().digest(content));
    note(lane, Kind.PICTURE, "Picture: " + name).pictured(new Picture(name, key));
    return key;
  }

  /** What is noted so far, the oldest first. */
  public synchronized List<Draft> drafts() {
    return drafts.stream().sorted(Comparator.comparing(Draft::at)).toList();
  }

  /** The whole of it: asks the sources, once, and puts everything in order. */
  public Timeline end(String title, String language, List<String> cases, boolean passed) {
    List<Runnable> asked;
    synchronized (this) {
      asked = List.copyOf(sources);
      sources.clear();
    }
    for (Runnable source : asked) {
      try {
        source.run();
      } catch (RuntimeException e) {
        // A record that cannot be had hides neither the others nor the verdict.
        LOG.log(Level.WARNING, "A part of the timeline is missing", e);
      }
    }
    List<Draft> ordered = drafts();
    Map<Draft, String> ids = new HashMap<>();
    for (Draft draft : ordered) {
      ids.put(draft, "e" + (ids.size() + 1));
    }
    return new Timeline(
        masking.apply(title),
        language,
        cases,
        passed,
        ordered.stream().map(draft -> event(draft, ids)).toList());
  }

  private TimelineEvent event(Draft draft, Map<Draft, String> ids) {
    List<Link> links = new ArrayList<>();
    for (Draft.Because because : draft.causes()) {
      Optional.ofNullable(ids.get(because.cause()))
          .ifPresent(id -> links.add(new Link(id, masking.apply(because.why()))));
    }
    return new TimelineEvent(
        ids.getOrDefault(draft, ""),
        draft.at(),
        draft.lane(),
        draft.to(),
        draft.kind(),
        masking.apply(draft.what()),
        draft.answer().map(masking),
        draft.hasFailed(),
        draft.detail().stream().map(masking).toList(),
        links,
        draft.picture());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  /** The first lines of a text that may be long. */
  static String beginning(String text) {
    String kept =
        String.join("\n", text.lines().filter(line -> !line.isBlank()).limit(12).toList());
    byte[] bytes = kept.getBytes(StandardCharsets.UTF_8);
    return bytes.length > 1_500 ? kept.substring(0, Math.min(kept.length(), 1_400)) + " ..." : kept;
  }
}
