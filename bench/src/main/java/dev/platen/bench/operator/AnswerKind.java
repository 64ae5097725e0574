package dev.platen.bench.operator;

/** What an instruction wants back, beside <em>not possible</em> and <em>cannot tell</em>. */
public enum AnswerKind {
  /** That it is done. */
  DONE,

  /** Yes or no; comes as {@link Answer.Said} with {@code yes} or {@code no} in any language. */
  YES_NO,

  /** What is to be read: one line or several, as typed. */
  TEXT,

  /** A photo, a PDF file or, where the instruction says so, a file of comma-separated values. */
  FILE
}
