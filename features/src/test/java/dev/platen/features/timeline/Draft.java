package dev.platen.features.timeline;

import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import dev.platen.reports.timeline.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event that is being written down. Whoever is given one may add to it until the scenario has
 * ended; safe for use by many threads.
 */
public final class Draft {
  private final Instant at;
  private final Lane lane;
  private final Optional<Lane> to;
  private final Kind kind;
  private final String what;
  private final List<String> detail = new ArrayList<>();
  private final List<Because> causes = new ArrayList<>();
  private Optional<String> answer = Optional.empty();
  private Optional<Picture> picture = Optional.empty();
  private boolean failed;

  Draft(Instant at, Lane lane, Optional<Lane> to, Kind kind, String what) {
    this.at = at;
    this.lane = lane;
    this.to = to;
    this.kind = kind;
    this.what = what;
  }

  /** What caused it, and why. */
  record Because(Draft cause, String why) {}

  /** What came back. */
  public synchronized Draft answered(String text) {
    answer = Optional.of(text);
    return this;
  }

  /** It is a failure, or answers with one. */
  public synchronized Draft failed() {
    failed = true;
    return this;
  }

  /** Adds a line that a reader sees on demand. */
  public synchronized Draft detail(String line) {
    detail.add(line);
    return this;
  }

  /** Links to what caused it. */
  public synchronized Draft because(Draft cause, String why) {
    causes.add(new Because(cause, why));
    return this;
  }

  synchronized Draft pictured(Picture taken) {
    picture = Optional.of(taken);
    return this;
  }

  /** On the bench's clock. */
  public Instant at() {
    return at;
  }

  public Lane lane() {
    return lane;
  }

  public Optional<Lane> to() {
    return to;
  }

  public Kind kind() {
    return kind;
  }

  public String what() {
    return what;
  }

  /** What came back, where something did. */
  public synchronized Optional<String> answer() {
    return answer;
  }

  /** Whether it is a failure. */
  public synchronized boolean hasFailed() {
    return failed;
  }

  synchronized List<String> detail() {
    return List.copyOf(detail);
  }

  synchronized List<Because> causes() {
    return List.copyOf(causes);
  }

  synchronized Optional<Picture> picture() {
    return picture;
  }
}
