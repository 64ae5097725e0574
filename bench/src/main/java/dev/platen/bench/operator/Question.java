package dev.platen.bench.operator;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * An instruction that shows, or has shown, on a page.
 *
 * @param number of no other question, also not of one of another run
 * @param since when it was shown first
 * @param deadline until when it can be answered
 * @param answer completed once
 */
record Question(
    String number,
    Instruction instruction,
    Locale panelLanguage,
    Instant since,
    Instant deadline,
    CompletableFuture<Answer> answer) {

  boolean open() {
    return !answer.isDone();
  }
}
