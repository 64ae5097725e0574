package dev.platen.reports.difference;

/**
 * Something that A and B do not have in common.
 *
 * @param part of what was compared, for example {@code tls} or {@code requests}
 * @param what differs
 * @param a what A has, or {@link #NOTHING}
 * @param b what B has, or {@link #NOTHING}
 */
public record Difference(String part, String what, String a, String b) {
  /** Stands where one of both has nothing. */
  public static final String NOTHING = "(nothing)";
}
