package dev.platen.bench.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Who has a printer.
 *
 * @param printer its name in the lab
 * @param who a person or a pipeline, as they called themselves
 * @param since when they took it
 * @param until when it is free again unless they say before that they still use it
 * @param key tells this lease from an earlier one of the same printer
 */
public record Holder(String printer, String who, Instant since, Instant until, String key) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Whether it is over. */
  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /** The same lease, lasting for {@code duration} from {@code now}; never shorter than it was. */
  Holder extended(Instant now, Duration duration) {
    Instant later = now.plus(duration);
    return new Holder(printer, who, since, later.isAfter(until) ? later : until, key);
  }

  /** A sentence for whoever wants the printer. */
  public String inWords() {
    return "%s is in use by %s since %s, until %s"
        .formatted(printer, who, TIME.format(since), TIME.format(until));
  }
}
