package dev.platen.printer.webconfig;

import dev.platen.printer.http.Form;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.user.Secret;
import dev.platen.printer.user.User;
import dev.platen.printer.user.UserDraft;
import dev.platen.printer.user.Users.Field;
import java.util.OptionalLong;

/**
 * A user as a person typed it. The page never shows a PIN, card number or password that it has; it
 * shows {@link EmailServerForm#PASSWORD_MASK}, and getting that back means unchanged.
 *
 * @param id empty for a new user
 */
record UserForm(OptionalLong id, UserDraft draft) {
  static final String ID = "INPUTT_USERID";
  static final String ADMINISTRATOR = "INPUTR_USERADMIN";

  static String control(Field field) {
    return switch (field) {
      case USER_NAME -> "INPUTT_USER_NAME";
      case DISPLAY_NAME -> "INPUTT_USER_DISPLAYNAME";
      case PIN -> "INPUTT_USER_PIN";
      case CARD -> "INPUTT_USER_CARD";
      case PASSWORD -> "INPUTT_USER_PASSWORD";
      case EMAIL -> "INPUTT_USER_EMAIL";
    };
  }

  static UserForm empty() {
    return new UserForm(OptionalLong.empty(), UserDraft.named(""));
  }

  static UserForm of(User user) {
    return new UserForm(
        OptionalLong.of(user.id()),
        UserDraft.named(user.userName())
            .withDisplayName(user.displayName())
            .withEmail(user.email())
            .withAdministrator(user.administrator()));
  }

  /**
   * What the browser sent.
   *
   * @param base what the page had shown, for what it had masked
   */
  static UserForm read(Form sent, UserForm base) {
    boolean administrator =
        switch (sent.text(ADMINISTRATOR)) {
          case "ON" -> true;
          case "OFF" -> false;
          default -> throw HttpProblem.unknownValue();
        };
    return new UserForm(
        base.id(),
        new UserDraft(
            text(sent, Field.USER_NAME).strip(),
            text(sent, Field.DISPLAY_NAME).strip(),
            secret(text(sent, Field.PIN).strip(), base.draft().pin()),
            secret(text(sent, Field.CARD).strip(), base.draft().card()),
            secret(text(sent, Field.PASSWORD), base.draft().password()),
            text(sent, Field.EMAIL).strip(),
            administrator));
  }

  private static String text(Form sent, Field field) {
    return sent.text(control(field));
  }

  private static Secret secret(String sent, Secret shown) {
    return sent.equals(EmailServerForm.PASSWORD_MASK) ? shown : Secret.of(sent);
  }
}
