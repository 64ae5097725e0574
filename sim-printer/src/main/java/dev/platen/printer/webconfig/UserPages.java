package dev.platen.printer.webconfig;

import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.text.Messages;
import dev.platen.printer.user.Secret;
import dev.platen.printer.user.Serverless;
import dev.platen.printer.user.ServerlessSettings;
import dev.platen.printer.user.User;
import dev.platen.printer.user.User.LogInMethod;
import dev.platen.printer.user.Users.Field;
import dev.platen.printer.user.Users.Problem;
import dev.platen.printer.webconfig.view.UserRow;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

/** Product Security &gt; Access Control Settings &gt; User Settings. */
final class UserPages {
  private static final SiteMap.Page PAGE = SiteMap.Page.USER_SETTINGS;
  private static final int UNPROCESSABLE = 422;

  static final String TOP = PAGE.top();
  static final String ACCESS = PAGE.path("ACCESS");
  static final String EDIT = PAGE.path("EDIT");
  static final String SET = PAGE.path("SET");
  static final String REMOVE = PAGE.path("REMOVE");
  static final String DELETE = PAGE.path("DELETE");
  static final String SIGN_OUT = PAGE.path("SIGNOUT");

  private final Serverless serverless;

  /** What a session typed and could not save, with the secrets that the page does not repeat. */
  private final Map<Session, UserForm> drafts = Collections.synchronizedMap(new WeakHashMap<>());

  UserPages(Serverless serverless) {
    this.serverless = serverless;
  }

  Reply top(Visit visit) {
    drafts.remove(visit.administrator());
    List<UserRow> rows =
        serverless.users().list().stream().map(user -> row(visit.words(), user)).toList();
    return page(
        visit,
        200,
        "webconfig/users.jte",
        Map.of("users", rows, "accessControl", serverless.settings().accessControl()));
  }

  private UserRow row(Messages words, User user) {
    String methods =
        Arrays.stream(LogInMethod.values())
            .filter(user.methods()::contains)
            .map(method -> words.text("web.user." + method.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    return new UserRow(
        user.id(),
        user.userName(),
        user.displayName(),
        user.email(),
        methods,
        user.administrator(),
        serverless.signIns().account(user.id()).orElse(""));
  }

  Reply access(Visit visit) {
    boolean on =
        switch (visit.form().text("INPUTR_ACCESSCONTROL")) {
          case "ON" -> true;
          case "OFF" -> false;
          default -> throw HttpProblem.unknownValue();
        };
    serverless.save(new ServerlessSettings(on, serverless.settings().sender()));
    return done(visit);
  }

  /** The form of a user, or of a new one where the address names none. */
  Reply edit(Visit visit) {
    drafts.remove(visit.administrator());
    String id = visit.query().getOrDefault("USER", "");
    UserForm form = id.isEmpty() ? UserForm.empty() : UserForm.of(user(id));
    return form(visit, 200, form, Map.of());
  }

  Reply set(Visit visit) {
    Session session = visit.administrator();
    String id = visit.form().text(UserForm.ID);
    UserForm shown = id.isEmpty() ? UserForm.empty() : UserForm.of(user(id));
    UserForm base =
        Optional.ofNullable(drafts.get(session))
            .filter(draft -> draft.id().equals(shown.id()))
            .orElse(shown);
    UserForm form = UserForm.read(visit.form(), base);
    Map<Field, Problem> wrong = serverless.users().check(form.id(), form.draft());
    if (!wrong.isEmpty()) {
      drafts.put(session, form);
      return form(visit, UNPROCESSABLE, form, wrong);
    }
    OptionalLong changed = form.id();
    if (changed.isPresent()) {
      serverless.users().change(changed.getAsLong(), form.draft());
    } else {
      serverless.users().add(form.draft());
    }
    return done(visit);
  }

  Reply remove(Visit visit) {
    User user = user(visit.query().getOrDefault("USER", ""));
    return page(visit, 200, "webconfig/userdelete.jte", Map.of("user", row(visit.words(), user)));
  }

  Reply delete(Visit visit) {
    serverless.delete(user(visit.form().text(UserForm.ID)).id());
    return done(visit);
  }

  /** Forgets a user's tokens, so that the next To My Email asks for a sign-in. */
  Reply signOut(Visit visit) {
    serverless.signOut(user(visit.form().text(UserForm.ID)).id());
    return done(visit);
  }

  private User user(String id) {
    return serverless.users().list().stream()
        .filter(user -> Long.toString(user.id()).equals(id))
        .findAny()
        .orElseThrow(HttpProblem::notFound);
  }

  private Reply done(Visit visit) {
    drafts.remove(visit.administrator());
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(TOP);
  }

  private Reply form(Visit visit, int status, UserForm form, Map<Field, Problem> wrong) {
    List<dev.platen.printer.webconfig.view.Field> fields =
        Arrays.stream(Field.values())
            .map(field -> field(visit.words(), field, form, Optional.ofNullable(wrong.get(field))))
            .toList();
    return page(
        visit,
        status,
        "webconfig/useredit.jte",
        Map.of(
            "id",
            form.id().isPresent() ? Long.toString(form.id().getAsLong()) : "",
            "fields",
            fields,
            "administrator",
            form.draft().administrator()));
  }

  private dev.platen.printer.webconfig.view.Field field(
      Messages words, Field field, UserForm form, Optional<Problem> problem) {
    String key = field.name().toLowerCase(Locale.ROOT);
    String rule = words.text("web.user.rule." + key);
    return new dev.platen.printer.webconfig.view.Field(
        UserForm.control(field),
        words.text("web.user." + key),
        value(field, form),
        rule,
        problem
            .map(
                value ->
                    switch (value) {
                      case FORM -> field == Field.EMAIL ? words.text("web.rule.address") : rule;
                      case TAKEN -> words.text("web.user.rule.taken");
                      case NO_LOG_IN -> words.text("web.user.rule.no_log_in");
                      case TOO_MANY -> words.text("web.user.rule.too_many");
                    })
            .orElse(""),
        "",
        true);
  }

  private String value(Field field, UserForm form) {
    return switch (field) {
      case USER_NAME -> form.draft().userName();
      case DISPLAY_NAME -> form.draft().displayName();
      case EMAIL -> form.draft().email();
      case PIN -> masked(form, form.draft().pin(), LogInMethod.PIN);
      case CARD -> masked(form, form.draft().card(), LogInMethod.CARD);
      case PASSWORD -> masked(form, form.draft().password(), LogInMethod.PASSWORD);
    };
  }

  private String masked(UserForm form, Secret secret, LogInMethod method) {
    boolean there =
        switch (secret) {
          case Secret.Changed changed -> true;
          case Secret.Removed removed -> false;
          case Secret.Unchanged unchanged ->
              form.id().isPresent()
                  && serverless
                      .users()
                      .find(form.id().getAsLong())
                      .filter(user -> user.methods().contains(method))
                      .isPresent();
        };
    return there ? EmailServerForm.PASSWORD_MASK : "";
  }

  private static Reply page(
      Visit visit, int status, String template, Map<String, Object> parameters) {
    var all = new java.util.HashMap<String, Object>(parameters);
    all.put("frame", visit.frame(PAGE));
    return Reply.page(status, Templates.render(template, all));
  }
}
