package dev.platen.bench.operator;

import dev.platen.printer.http.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the page of a printer shows.
 *
 * @param version of the page: where another is told, it is to be loaded again
 * @param notice what has to be said beside it; empty for nothing
 * @param last the last answers, the latest first
 */
public record PrinterPage(
    String printer, String version, String notice, Optional<Task> task, List<Past> last) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SHORT = 80;

  /**
   * The instruction that shows.
   *
   * @param csv whether a file may hold comma-separated values, too
   * @param picture address of its picture
   * @param ownPicture whether the picture says something that the words may not
   * @param secondsLeft how long it can be answered
   * @param text what was typed and refused
   * @param why what was typed as a reason and refused
   * @param errors says what was wrong at a field; empty for nothing
   */
  public record Task(
      String number,
      String id,
      AnswerKind kind,
      Wording wording,
      boolean oneLine,
      boolean csv,
      String picture,
      boolean ownPicture,
      long secondsLeft,
      String text,
      String why,
      Errors errors) {
    /** The time that is left, as a clock shows it. */
    public String timeLeft() {
      long hours = secondsLeft / 3600;
      long minutes = secondsLeft / 60 % 60;
      return hours > 0
          ? "%d:%02d:%02d".formatted(hours, minutes, secondsLeft % 60)
          : "%d:%02d".formatted(minutes, secondsLeft % 60);
    }

    @Override
    public String toString() {
      return "Task[" + number + ", " + id + "]";
    }
  }

  /** What was wrong, in words, at the field with this name. */
  public record Errors(String field, String text) {
    /** The words for a field; empty where it was right. */
    public String at(String name) {
      return name.equals(field) ? text : "";
    }

    /** Whether nothing was wrong. */
    public boolean none() {
      return text.isEmpty();
    }
  }

  /** An answer of before. */
  public record Past(String time, String headline, String answer, String who) {}

  static PrinterPage of(
      Workplace workplace,
      Words words,
      Instant now,
      String notice,
      Optional<AnswerForm.Refused> refused,
      Form typed) {
    String version = workplace.version();
    return new PrinterPage(
        workplace.printer(),
        version,
        notice,
        workplace
            .open()
            .map(
                question ->
                    task(question, DeskPages.address(workplace), words, now, refused, typed)),
        workplace.last().stream().map(asked -> past(asked, words)).toList());
  }

  private static Task task(
      Question question,
      String address,
      Words words,
      Instant now,
      Optional<AnswerForm.Refused> refused,
      Form typed) {
    Instruction instruction = question.instruction();
    InstructionBook.Entry entry = InstructionBook.get().entry(instruction.id());
    boolean ownPicture = instruction.picture().isPresent();
    return new Task(
        question.number(),
        instruction.id(),
        instruction.answer(),
        Wording.of(instruction, words, question.panelLanguage()),
        entry.oneLine(),
        entry.csv(),
        ownPicture
            ? address + "picture?number=" + question.number()
            : "/pictures/" + entry.picture() + ".svg",
        ownPicture,
        Math.max(0, Duration.between(now, question.deadline()).toSeconds()),
        typed.text("text"),
        typed.text("why"),
        refused
            .map(wrong -> new Errors(wrong.field(), words.text(wrong.textKey())))
            .orElse(new Errors("", "")));
  }

  private static Past past(Asked asked, Words words) {
    return new Past(
        asked.answer().map(Answer::when).map(TIME::format).orElse(""),
        DeskPages.headline(asked.instruction(), words),
        asked.answer().map(answer -> inWords(answer, words)).orElse(""),
        asked.answer().map(Answer::who).orElse(""));
  }

  private static String inWords(Answer answer, Words words) {
    return switch (answer) {
      case Answer.Done done -> words.text("ui.done");
      case Answer.Said said ->
          switch (said.text()) {
            case "yes" -> words.text("ui.yes");
            case "no" -> words.text("ui.no");
            default -> shortened(said.text());
          };
      case Answer.Shown shown -> words.text("ui.file_received");
      case Answer.NotPossible not -> words.text("ui.not_possible") + ": " + shortened(not.why());
      case Answer.CannotTell cannot ->
          words.text("ui.cannot_tell") + ": " + shortened(cannot.why());
      case Answer.TimedOut late -> words.text("ui.timed_out");
    };
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= SHORT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHORT)) + "…";
  }
}
