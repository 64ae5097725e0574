package dev.platen.bench.operator;

import java.time.Instant;
import java.util.Optional;

/**
 * An instruction and what came of it, for the report.
 *
 * @param printer the printer beside which it was shown
 * @param instruction with masks in place of its secrets
 * @param text what it says in English, without secrets
 * @param since when it was shown first, by the bench's clock
 * @param answer empty where it was taken back before anybody had answered
 */
public record Asked(
    String printer, Instruction instruction, String text, Instant since, Optional<Answer> answer) {}
