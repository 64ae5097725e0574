package dev.platen.printer.panel;

import dev.platen.printer.Device;
import dev.platen.printer.panel.Place.Spot;
import dev.platen.printer.panel.Screen.Button;
import dev.platen.printer.panel.Screen.Message;
import dev.platen.printer.signin.UserSignIns.Outcome;
import dev.platen.printer.text.Messages;
import dev.platen.printer.user.ServerlessSettings.Sender;
import dev.platen.printer.user.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws the users' screens: log-in, To My Email and its sign-in (guide cases EPAS-1 to EPAS-U). */
final class UserScreens {
  private final Device device;
  private final Messages words;
  private final Optional<User> user;

  UserScreens(Device device, Messages words, Optional<User> user) {
    this.device = device;
    this.words = words;
    this.user = user;
  }

  Screen draw(Spot spot, Typing typing) {
    return switch (spot) {
      case USER_PIN -> keyboard(spot, "panel.user_pin", "panel.user_pin_hint", true, typing);
      case USER_CARD -> keyboard(spot, "panel.user_card", "panel.user_card_hint", true, typing);
      case USER_NAME -> keyboard(spot, "panel.user_name", "panel.user_name_hint", false, typing);
      case USER_PASSWORD ->
          keyboard(spot, "panel.password", "panel.user_password_hint", true, typing);
      case TO_MY_EMAIL -> toMyEmail();
      case MY_EMAIL_UNKNOWN ->
          message("my_email_unknown", Message.Kind.BAD, words.text("panel.my_email_unknown"));
      case USER_SIGN_IN ->
          new Screen.SignInPage(
              spot.id(),
              words.text("panel.to_my_email"),
              words.text("panel.microsoft_sign_in"),
              words.text("panel.microsoft_open"),
              List.of(new Button("cancel", words.text("panel.cancel"))));
      default -> logIn();
    };
  }

  private Screen logIn() {
    return new Screen.Menu(
        Spot.USER_LOG_IN.id(),
        words.text("panel.user_log_in"),
        List.of(
            new Button(Spot.USER_PIN.id(), words.text("panel.user_pin")),
            new Button(Spot.USER_CARD.id(), words.text("panel.user_card")),
            new Button(Spot.USER_NAME.id(), words.text("panel.user_by_name")),
            new Button(Spot.LOG_IN.id(), words.text("panel.log_in"))),
        "");
  }

  private Screen keyboard(
      Spot spot, String labelKey, String hintKey, boolean secret, Typing typing) {
    return new Screen.Keyboard(
        spot.id(),
        words.text("panel.user_log_in"),
        words.text(labelKey),
        secret ? "" : typing.text(),
        secret,
        typing.text().length(),
        typing.error().isEmpty() ? "" : words.text(typing.error()),
        words.text(hintKey),
        typing.keys(words),
        List.of(
            new Button("cancel", words.text("panel.cancel")),
            new Button("done", words.text("panel.ok"))));
  }

  private Screen toMyEmail() {
    String sender =
        device
            .serverless()
            .flatMap(on -> user.map(on::senderOf))
            .filter(s -> !s.isEmpty())
            .orElse("–");
    boolean own =
        device.serverless().filter(on -> on.settings().sender() == Sender.USER).isPresent();
    return new Message(
        Spot.TO_MY_EMAIL.id(),
        Message.Kind.QUESTION,
        words.text("panel.to_my_email"),
        words.text("panel.my_email_question", user.map(User::email).orElse("–"), sender),
        Stream.of(
                Optional.of(new Button("cancel", words.text("panel.cancel"))),
                Optional.of(
                        new Button("sign_out_microsoft", words.text("panel.microsoft_sign_out")))
                    .filter(button -> own),
                Optional.of(new Button("start", words.text("panel.send"))))
            .flatMap(Optional::stream)
            .toList());
  }

  /** How the sign-in ended; what the service said to it is shown as it came. */
  Screen signInEnded(Outcome outcome) {
    return switch (outcome) {
      case Outcome.SignedIn(String account) ->
          message(
              "user_signed_in",
              Message.Kind.GOOD,
              words.text("panel.microsoft_signed_in", account));
      case Outcome.Failed(var reason, String detail) -> {
        String text =
            words.text("panel.microsoft_failed." + reason.name().toLowerCase(Locale.ROOT));
        yield message(
            "user_sign_in_failed", Message.Kind.BAD, detail.isEmpty() ? text : text + " " + detail);
      }
    };
  }

  private Screen message(String name, Message.Kind kind, String text) {
    return new Message(
        name,
        kind,
        words.text("panel.to_my_email"),
        text,
        List.of(new Button("ok", words.text("panel.ok"))));
  }
}
