package dev.platen.printer.panel;

import dev.platen.printer.Device;
import dev.platen.printer.http.LogInGuard;
import dev.platen.printer.panel.Place.Spot;
import dev.platen.printer.signin.UserSignIns;
import dev.platen.printer.user.Serverless;
import dev.platen.printer.user.User;
import dev.platen.printer.user.Users;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in at the panel, on models with users. Not safe for use by many threads: the panel
 * guards it, except {@link #finish}, which waits for the service.
 */
final class PanelUsers {
  private final Optional<Serverless> serverless;
  private final LogInGuard guard;
  private Optional<Long> loggedIn = Optional.empty();
  private String userName = "";

  PanelUsers(Device device, ControlPanelOptions options) {
    this.serverless = device.serverless();
    this.guard = new LogInGuard(device.clock(), options.maxWrongPasswords(), options.lockOut());
  }

  /** Whether the panel asks who is there. */
  boolean required() {
    return serverless.filter(on -> on.settings().accessControl()).isPresent();
  }

  /** The user who is logged in, as registered now; nobody while the panel does not ask. */
  Optional<User> current() {
    return serverless
        .filter(on -> on.settings().accessControl())
        .flatMap(on -> loggedIn.flatMap(on.users()::find));
  }

  void logOut() {
    serverless.ifPresent(on -> loggedIn.ifPresent(on.signIns()::abandon));
    loggedIn = Optional.empty();
    userName = "";
  }

  /** Keeps the name whose password is typed next. */
  void name(String typed) {
    userName = typed;
  }

  /** Looks at what was typed on one of the log-in screens, and logs in who is known by it. */
  LogInGuard.Outcome logIn(Spot spot, String typed) {
    return guard.attempt(
        typed,
        text -> {
          Optional<User> found =
              serverless.map(Serverless::users).flatMap(users -> find(users, spot, text));
          found.ifPresent(user -> loggedIn = Optional.of(user.id()));
          return found.isPresent();
        });
  }

  private Optional<User> find(Users users, Spot spot, String text) {
    return switch (spot) {
      case USER_PIN -> users.byPin(text);
      case USER_CARD -> users.byCard(text);
      default -> users.byPassword(userName, text);
    };
  }

  /** The screen that To My Email opens with for the current user, as things stand. */
  Spot toMyEmail() {
    Optional<User> user = current();
    if (serverless.isEmpty() || user.isEmpty()) {
      return Spot.HOME;
    }
    if (user.get().email().isEmpty()) {
      return Spot.MY_EMAIL_UNKNOWN;
    }
    return serverless.get().needsSignIn(user.get()) ? Spot.USER_SIGN_IN : Spot.TO_MY_EMAIL;
  }

  /** Whether the user may be away at the sign-in page. */
  boolean signingIn() {
    return serverless
        .flatMap(on -> current().filter(user -> on.signIns().underWay(user.id())))
        .isPresent();
  }

  /** Begins the sign-in of the current user; see {@link UserSignIns#begin}. */
  Optional<URI> begin(URI redirectUri) {
    return serverless.flatMap(
        on -> current().map(user -> on.signIns().begin(user.id(), redirectUri)));
  }

  void abandon() {
    serverless.ifPresent(on -> loggedIn.ifPresent(on.signIns()::abandon));
  }

  /** Takes the sign-in page's reply; see {@link UserSignIns#finish}. Blocks. */
  Optional<UserSignIns.Outcome> finish(Optional<Long> user, Map<String, String> reply) {
    return serverless.map(on -> on.signIns().finish(user, reply));
  }

  void signOutOfMicrosoft() {
    serverless.ifPresent(on -> current().ifPresent(user -> on.signOut(user.id())));
  }
}
