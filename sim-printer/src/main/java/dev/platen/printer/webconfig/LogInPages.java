package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.LogInGuard;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Log-in and log-out of the administrator (reference printer 1.5). */
final class LogInPages {
  static final String TOP = SiteMap.ROOT + "PASSWORD/TOP";
  static final String SET = SiteMap.ROOT + "PASSWORD/SET";
  static final String LOG_OUT = SiteMap.ROOT + "PASSWORD/LOGOUT";

  private static final int MAX_NAME = 255;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Device device;
  private final Sessions sessions;
  private final LogInGuard guard;

  /** Puts the cookie of a session, or of none, on a reply. */
  private final BiFunction<Reply, Optional<Session>, Reply> withSession;

  LogInPages(
      Device device,
      Sessions sessions,
      LogInGuard guard,
      BiFunction<Reply, Optional<Session>, Reply> withSession) {
    this.device = device;
    this.sessions = sessions;
    this.guard = guard;
    this.withSession = withSession;
  }

  /** Where to log in first, to come back to {@code wanted}. */
  static String before(String wanted) {
    return TOP + "?WANTED=" + wanted;
  }

  Reply top(Visit visit) {
    String wanted = wanted(visit.query().get("WANTED"));
    if (visit.session().isPresent()) {
      return Reply.seeOther(wanted);
    }
    return page(visit, 200, wanted, visit.expired() ? visit.words().text("web.logged_out") : "");
  }

  Reply set(Visit visit) {
    String wanted = wanted(visit.form().text("INPUTT_WANTED"));
    String password = visit.form().find("INPUTT_PASSWORD").orElseThrow(HttpProblem::badRequest);
    boolean lockedBefore = guard.isLocked();
    // The administrator has no name; a very long one once made printers hang (reference 1.9).
    boolean nameFits = visit.form().text("INPUTT_USERNAME").length() <= MAX_NAME;
    LogInGuard.Outcome outcome =
        guard.attempt(
            password,
            typed ->
                nameFits
                    && (device.isAdministratorPassword(typed)
                        || device.firmware().has(Defect.ACCEPTS_ANY_PASSWORD)));
    device
        .events()
        .publish(
            DeviceEvent.ofLogIn(
                outcome, lockedBefore, DeviceEvent.Via.WEB_CONFIG, visit.clientAddress()));
    return switch (outcome) {
      case RIGHT -> {
        // A new secret: one that was planted in the browser before is worth nothing now.
        visit.session().ifPresent(sessions::close);
        yield withSession.apply(Reply.seeOther(wanted), Optional.of(sessions.open()));
      }
      case WRONG -> page(visit, FORBIDDEN, wanted, visit.words().text("web.wrong_password"));
      case LOCKED -> page(visit, TOO_MANY_REQUESTS, wanted, visit.words().text(locked()));
    };
  }

  private String locked() {
    return device.firmware().has(Defect.HIDES_LOG_IN_LOCK) ? "web.wrong_password" : "web.try_later";
  }

  Reply logOut(Visit visit) {
    visit
        .session()
        .ifPresent(
            session -> {
              sessions.close(session);
              device.events().publish(visit.event(DeviceEvent.Kind.LOGGED_OUT, ""));
            });
    return withSession.apply(Reply.seeOther(SiteMap.LANDING), Optional.empty());
  }

  private static String wanted(@org.jspecify.annotations.Nullable String path) {
    return Optional.ofNullable(path).flatMap(SiteMap::known).orElse(SiteMap.LANDING);
  }

  private static Reply page(Visit visit, int status, String wanted, String warning) {
    var frame =
        visit.frame(
            visit.words().text("web.administrator_log_in"),
            before(wanted),
            Optional.empty(),
            Optional.empty(),
            0);
    return Reply.page(
        status,
        Templates.render(
            "webconfig/login.jte", Map.of("frame", frame, "wanted", wanted, "warning", warning)));
  }
}
