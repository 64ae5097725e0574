package dev.platen.printer.webconfig;

import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsReader;
import dev.platen.printer.transfer.SettingsWriter;
import dev.platen.printer.user.Serverless;
import dev.platen.printer.user.ServerlessSettings;
import dev.platen.printer.user.ServerlessSettings.Sender;
import dev.platen.printer.user.UserDraft;
import dev.platen.printer.user.Users;
import dev.platen.printer.user.Users.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Product Security &gt; Access Control Settings and To My Email in a file: who the users are, but
 * nothing that they log in with, and no sign-in of theirs. Users that are not in the file stay.
 */
final class UsersGroup implements SettingsGroup {
  private static final String ACCESS_CONTROL = "access_control";
  private static final String SENDER = "to_my_email_sender";
  private static final String USERS = "users";
  private static final String USER_NAME = "user_name";
  private static final String DISPLAY_NAME = "display_name";
  private static final String EMAIL = "email";
  private static final String ADMINISTRATOR = "administrator";

  private final Serverless serverless;

  UsersGroup(Serverless serverless) {
    this.serverless = serverless;
  }

  @Override
  public String name() {
    return USERS;
  }

  @Override
  public String titleKey() {
    return "web.access_control";
  }

  @Override
  public void export(SettingsWriter out) {
    out.flag(ACCESS_CONTROL, serverless.settings().accessControl());
    out.text(SENDER, serverless.settings().sender().name());
    out.items(
        USERS,
        serverless.users().list(),
        (item, user) -> {
          item.text(USER_NAME, user.userName());
          item.text(DISPLAY_NAME, user.displayName());
          item.text(EMAIL, user.email());
          item.flag(ADMINISTRATOR, user.administrator());
        });
  }

  @Override
  public Change validate(SettingsReader in) {
    var settings =
        new ServerlessSettings(in.flag(ACCESS_CONTROL), in.choice(SENDER, Sender.values()));
    if (settings.sender() == Sender.USER && !serverless.offersUserSender()) {
      in.problem(SENDER, "web.transfer.not_offered", settings.sender());
    }
    Users users = serverless.users();
    List<UserDraft> drafts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    users.list().forEach(user -> names.add(user.userName().toLowerCase(Locale.ROOT)));
    Set<String> inFile = new HashSet<>();
    for (SettingsReader item : in.items(USERS)) {
      UserDraft draft =
          UserDraft.named(item.text(USER_NAME))
              .withDisplayName(item.text(DISPLAY_NAME))
              .withEmail(item.text(EMAIL))
              .withAdministrator(item.flag(ADMINISTRATOR));
      drafts.add(draft);
      names.add(draft.userName().toLowerCase(Locale.ROOT));
      if (!inFile.add(draft.userName().toLowerCase(Locale.ROOT)) && item.isRight(USER_NAME)) {
        item.problem(USER_NAME, "web.user.rule.taken");
      }
      users
          .checkWithoutLogIn(draft)
          .forEach(
              (field, problem) -> {
                String name = field.name().toLowerCase(Locale.ROOT);
                // Too many is said of the list.
                if (problem == Problem.FORM && item.isRight(name)) {
                  item.problem(name, "web.user.rule." + name);
                }
              });
    }
    if (names.size() > Users.MOST) {
      in.problem(USERS, "web.user.rule.too_many");
    }
    return () -> {
      serverless.save(settings);
      drafts.forEach(users::takeOver);
    };
  }
}
