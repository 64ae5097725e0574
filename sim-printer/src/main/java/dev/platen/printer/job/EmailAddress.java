package dev.platen.printer.job;

import java.util.regex.Pattern;

/** The rule for a mail address on panel and Web Config (reference printer 1.2). */
public final class EmailAddress {
  private static final Pattern FORM =
      Pattern.compile(
          "(?!\\.)[\\x21-\\x7e&&[^:()<>\\[\\];\\\\,@\"]]+@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

  private EmailAddress() {}

  /** Whether {@code text} is an address of at most 255 ASCII characters that the printer takes. */
  public static boolean isValid(String text) {
    return text.length() <= 255 && FORM.matcher(text).matches() && !text.contains("..");
  }
}
