package dev.platen.printer.panel;

import dev.platen.printer.Device;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.fax.FaxNumber;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.http.LogInGuard;
import dev.platen.printer.job.EmailAddress;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.panel.Place.Spot;
import dev.platen.printer.panel.Screen.Button;
import dev.platen.printer.panel.Screen.Panel;
import dev.platen.printer.panel.Screen.PanelKey;
import dev.platen.printer.signin.UserSignIns;
import dev.platen.printer.text.Messages;
import dev.platen.printer.user.User;
import io.undertow.server.HttpHandler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The control panel of one printer. There is one panel, whoever looks at it: what one person
 * presses, all see.
 *
 * <pre>{@code
 * var panel = ControlPanel.of(device, ControlPanelOptions.of(worker, scheduler));
 * panel.press("settings");
 * panel.press("general");
 * panel.screen().title(); // "General Settings"
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class ControlPanel implements AutoCloseable {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Device device;
  private final Duration operationTimeOut;
  private final LogInGuard guard;
  private final PanelUsers users;
  private final PanelPage page;
  private final List<AutoCloseable> subscriptions;

  /** From the first screen to the one that shows; never empty. */
  private final Deque<Place> path = new ArrayDeque<>(List.of(Spot.HOME));

  private Typing typing = Typing.NOTHING;
  private ScanDraft draft;
  private Optional<Place> afterLogIn = Optional.empty();
  private boolean administrator;
  private Instant lastUsed;

  private ControlPanel(Device device, ControlPanelOptions options) {
    this.device = device;
    this.draft = ScanDraft.empty(device.scanDefaults());
    this.operationTimeOut = options.operationTimeOut();
    this.guard = new LogInGuard(device.clock(), options.maxWrongPasswords(), options.lockOut());
    this.users = new PanelUsers(device, options);
    this.lastUsed = device.clock().instant();
    this.page = new PanelPage(this, device.model(), options);
    this.subscriptions =
        Stream.of(
                Stream.of(
                    device.jobs().onChange(page::look),
                    device.signIn().onChange(page::look),
                    device.events().subscribe(this::happened)),
                device.fax().stream().map(fax -> fax.signIn().onChange(page::look)),
                device.serverless().stream().map(on -> on.onChange(page::look)))
            .flatMap(all -> all)
            .toList();
  }

  /**
   * The panel of a printer, on its first screen.
   *
   * @throws IllegalArgumentException where the model names a panel language that there are no words
   *     for
   */
  public static ControlPanel of(Device device, ControlPanelOptions options) {
    device.model().panelLanguages().forEach(Messages::of);
    return new ControlPanel(device, options);
  }

  /**
   * The panel as a web page. Its addresses are relative, so it can be mounted under any prefix; it
   * answers the prefix itself with a redirect to the prefix and a slash.
   */
  public HttpHandler handler() {
    return page;
  }

  /** What the touch screen shows now. */
  public Screen screen() {
    return panel().screen();
  }

  /** The screen and what surrounds it. */
  public synchronized Panel panel() {
    goHomeWhenIdleOrLocked();
    Screen screen = draw();
    Messages words = Messages.of(device.panelLanguage(), device.firmware());
    return new Panel(
        device.panelLanguage(),
        CLOCK.format(device.clock().instant().atZone(device.clock().getZone())),
        words.text("panel.connected"),
        lock(words),
        users
            .current()
            .map(
                user ->
                    new Button(
                        "log_out_user", words.text("panel.log_out") + ": " + user.shownName())),
        screen,
        List.of(
            new PanelKey(new Button("home", words.text("panel.key.home")), path.size() > 1),
            new PanelKey(new Button("back", words.text("panel.key.back")), path.size() > 1),
            new PanelKey(
                new Button("start", words.text("panel.key.start")), offers(screen, "start")),
            new PanelKey(
                new Button("stop", words.text("panel.key.stop")), offers(screen, "cancel"))));
  }

  /** A picture of the touch screen as a PNG file, in its real pixels; secrets are masked. */
  public byte[] png() {
    return PictureFile.png(PanelPicture.draw(panel(), device.model()).image());
  }

  /** As {@link #png()}, as a JPEG file. */
  public byte[] jpeg() {
    return PictureFile.jpeg(PanelPicture.draw(panel(), device.model()).image());
  }

  private Optional<Button> lock(Messages words) {
    if (administrator) {
      return Optional.of(new Button("log_out", words.text("panel.log_out")));
    }
    return device.panelLocked()
            && !has(Defect.LOCK_ICON_MISSING)
            && !hasAdministratorRights()
            && path.getLast() != Spot.LOG_IN
        ? Optional.of(new Button("lock", words.text("panel.locked")))
        : Optional.empty();
  }

  private boolean has(Defect defect) {
    return device.firmware().has(defect);
  }

  /** By the administrator's password, or as a user with these rights (EPAS-1). */
  private boolean hasAdministratorRights() {
    return administrator
        || has(Defect.LOCK_DOES_NOT_LOCK)
        || users.current().filter(User::administrator).isPresent();
  }

  private Screen draw() {
    return new Screens(device, users.current()).draw(path.getLast(), typing, draft);
  }

  private static boolean offers(Screen screen, String action) {
    return screen.buttons().stream().anyMatch(button -> button.action().equals(action));
  }

  /**
   * Presses what {@link Screen#buttons()} offers, a key beside the screen ({@code home}, {@code
   * back}, {@code start}, {@code stop}), the lock icon ({@code lock}, {@code log_out}), or the
   * user's button ({@code log_out_user}). What is not there to be pressed does nothing, as on a
   * real panel.
   */
  public void press(String action) {
    synchronized (this) {
      Panel now = panel();
      lastUsed = device.clock().instant();
      boolean there =
          offers(now.screen(), action)
              || now.lock().filter(button -> button.action().equals(action)).isPresent()
              || now.user().filter(button -> button.action().equals(action)).isPresent()
              || now.keys().stream()
                  .anyMatch(key -> key.enabled() && key.button().action().equals(action));
      if (there) {
        act(action);
      }
    }
    page.look();
  }

  /** Types a whole text into the field of a keyboard screen; nothing on other screens. */
  public void enter(String text) {
    synchronized (this) {
      if (panel().screen() instanceof Screen.Keyboard) {
        lastUsed = device.clock().instant();
        typing = typing.with(text);
      }
    }
    page.look();
  }

  /**
   * A press from a page that showed the screen of this name; nothing where the panel shows another
   * by now.
   */
  void pressOn(String screenName, Optional<String> text, String action) {
    boolean same;
    synchronized (this) {
      Screen screen = panel().screen();
      same = screen.name().equals(screenName);
      boolean secret = screen instanceof Screen.Keyboard keyboard && keyboard.secret();
      if (same && screen instanceof Screen.Keyboard) {
        // A secret field is shown empty: empty means nothing new.
        text.filter(typed -> !secret || !typed.isEmpty())
            .ifPresent(typed -> typing = typing.with(typed));
      }
    }
    if (same && !action.isEmpty()) {
      press(action);
    } else {
      page.look();
    }
  }

  private void act(String action) {
    switch (action) {
      case "home" -> home();
      case "back", "cancel", "stop" -> back();
      case "lock", "log_in" -> {
        afterLogIn = Optional.empty();
        go(Spot.LOG_IN);
      }
      case "log_out" -> {
        administrator = false;
        device.events().publish(DeviceEvent.onPanel(DeviceEvent.Kind.LOGGED_OUT, ""));
      }
      case "log_out_user" -> {
        if (has(Defect.LOG_OUT_ENDS_USER_SIGN_IN)) {
          users.signOutOfMicrosoft();
        }
        users.logOut();
        // What the user had unlocked with the administrator's password does not stay open.
        administrator = false;
        home();
      }
      case "sign_out_microsoft" -> {
        users.signOutOfMicrosoft();
        home();
      }
      case "job" -> go(Spot.PRINTER_STATUS);
      case "start" -> start();
      case "ok" -> ok();
      case "done" -> done();
      case "printer_status", "job_status" -> {
        path.removeLast();
        go(Spot.byId(action).orElseThrow());
      }
      default -> {
        if (Typing.isKey(action)) {
          typing = typing.press(action);
        } else {
          choose(action);
        }
      }
    }
  }

  private void choose(String action) {
    int colon = action.indexOf(':');
    if (colon < 0) {
      Spot.byId(action)
          .map(spot -> spot == Spot.TO_MY_EMAIL ? users.toMyEmail() : spot)
          .ifPresent(this::go);
      return;
    }
    String value = action.substring(colon + 1);
    switch (action.substring(0, colon)) {
      case "language" -> {
        device.setPanelLanguage(value);
        device
            .events()
            .publish(DeviceEvent.onPanel(DeviceEvent.Kind.SETTINGS_SAVED, "panel_language"));
      }
      case "job" -> go(new Place.JobDetail(Long.parseLong(value)));
      case "remove" -> draft = draft.removing(Integer.parseInt(value));
      case "format" ->
          draft =
              draft.withSettings(
                  draft.settings().withFormat(ScanFormat.valueOf(value.toUpperCase(Locale.ROOT))));
      case "scan_resolution", "original_size", "color_mode", "max_size" -> {
        draft = draft.withSettings(ScanScreens.chosen(draft.settings(), action));
        back();
      }
      default -> throw new IllegalStateException("A screen offers what no panel knows: " + action);
    }
  }

  private void go(Place place) {
    if (place.protectedByLock() && device.panelLocked() && !hasAdministratorRights()) {
      afterLogIn = Optional.of(place);
      go(Spot.LOG_IN);
      return;
    }
    typing = place == Spot.SUBJECT ? Typing.of(draft.subject()) : Typing.NOTHING;
    if (place == Spot.SCAN_EMAIL) {
      draft = ScanDraft.empty(device.scanDefaults());
    }
    path.addLast(place);
  }

  private void back() {
    users.abandon();
    Place left = path.removeLast();
    typing = left instanceof Place.Faxing faxing ? Typing.of(faxing.faxNumber()) : Typing.NOTHING;
  }

  /** The first screen: where the panel asks who is there, its log-in until somebody is. */
  private Spot first() {
    return users.required() && users.current().isEmpty() && !administrator
        ? Spot.USER_LOG_IN
        : Spot.HOME;
  }

  private void home() {
    typing = Typing.NOTHING;
    users.abandon();
    draft = ScanDraft.empty(device.scanDefaults());
    path.clear();
    path.addLast(first());
  }

  private void start() {
    if (path.getLast() == Spot.STATUS_SHEET) {
      path.removeLast();
      path.addLast(new Place.Printing(device.jobs().printStatusSheet().number()));
    } else if (path.getLast() == Spot.SCAN_EMAIL) {
      if (draft.recipients().isEmpty()) {
        draft = draft.markedIncomplete();
        return;
      }
      var job = device.jobs().scanToEmail(draft.recipients(), draft.subject(), draft.settings());
      path.addLast(new Place.Sending(job.number()));
    } else if (path.getLast() == Spot.FAX) {
      device.fax().ifPresent(this::sendFax);
    } else if (path.getLast() == Spot.TO_MY_EMAIL) {
      device
          .serverless()
          .flatMap(on -> users.current().map(user -> on.toMyEmail(user, ScanFormat.PDF)))
          .ifPresent(job -> path.addLast(new Place.Sending(job.number())));
    }
  }

  private void sendFax(FaxUnit fax) {
    String number = typing.text().strip();
    if (!FaxNumber.isValid(number)) {
      typing = typing.withError("panel.fax_number_wrong");
      return;
    }
    path.addLast(new Place.Faxing(fax.send(number).number(), number));
  }

  /** After what was sent there is nothing to go back to; what failed can be repeated. */
  private void ok() {
    boolean sent = List.of("scan_done", "fax_done").contains(draw().name());
    boolean signedIn =
        path.getLast() instanceof Place.UserSignInEnded(UserSignIns.Outcome outcome)
            && outcome instanceof UserSignIns.Outcome.SignedIn;
    back();
    if (sent) {
      home();
    } else if (signedIn) {
      go(users.toMyEmail());
    }
  }

  private void done() {
    String text = typing.text().strip();
    switch (path.getLast()) {
      case Spot.RECIPIENT -> {
        if (!EmailAddress.isValid(text)) {
          typing = typing.withError("panel.address_wrong");
        } else if (draft.recipients().size() >= ScanDraft.MAX_RECIPIENTS) {
          typing = typing.withError("panel.too_many_recipients");
        } else {
          draft = draft.adding(text);
          back();
        }
      }
      case Spot.SUBJECT -> {
        if (text.chars().anyMatch(Character::isISOControl)) {
          typing = typing.withError("panel.subject_wrong");
        } else {
          draft = draft.withSubject(text);
          back();
        }
      }
      case Spot.LOG_IN -> logIn();
      case Spot.USER_NAME -> {
        users.name(text);
        go(Spot.USER_PASSWORD);
      }
      case Spot.USER_PIN -> logInUser(Spot.USER_PIN, text);
      case Spot.USER_CARD -> logInUser(Spot.USER_CARD, text);
      case Spot.USER_PASSWORD -> logInUser(Spot.USER_PASSWORD, typing.text());
      default -> {}
    }
  }

  private void logInUser(Spot spot, String typed) {
    typing = Typing.NOTHING;
    switch (users.logIn(spot, typed)) {
      case RIGHT -> home();
      case WRONG -> typing = typing.withError("panel.user_wrong");
      case LOCKED -> typing = typing.withError("panel.user_try_later");
    }
  }

  /**
   * The sign-in page that the panel's browser is to open now; empty where the panel shows another
   * screen by now.
   *
   * @param redirectUri where the page sends the browser back to
   */
  synchronized Optional<URI> signInPage(URI redirectUri) {
    if (!(panel().screen() instanceof Screen.SignInPage)) {
      return Optional.empty();
    }
    lastUsed = device.clock().instant();
    return users.begin(redirectUri);
  }

  /**
   * The browser is back from the sign-in page. Blocks while the service is asked; whatever is
   * pressed meanwhile counts.
   *
   * @param reply query parameters of the redirect
   */
  void signedIn(Map<String, String> reply) {
    Optional<Long> user;
    synchronized (this) {
      boolean expected = panel().screen() instanceof Screen.SignInPage;
      lastUsed = device.clock().instant();
      user = users.current().filter(current -> expected).map(User::id);
    }
    Optional<UserSignIns.Outcome> outcome = users.finish(user, reply);
    synchronized (this) {
      boolean waiting =
          panel().screen() instanceof Screen.SignInPage
              && user.isPresent()
              && user.equals(users.current().map(User::id));
      if (outcome.isPresent() && waiting) {
        path.removeLast();
        path.addLast(
            has(Defect.NO_MESSAGE_AFTER_USER_SIGN_IN)
                ? Spot.HOME
                : new Place.UserSignInEnded(outcome.get()));
      }
    }
    page.look();
  }

  private void logIn() {
    String password = typing.text();
    typing = Typing.NOTHING;
    boolean lockedBefore = guard.isLocked();
    LogInGuard.Outcome outcome = guard.attempt(password, device::isAdministratorPassword);
    device.events().publish(DeviceEvent.ofLogIn(outcome, lockedBefore, DeviceEvent.Via.PANEL, ""));
    switch (outcome) {
      case RIGHT -> {
        administrator = !has(Defect.LOCK_KEEPS_ADMINISTRATOR_OUT);
        path.removeLast();
        afterLogIn.ifPresent(this::go);
        afterLogIn = Optional.empty();
      }
      case WRONG -> typing = typing.withError("panel.wrong_password");
      case LOCKED -> typing = typing.withError("panel.try_later");
    }
  }

  /** A new password ends the log-in with the old one here too. */
  private void happened(DeviceEvent event) {
    if (event.kind() == DeviceEvent.Kind.PASSWORD_CHANGED) {
      synchronized (this) {
        administrator = false;
      }
      page.look();
    }
  }

  /** The operation time-out; a job that is being done is still watched. */
  private void goHomeWhenIdleOrLocked() {
    boolean idle =
        Duration.between(lastUsed, device.clock().instant()).compareTo(operationTimeOut) >= 0;
    if (idle) {
      administrator = false;
    }
    boolean locked = device.panelLocked() && !hasAdministratorRights();
    boolean watching =
        (draw() instanceof Screen.Message message && message.kind() == Screen.Message.Kind.PROGRESS)
            || (path.getLast() == Spot.USER_SIGN_IN && users.signingIn());
    if (idle && !watching) {
      users.logOut();
    }
    boolean otherStart = path.getFirst() != first();
    boolean otherWay = path.getLast() == Spot.TO_MY_EMAIL && users.toMyEmail() != Spot.TO_MY_EMAIL;
    if (otherStart
        || otherWay
        || (idle && !watching)
        || (locked && !watching && path.stream().anyMatch(Place::protectedByLock))) {
      home();
    }
  }

  /** Stops showing the panel to whoever watches. */
  @Override
  public void close() {
    for (AutoCloseable subscription : subscriptions) {
      try {
        subscription.close();
      } catch (Exception e) {
        throw new IllegalStateException("The panel could not stop listening to its printer", e);
      }
    }
    page.close();
  }
}
