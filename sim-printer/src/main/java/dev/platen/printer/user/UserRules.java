package dev.platen.printer.user;

import dev.platen.printer.job.EmailAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The form of each field of a user. User name and length of the password as verified of Access
 * Control Settings (reference printer 1.5, newer models); the others are recalled or chosen
 * (uncertain), as no public source gives them.
 */
final class UserRules {
  private static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9]{1,14}");
  private static final Pattern DISPLAY_NAME = Pattern.compile("[^\\p{Cntrl}]{0,32}");
  private static final Pattern PIN = Pattern.compile("[0-9]{4,8}");
  private static final Pattern CARD = Pattern.compile("[A-Za-z0-9]{1,64}");
  private static final Pattern PASSWORD = Pattern.compile("[\\x20-\\x7e]{1,70}");

  private UserRules() {}

  static Map<Users.Field, Users.Problem> check(UserDraft draft) {
    Map<Users.Field, Users.Problem> wrong = new EnumMap<>(Users.Field.class);
    match(wrong, Users.Field.USER_NAME, USER_NAME, draft.userName());
    match(wrong, Users.Field.DISPLAY_NAME, DISPLAY_NAME, draft.displayName());
    match(wrong, Users.Field.PIN, PIN, draft.pin());
    match(wrong, Users.Field.CARD, CARD, draft.card());
    match(wrong, Users.Field.PASSWORD, PASSWORD, draft.password());
    if (!draft.email().isEmpty() && !EmailAddress.isValid(draft.email())) {
      wrong.put(Users.Field.EMAIL, Users.Problem.FORM);
    }
    return wrong;
  }

  private static void match(
      Map<Users.Field, Users.Problem> wrong, Users.Field field, Pattern form, Secret secret) {
    if (secret instanceof Secret.Changed(String text)) {
      match(wrong, field, form, text);
    }
  }

  private static void match(
      Map<Users.Field, Users.Problem> wrong, Users.Field field, Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      wrong.put(field, Users.Problem.FORM);
    }
  }
}
