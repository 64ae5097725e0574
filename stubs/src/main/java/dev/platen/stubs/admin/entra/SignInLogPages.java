package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Texts;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.entra.access.SignInEvent;
import dev.platen.stubs.entra.access.SignInReasons;
import dev.platen.stubs.entra.error.ErrorCatalog;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** The sign-in log, newest first. */
public final class SignInLogPages {
  private static final int SHOWN = 200;

  private final Function<UUID, List<SignInEvent>> log;
  private final ErrorCatalog errors = new ErrorCatalog(false);

  SignInLogPages(Function<UUID, List<SignInEvent>> log) {
    this.log = log;
  }

  /**
   * A sign-in.
   *
   * @param status success or failure with its number
   * @param reason the failure in a few words
   */
  public record Row(
      SignInEvent event, String time, String status, String reason, String policies) {}

  Answer answer(Visit visit) {
    if (visit.posted() || visit.depth() > 2) {
      throw new NoSuchPageException();
    }
    List<Row> all = log.apply(visit.tenant().id()).reversed().stream().map(this::row).toList();
    if (visit.depth() == 2) {
      UUID id = visit.id(1);
      List<Row> those = all.stream().filter(row -> row.event().correlationId().equals(id)).toList();
      if (those.isEmpty()) {
        throw new NoSuchPageException();
      }
      return Answer.page("signin", "Activity details: sign-ins").with("rows", those);
    }
    String user = visit.query("user").orElse("");
    String status = visit.query("status").orElse("all");
    List<Row> shown =
        all.stream()
            .filter(row -> contains(row.event().user(), user))
            .filter(
                row ->
                    switch (status) {
                      case "success" -> row.event().result() == 0;
                      case "failure" -> row.event().result() != 0;
                      default -> true;
                    })
            .limit(SHOWN)
            .toList();
    return Answer.page("signins", "Sign-in logs")
        .with("rows", shown)
        .with("total", all.size())
        .with("user", user)
        .with("status", status);
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private Row row(SignInEvent event) {
    return new Row(
        event,
        Texts.time(event.at()),
        event.result() == 0 ? "Success" : "Failure: AADSTS" + event.result(),
        SignInReasons.words(event.result(), errors),
        String.join(", ", event.policies()));
  }
}
