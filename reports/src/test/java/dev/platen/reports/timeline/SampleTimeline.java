package dev.platen.reports.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A timeline of a mail that fails as its sign-in has expired. */
public final class SampleTimeline {
  private static final Instant START = Instant.parse("2026-11-21T19:00:00Z");
  private final List<TimelineEvent> events = new ArrayList<>();

  private SampleTimeline() {}

  /** A step, a job, two polls, a refused token, and the code that came of it. */
  public static Timeline ofExpiredSignIn() {
    SampleTimeline sample = new SampleTimeline();
    sample.add(0, Lane.PERSON, null, Kind.STEP, "When a page is scanned", null, false);
    sample.add(1, Lane.PERSON, Lane.PANEL, Kind.ACTION, "Scans the page", null, false);
    sample.add(2, Lane.PRINTER, Lane.ENTRA_ID, Kind.EXCHANGE, "Asks", "400 pending", false);
    sample.add(7, Lane.PRINTER, Lane.ENTRA_ID, Kind.EXCHANGE, "Asks", "400 pending", false);
    sample.add(8, Lane.PRINTER, Lane.ENTRA_ID, Kind.EXCHANGE, "Renews", "400 invalid_grant", true);
    TimelineEvent job =
        new TimelineEvent(
            "e6",
            START.plusSeconds(90_000),
            Lane.PRINTER,
            Optional.empty(),
            Kind.JOB,
            "Job 1 failed with code 361",
            Optional.of("The saved sign-in is no longer good."),
            true,
            List.of("<script>alert(1)</script>"),
            List.of(new Link("e5", "Entra ID answered “400 invalid_grant”")),
            Optional.of(new Picture("Control panel", "ab".repeat(32))));
    sample.events.add(job);
    return new Timeline(
        "The sign-in expires <after> a while", "lt", List.of("TRB-361"), false, sample.events);
  }

  private void add(
      int second,
      Lane lane,
      @Nullable Lane to,
      Kind kind,
      String what,
      @Nullable String answer,
      boolean failed) {
    events.add(
        new TimelineEvent(
            "e" + (events.size() + 1),
            START.plusSeconds(second),
            lane,
            Optional.ofNullable(to),
            kind,
            what,
            Optional.ofNullable(answer),
            failed,
            List.of(),
            List.of(),
            Optional.empty()));
  }
}
