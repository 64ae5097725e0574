package dev.platen.features.browser;

import dev.platen.features.device.ControlPanel;
import dev.platen.features.device.Patience;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchFrameException;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The touch screen of a simulated printer, in a browser. Menus are followed by their labels; what
 * the guide does not name, such as the way to Scan to Email, by the stable names of the screens.
 */
public final class SeleniumPanel implements ControlPanel {
  public static final String SURFACE = "panel";
  private static final Duration REACTION = Duration.ofSeconds(30);

  /**
   * Comes before each look at the panel: whether the printer has drawn the next screen since the
   * last press. A look of its own for this would cost as much as the press.
   */
  private static final String SETTLED =
      """
      const drawn = () => window.pressed === undefined || !document.getElementById('panel')
          || document.getElementById('panel').dataset.version !== window.pressed;
      const settled = () => drawn() || new Promise((resolve) => {
        const changes = new MutationObserver(() => drawn() && end(true));
        const patience = setTimeout(() => end(false), %d);
        const end = (answer) => {
          changes.disconnect();
          clearTimeout(patience);
          resolve(answer);
        };
        changes.observe(document.body, {childList: true, subtree: true, attributes: true});
      });
      """
          .formatted(REACTION.toMillis());

  /** What is changed elsewhere shows within a second, which is too late for a press at once. */
  private static final String CAUGHT_UP =
      """
      const version = (where) => Number(where.getElementById('panel')?.dataset.version);
      if (!version(document)) {
        return null;
      }
      return fetch('screen').then((answer) => answer.text()).then((html) => {
        const newest = version(new DOMParser().parseFromString(html, 'text/html'));
        return version(document) >= newest || new Promise((resolve) => {
          const changes = new MutationObserver(() => version(document) >= newest && end());
          const patience = setTimeout(() => end(), %d);
          const end = () => {
            changes.disconnect();
            clearTimeout(patience);
            resolve(null);
          };
          changes.observe(document.body, {childList: true, subtree: true, attributes: true});
        });
      }, () => null);
      """
          .formatted(REACTION.toMillis());

  private static final String BUTTON_WITH_LABEL =
      """
      [...document.querySelectorAll('[data-screen] button')]
          .find((button) => button.innerText.trim() === arguments[0])
      """;
  private static final String USER_LOG_IN = "user_log_in";
  private static final String TO_MY_EMAIL = "to_my_email";

  /** The panel's browser shows a page that is not the printer's. */
  private static final String ELSEWHERE = "elsewhere";

  private final Browser browser;
  private final Patience patience;
  private final String url;
  private boolean open;

  public SeleniumPanel(Browser browser, Patience patience, String url) {
    this.browser = browser;
    this.patience = patience;
    this.url = url;
  }

  @Override
  public void openMenu(String path) {
    home();
    for (String label : path.split(" > ")) {
      pressLabel(label);
    }
    // Whoever pulls the plug next has seen first what the last press led to.
    screen();
  }

  @Override
  public void tryMenu(String path) {
    home();
    for (String label : path.split(" > ")) {
      if (asksForPassword()) {
        return;
      }
      pressLabel(label);
    }
  }

  @Override
  public boolean asksForPassword() {
    return Boolean.TRUE.equals(
        ask("return document.querySelector('#text[type=password]') !== null"));
  }

  @Override
  public void logInAtLock(String password) {
    home();
    press("[data-action='lock']");
    type(password);
    patience.until("The administrator is logged in", () -> !asksForPassword(), this::text);
  }

  @Override
  public void logOutAdministrator() {
    home();
    if (browser.click(SURFACE, "return document.querySelector(\"[data-action='log_out']\")")) {
      patience.until(
          "The administrator is logged out",
          () ->
              Boolean.TRUE.equals(
                  ask("return document.querySelector(\"[data-action='log_out']\") === null")),
          this::text);
    }
  }

  @Override
  public Map<String, String> details() {
    Map<String, String> details = new LinkedHashMap<>();
    for (String row : lines("[...document.querySelectorAll('[data-row]')]")) {
      String[] parts = row.split("\\R+", 2);
      details.put(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
    }
    return details;
  }

  @Override
  public String ipAddress() {
    return lines("[document.querySelector(\"[data-row='network.ip_address'] dd\")]").getFirst();
  }

  @Override
  public String message() {
    patience.until("A message on the panel", () -> !messages().isEmpty(), this::text);
    return messages().getFirst();
  }

  private List<String> messages() {
    return lines("[...document.querySelectorAll('[data-message]')]");
  }

  @Override
  public void confirmAndStart() {
    press("[data-screen] [data-action='start']");
    awaitScreen("sheet_done");
  }

  @Override
  public void scanToEmail(String recipient) {
    home();
    press("[data-action='scan']");
    press("[data-action='scan_email']");
    enter("[data-action='recipient']", recipient);
    press("[data-screen] [data-action='start']");
    awaitEnd("scan_email", "scan_progress");
  }

  @Override
  public void select(String label) {
    home();
    press(BUTTON_WITH_LABEL, label);
    patience.until(
        "The panel reacts to \"" + label + '"',
        () -> !screen().equals("home") && !screen().equals("user_sign_in"),
        this::text);
  }

  @Override
  public void logInUser(String pin) {
    logOutUser();
    press("[data-action='user_pin']");
    type(pin);
    awaitScreen("home");
  }

  @Override
  public void logOutUser() {
    window();
    // Somebody who has done nothing for a while is being logged out at this moment.
    browser.click(SURFACE, "return document.querySelector(\"[data-action='log_out_user']\")");
    awaitScreen(USER_LOG_IN);
  }

  @Override
  public boolean asksForSignIn() {
    return screen().equals(ELSEWHERE);
  }

  @Override
  public void closeSignedIn() {
    awaitScreen("user_signed_in");
    press("[data-screen] [data-action='ok']");
    awaitScreen(TO_MY_EMAIL);
  }

  @Override
  public void sendToMyEmail() {
    if (!screen().equals(TO_MY_EMAIL)) {
      home();
      press("[data-action='to_my_email']");
    }
    press("[data-screen] [data-action='start']");
    awaitEnd(TO_MY_EMAIL, "scan_progress");
  }

  @Override
  public void fax(String number) {
    home();
    press("[data-action='fax']");
    enterText(number);
    press("[data-screen] [data-action='start']");
    awaitEnd("fax", "fax_progress");
  }

  private void awaitEnd(String form, String progress) {
    patience.until(
        "The end of the job",
        () -> {
          String screen = screen();
          return !screen.equals(progress) && !screen.equals(form);
        },
        this::text);
  }

  @Override
  public List<String> jobs() {
    return lines("[...document.querySelectorAll(\"[data-jobs='past'] [data-state]\")]");
  }

  @Override
  public byte[] picture() {
    window();
    return asksForSignIn()
        ? browser.screenshot(SURFACE)
        : browser.screenshot(SURFACE, "#touchScreen");
  }

  private void home() {
    String shown = screen();
    if (shown.equals(ELSEWHERE)) {
      // The Home key closes the panel's browser.
      window().get(url);
      shown = screen();
    }
    if (!shown.equals("home")) {
      press("[data-key='home']");
      awaitScreen("home");
    }
  }

  private void enter(String field, String text) {
    press(field);
    type(text);
    awaitScreen("scan_email");
  }

  private void type(String text) {
    enterText(text);
    browser.pressEnter();
  }

  private void enterText(String text) {
    window();
    if (!browser.type(
        SURFACE,
        SETTLED + "return Promise.resolve(settled()).then(() => document.getElementById('text'));",
        text)) {
      throw new AssertionError("The panel offers no field to type in. It shows:\n" + text());
    }
  }

  private void pressLabel(String label) {
    press(BUTTON_WITH_LABEL, label);
  }

  private void press(String selector) {
    press("document.querySelector(arguments[0])", selector);
  }

  /** Presses what a script finds, once the printer has drawn what the last press led to. */
  private void press(String script, String argument) {
    window();
    if (!browser.click(
        SURFACE,
        SETTLED
            + """
            return Promise.resolve(settled()).then(() => {
              const found = %s ?? null;
              if (found) {
                window.pressed = document.getElementById('panel').dataset.version;
              }
              return found;
            });
            """
                .formatted(script.strip()),
        argument)) {
      throw new AssertionError(
          "The panel offers no \"" + argument + "\" now. It shows:\n" + text());
    }
  }

  private void awaitScreen(String name) {
    patience.until("The panel's screen " + name, () -> screen().equals(name), this::text);
  }

  /** The name of the screen; while one page follows another there is none. */
  private String screen() {
    try {
      return String.valueOf(
          ask(
              "return document.querySelector('[data-screen]')?.dataset.screen ?? arguments[0]",
              ELSEWHERE));
    } catch (JavascriptException | NoSuchFrameException e) {
      return "between two pages";
    }
  }

  @Override
  public String text() {
    return String.valueOf(
        ask("return (document.getElementById('touchScreen') ?? document.body).innerText"));
  }

  /** The texts of the elements that a script finds. */
  private List<String> lines(String elements) {
    return ask("return " + elements + ".map((element) => element.innerText)") instanceof List<?> all
        ? all.stream().map(String::valueOf).toList()
        : List.of();
  }

  private @Nullable Object ask(String script, Object... arguments) {
    window();
    return browser.ask(
        SURFACE,
        SETTLED
            + "return Promise.resolve(settled()).then(() => (function() {"
            + script
            + "}).apply(null, arguments));",
        arguments);
  }

  private ChromeDriver window() {
    boolean behind = open && !browser.isShowing(SURFACE);
    ChromeDriver window = browser.in(SURFACE);
    if (!open) {
      window.get(url);
      open = true;
    } else if (behind) {
      catchUp();
    }
    return window;
  }

  /** A person would see the panel change before pressing anything. */
  private void catchUp() {
    try {
      browser.ask(SURFACE, CAUGHT_UP);
    } catch (JavascriptException | NoSuchFrameException e) {
      // Another page comes at this moment, and that is a new one.
      return;
    }
  }
}
