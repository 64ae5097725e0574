package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.http.LogInGuard;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.webconfig.view.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Product Security &gt; Change Administrator Password (reference printer 1.5). */
final class AdministratorPasswordPage {
  private static final SiteMap.Page PAGE = SiteMap.Page.ADMINISTRATOR_PASSWORD;
  static final String SET = PAGE.path("SET");

  private static final String OLD = "INPUTT_OLDPASSWORD";
  private static final String NEW = "INPUTT_NEWPASSWORD";
  private static final String CONFIRMED = "INPUTT_CONFIRMPASSWORD";

  /** Of a new password (verified); the one from the factory may be shorter. */
  private static final int MIN_LENGTH = 8;

  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");
  private static final int UNPROCESSABLE = 422;

  private final Device device;
  private final Sessions sessions;
  private final LogInGuard guard;

  /**
   * @param guard the log-in's: guessing the password here is not easier than there
   */
  AdministratorPasswordPage(Device device, Sessions sessions, LogInGuard guard) {
    this.device = device;
    this.sessions = sessions;
    this.guard = guard;
  }

  Reply top(Visit visit) {
    return page(visit, 200, Map.of());
  }

  Reply set(Visit visit) {
    var form = visit.form();
    Map<String, String> wrong = check(visit);
    if (wrong.isEmpty()) {
      switch (guard.attempt(form.text(OLD), device::isAdministratorPassword)) {
        case RIGHT -> {}
        case WRONG -> wrong.put(OLD, visit.words().text("web.password.old_wrong"));
        case LOCKED -> wrong.put(OLD, visit.words().text("web.try_later"));
      }
    }
    if (!wrong.isEmpty()) {
      return page(visit, UNPROCESSABLE, wrong);
    }
    Session session = visit.administrator();
    device.setAdministratorPassword(form.text(NEW));
    sessions.closeOthers(session);
    device.events().publish(visit.event(Kind.PASSWORD_CHANGED, ""));
    session.notice("web.setup_complete");
    return Reply.seeOther(PAGE.top());
  }

  /** Rules of the new password, by control name; the old one is looked at only if they are kept. */
  private Map<String, String> check(Visit visit) {
    Map<String, String> wrong = new LinkedHashMap<>();
    String password = visit.form().text(NEW);
    if (password.length() < MIN_LENGTH
        || password.length() > maxLength()
        || !PRINTABLE.matcher(password).matches()) {
      wrong.put(NEW, rule(visit));
    } else if (!password.equals(visit.form().text(CONFIRMED))) {
      wrong.put(CONFIRMED, visit.words().text("web.password.confirm_wrong"));
    }
    return wrong;
  }

  private int maxLength() {
    return device.model().maxAdministratorPasswordLength();
  }

  private String rule(Visit visit) {
    return visit.words().text("web.password.rule", MIN_LENGTH, maxLength());
  }

  private Reply page(Visit visit, int status, Map<String, String> wrong) {
    var words = visit.words();
    List<Field> fields =
        List.of(
            field(OLD, words.text("web.password.old"), words.text("web.password.old_hint"), wrong),
            field(NEW, words.text("web.password.new"), rule(visit), wrong),
            field(
                CONFIRMED,
                words.text("web.password.confirm"),
                words.text("web.password.confirm_hint"),
                wrong));
    return Reply.page(
        status,
        Templates.render(
            "webconfig/password.jte", Map.of("frame", visit.frame(PAGE), "fields", fields)));
  }

  /** Never with the value: no page of this printer carries a password. */
  private static Field field(String name, String label, String hint, Map<String, String> wrong) {
    return new Field(name, label, "", hint, wrong.getOrDefault(name, ""), "", true);
  }
}
