package dev.platen.features.lab;

/** The paper that goes through the hands of whoever stands in front of a printer. */
@FunctionalInterface
interface Sheets {
  /** The PDF file of what was printed last. */
  byte[] printedLast();

  /** What was printed last is put on the glass. */
  default void printedLastOnGlass() {
    throw new AssertionError("Nobody puts sheets on the glass here");
  }

  /** A page to be scanned is put on the glass. */
  default void pageOnGlass() {}
}
