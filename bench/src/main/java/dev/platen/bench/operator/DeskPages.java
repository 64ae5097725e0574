package dev.platen.bench.operator;

import dev.platen.printer.http.Form;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The operator's pages, in the language of who asks. */
final class DeskPages {
  private static final Map<Integer, String> PROBLEMS =
      Map.of(
          400, "ui.problem_request",
          403, "ui.problem_stale",
          404, "ui.problem_not_found",
          405, "ui.problem_request",
          413, "ui.problem_request",
          415, "ui.problem_request");

  private final OperatorDesk desk;
  private final AccessKey key;
  private final Clock clock;
  private final Set<String> pictures;

  DeskPages(OperatorDesk desk, AccessKey key, Clock clock) {
    this.desk = desk;
    this.key = key;
    this.clock = clock;
    InstructionBook book = InstructionBook.get();
    this.pictures =
        book.ids().stream().map(id -> book.entry(id).picture()).collect(Collectors.toSet());
  }

  static String address(Workplace workplace) {
    return "/printers/" + workplace.path() + "/";
  }

  boolean hasPicture(String name) {
    return pictures.contains(name);
  }

  private Frame frame(Visitor visitor, Optional<Workplace> workplace) {
    String language =
        visitor
            .language()
            .or(() -> workplace.flatMap(Workplace::open).map(q -> q.panelLanguage().getLanguage()))
            .orElse(Words.ENGLISH);
    return new Frame(
        Words.of(language),
        workplace.map(Workplace::path).orElse(""),
        visitor.browser().flatMap(browser -> visitor.name()).orElse(""),
        visitor.browser().map(key::formToken).orElse(""));
  }

  private static Reply page(
      int status, String template, Frame frame, Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("frame", frame);
    return Reply.page(status, Templates.render("operator/" + template + ".jte", all));
  }

  Reply problem(Visitor visitor, int status) {
    Frame frame = frame(visitor, Optional.empty());
    String text = frame.words().text(PROBLEMS.getOrDefault(status, "ui.problem_internal"));
    return page(status, "problem", frame, Map.of("text", text));
  }

  /** The page that asks for the pairing code, at any address. */
  Reply pairing(
      Visitor visitor, Optional<Workplace> workplace, int status, Optional<String> errorKey) {
    Frame frame = frame(visitor, workplace);
    return page(
        status, "pair", frame, Map.of("error", errorKey.map(frame.words()::text).orElse("")));
  }

  Reply name(Visitor visitor, String at, String typed, Optional<String> errorKey) {
    Frame frame = frame(visitor, desk.workplaceAt(at));
    return page(
        errorKey.isPresent() ? 422 : 200,
        "name",
        frame,
        Map.of(
            "typed",
            errorKey.isPresent() ? typed : visitor.name().orElse(""),
            "error",
            errorKey.map(frame.words()::text).orElse("")));
  }

  Reply start(Visitor visitor) {
    Frame frame = frame(visitor, Optional.empty());
    List<PrinterCard> cards =
        desk.workplaces().stream()
            .map(
                workplace ->
                    new PrinterCard(
                        workplace.printer(),
                        workplace.path(),
                        workplace.version(),
                        workplace
                            .open()
                            .map(q -> headline(q.instruction(), frame.words()))
                            .orElse("")))
            .toList();
    return page(200, "start", frame, Map.of("printers", cards));
  }

  static String headline(Instruction instruction, Words words) {
    return words.text(instruction.id()).lines().findFirst().orElseThrow();
  }

  Reply printer(Visitor visitor, Workplace workplace) {
    if (visitor.name().isEmpty()) {
      return name(visitor, workplace.path(), "", Optional.empty());
    }
    return printer(visitor, workplace, 200, "", Optional.empty(), Form.empty());
  }

  /** The page as it is now, for somebody whose answer came when it was no longer wanted. */
  Reply late(Visitor visitor, Workplace workplace) {
    return printer(visitor, workplace, 409, "ui.late", Optional.empty(), Form.empty());
  }

  /** The same instruction once more, with what was wrong at its field. */
  Reply refused(Visitor visitor, Workplace workplace, int status, AnswerForm.Refused refused) {
    return refused(visitor, workplace, status, refused, Form.empty());
  }

  /** The same instruction once more, with what was typed and what was wrong at its field. */
  Reply refused(
      Visitor visitor, Workplace workplace, int status, AnswerForm.Refused refused, Form typed) {
    return printer(visitor, workplace, status, "", Optional.of(refused), typed);
  }

  private Reply printer(
      Visitor visitor,
      Workplace workplace,
      int status,
      String noticeKey,
      Optional<AnswerForm.Refused> refused,
      Form typed) {
    Frame frame = frame(visitor, Optional.of(workplace));
    PrinterPage page =
        PrinterPage.of(
            workplace,
            frame.words(),
            clock.instant(),
            noticeKey.isEmpty() ? "" : frame.words().text(noticeKey),
            refused,
            typed);
    return page(status, page.task().isPresent() ? "task" : "wait", frame, Map.of("page", page));
  }
}
