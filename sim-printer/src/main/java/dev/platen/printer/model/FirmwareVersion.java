package dev.platen.printer.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version in the vendor's form {@code NN.NN.LLddYM}: number, letters of the product, and the day
 * it was built, the year as a letter (Q is 2026) and the month as a hexadecimal digit (reference
 * printer 1.7; the decoding is inferred there). Older comes before newer: by number, then by day.
 *
 * @param product the product's letters, for example {@code XF}
 */
public record FirmwareVersion(int major, int minor, String product, LocalDate built)
    implements Comparable<FirmwareVersion> {
  private static final Pattern FORM =
      Pattern.compile("(\\d\\d)\\.(\\d\\d)\\.([A-Z]{2})(\\d\\d)([A-Z])([1-9A-C])");
  private static final int YEAR_OF_A = 2010;
  private static final Comparator<FirmwareVersion> OLDER_FIRST =
      Comparator.comparingInt(FirmwareVersion::major)
          .thenComparingInt(FirmwareVersion::minor)
          .thenComparing(FirmwareVersion::built)
          .thenComparing(FirmwareVersion::product);

  /** The version that {@code text} spells; empty where it is not of the form, or names no day. */
  public static Optional<FirmwareVersion> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FirmwareVersion(
              Integer.parseInt(parts.group(1)),
              Integer.parseInt(parts.group(2)),
              parts.group(3),
              LocalDate.of(
                  YEAR_OF_A + parts.group(5).charAt(0) - 'A',
                  Integer.parseInt(parts.group(6), 16),
                  Integer.parseInt(parts.group(4)))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(FirmwareVersion other) {
    return OLDER_FIRST.compare(this, other);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%02d.%02d.%s%02d%c%X",
        major,
        minor,
        product,
        built.getDayOfMonth(),
        (char) ('A' + built.getYear() - YEAR_OF_A),
        built.getMonthValue());
  }
}
