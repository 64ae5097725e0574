package dev.platen.printer.fax;

import java.util.regex.Pattern;

/** The rule for a fax number on panel and API. */
public final class FaxNumber {
  /** The longest that fits before the @ of a mail address (RFC 5321 section 4.5.3.1.1). */
  public static final int MAX_LENGTH = 64;

  private static final Pattern FORM = Pattern.compile("\\+?(?=[#*]*[0-9])[0-9#*]+");

  private FaxNumber() {}

  /**
   * Whether {@code text} is a number of at most {@value #MAX_LENGTH} signs: digits, {@code #} and
   * {@code *}, with at least one digit, and {@code +} only in front.
   */
  public static boolean isValid(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }
}
