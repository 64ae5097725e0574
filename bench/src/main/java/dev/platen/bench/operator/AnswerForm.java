package dev.platen.bench.operator;

import dev.platen.printer.http.Form;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Upload;
import java.time.Clock;

/** What the form under an instruction has sent. */
sealed interface AnswerForm {
  int LONGEST_TEXT = 20_000;
  int LONGEST_WHY = 500;

  /** An answer. */
  record Given(Answer answer) implements AnswerForm {}

  /**
   * Something is missing or wrong.
   *
   * @param field at which it is said: {@code text}, {@code file}, {@code not-possible} or {@code
   *     cannot-tell}
   * @param textKey what is said
   */
  record Refused(String field, String textKey) implements AnswerForm {}

  /**
   * Reads an answer of the kind that the instruction asks for.
   *
   * @throws HttpProblem 400 where it is of another kind
   */
  static AnswerForm read(Form form, Instruction instruction, String who, Clock clock) {
    String kind = form.text("answer");
    return switch (kind) {
      case "not-possible", "cannot-tell" -> reason(kind, form, instruction, who, clock);
      case "done" -> {
        require(instruction.answer() == AnswerKind.DONE);
        yield new Given(new Answer.Done(who, clock.instant()));
      }
      case "yes", "no" -> {
        require(instruction.answer() == AnswerKind.YES_NO);
        yield new Given(new Answer.Said(kind, who, clock.instant()));
      }
      case "text" -> {
        require(instruction.answer() == AnswerKind.TEXT);
        yield text(form, instruction, who, clock);
      }
      case "file" -> {
        require(instruction.answer() == AnswerKind.FILE);
        yield file(form, instruction, who, clock);
      }
      default -> throw HttpProblem.badRequest();
    };
  }

  private static void require(boolean offered) {
    if (!offered) {
      throw HttpProblem.badRequest();
    }
  }

  private static AnswerForm reason(
      String kind, Form form, Instruction instruction, String who, Clock clock) {
    String why =
        instruction.withoutSecrets(form.text("why").replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
    if (why.isEmpty() || why.length() > LONGEST_WHY) {
      return new Refused(kind, why.isEmpty() ? "ui.why_missing" : "ui.why_long");
    }
    return new Given(
        kind.equals("not-possible")
            ? new Answer.NotPossible(why, who, clock.instant())
            : new Answer.CannotTell(why, who, clock.instant()));
  }

  private static AnswerForm text(Form form, Instruction instruction, String who, Clock clock) {
    // Browsers send CR LF for every line break (HTML Living Standard section 4.10.22.4).
    String text = form.text("text").replace("\r\n", "\n").replace('\r', '\n');
    if (text.isBlank()) {
      return new Refused("text", "ui.text_missing");
    }
    if (text.length() > LONGEST_TEXT) {
      return new Refused("text", "ui.text_long");
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      return new Refused("text", "ui.text_characters");
    }
    return new Given(new Answer.Said(instruction.withoutSecrets(text), who, clock.instant()));
  }

  private static AnswerForm file(Form form, Instruction instruction, String who, Clock clock) {
    byte[] content = form.file("file").map(Upload::content).orElse(new byte[0]);
    boolean csv = InstructionBook.get().entry(instruction.id()).csv();
    return switch (FileInspection.of(content, csv)) {
      case SentFile.Good good ->
          new Given(new Answer.Shown(good.content(), good.mediaType(), who, clock.instant()));
      case SentFile.Refused refused -> new Refused("file", refused.textKey());
    };
  }
}
