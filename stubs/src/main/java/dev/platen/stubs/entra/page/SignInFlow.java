package dev.platen.stubs.entra.page;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.device.DeviceCode;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.scope.Scopes;
import java.time.Instant;
import java.util.Optional;

/** One browser's way through the pages. Whoever handles it holds its lock. */
final class SignInFlow {
  private final String token;
  private final String browser;
  private final Words words;
  private Step step = Step.CODE;
  private Optional<Purpose> purpose = Optional.empty();
  private String userName = "";
  private Optional<SignedIn> signedIn = Optional.empty();
  private boolean factorGiven;
  private String secret = "";
  private String ending = "ended";
  private Optional<Reply> leaving = Optional.empty();

  /** The page that the browser is on. */
  enum Step {
    CODE,
    USER_NAME,
    PASSWORD,
    /** The password was right and has expired. */
    UPDATE_PASSWORD,
    /** The code of an authenticator app. */
    FACTOR,
    /** "More information required": no second factor is registered. */
    MORE_INFORMATION,
    /** An authenticator app is set up. */
    REGISTER,
    CONSENT,
    /** "Need admin approval". */
    APPROVAL,
    /** "Approval required": an administrator can be asked. */
    REQUEST,
    STAY,
    CONFIRM,
    /** Nothing more can be posted: finished, declined or refused. */
    END
  }

  /** Who gave the right password, and what the application wants of them. */
  record SignedIn(Tenant tenant, Application application, User user, Scopes scopes, Instant at) {}

  /**
   * @param token names the flow in each form; unguessable
   * @param browser the cookie of the browser that began it
   */
  SignInFlow(String token, String browser, Words words) {
    this.token = token;
    this.browser = browser;
    this.words = words;
  }

  String token() {
    return token;
  }

  String browser() {
    return browser;
  }

  Words words() {
    return words;
  }

  Step step() {
    return step;
  }

  /** What it is for; unknown until a device's code was entered. */
  Optional<Purpose> purpose() {
    return purpose;
  }

  /** The device whose code was entered, where one waits. */
  Optional<DeviceCode> device() {
    return purpose.flatMap(
        known ->
            known instanceof Purpose.ForDevice(DeviceCode code)
                ? Optional.of(code)
                : Optional.empty());
  }

  String userName() {
    return userName;
  }

  Optional<SignedIn> signedIn() {
    return signedIn;
  }

  void go(Step next) {
    step = next;
  }

  /**
   * Ends the flow; a form that comes again, for example by a double click, is shown the same end.
   */
  void end(String kind) {
    ending = kind;
    leaving = Optional.empty();
    step = Step.END;
  }

  /** Ends the flow by leaving for the application; a form that comes again leaves the same way. */
  Reply leave(Reply redirect) {
    leaving = Optional.of(redirect);
    step = Step.END;
    return redirect;
  }

  /** How the browser left, where it did. */
  Optional<Reply> leaving() {
    return leaving;
  }

  /** Key of the words that tell how the flow ended. */
  String ending() {
    return ending;
  }

  void enter(DeviceCode code) {
    enter(new Purpose.ForDevice(code));
  }

  void enter(Purpose known) {
    purpose = Optional.of(known);
    step = Step.USER_NAME;
  }

  void name(String name) {
    userName = name;
    step = Step.PASSWORD;
  }

  /** Fills the name in; the person may change it. */
  void suggest(String name) {
    userName = name;
  }

  /** Notes that the second factor was right. */
  void proved() {
    factorGiven = true;
    secret = "";
  }

  /** Whether a second factor was given on these pages. */
  boolean factorGiven() {
    return factorGiven;
  }

  /** Keeps the secret of an app that is being set up. */
  void offer(String offered) {
    secret = offered;
  }

  /** The secret of the app that is being set up; empty where none is. */
  String secret() {
    return secret;
  }

  void signIn(SignedIn user) {
    signedIn = Optional.of(user);
  }

  /**
   * Whether a form of {@code posted} may be handled now: that of this page, or of an earlier one
   * before signing in.
   */
  boolean accepts(Step posted) {
    return posted == step || (step.compareTo(Step.PASSWORD) <= 0 && posted.compareTo(step) < 0);
  }
}
