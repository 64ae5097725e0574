package dev.platen.reports.timeline;

import java.util.Locale;

/** What sort of thing an event is. */
public enum Kind {
  /** A step of the scenario begins. */
  STEP,
  /** Somebody does something to something. */
  ACTION,
  /** Something can be read somewhere. */
  SHOWN,
  /** A request and its answer. */
  EXCHANGE,
  /** It happened by itself, or as a consequence. */
  HAPPENED,
  /** A row of the job history. */
  JOB,
  /** A message in a mailbox. */
  MAIL,
  /** The bench's clock was moved ahead. */
  TIME,
  /** A picture was taken. */
  PICTURE;

  /** As files have it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
