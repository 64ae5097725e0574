package dev.platen.bench.doctor;

/** What came of a check. */
public enum Verdict {
  OK("ok"),
  PROBLEM("problem"),
  CANNOT_TELL("cannot tell");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** As people read it, and as JSON has it. */
  public String words() {
    return words;
  }
}
