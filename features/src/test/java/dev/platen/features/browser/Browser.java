package dev.platen.features.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.KeyInput;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real Chromium. It reaches this machine only: every name that the host rules do not lead to the
 * bench is unknown to it. Each surface, such as Web Config or the panel, has a window of its own.
 */
public final class Browser implements AutoCloseable {
  /** The middle of an element in the window, in CSS pixels, or the name of what lies over it. */
  private static final String PLACE =
      """
      if (!found) {
        return null;
      }
      let box = found.getBoundingClientRect();
      if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) {
        found.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
        box = found.getBoundingClientRect();
      }
      const x = Math.floor(box.left + box.width / 2);
      const y = Math.floor(box.top + box.height / 2);
      const top = document.elementFromPoint(x, y);
      return found.contains(top) ? [x, y] : `${top?.outerHTML.slice(0, 120)} lies over it`;
      """;

  private static final String FOCUS =
      """
      if (!found || !found.checkVisibility()) {
        return false;
      }
      found.focus();
      found.select();
      return true;
      """;
  private final KeyInput keyboard = new KeyInput("keyboard");
  private final ChromeDriver driver;
  private final Map<String, String> windows = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> phones = new HashSet<>();
  private final String userAgent;
  private Consumer<String> witness = what -> {};
  private String language = "en";
  private String current;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    this.current = driver.getWindowHandle();
    this.userAgent = String.valueOf(driver.executeScript("return navigator.userAgent"));
  }

  static Browser start(BrowserOptions options) {
    Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
    List<String> rules = new ArrayList<>(options.hostRules());
    rules.add("MAP * ~NOTFOUND");
    rules.add("EXCLUDE 127.*");
    rules.add("EXCLUDE localhost");
    ChromeOptions chrome = new ChromeOptions();
    if (options.grid().isEmpty()) {
      chrome.setBinary(options.binary().toFile());
    }
    chrome.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--disable-extensions",
        "--disable-site-isolation-trials",
        // A page with a frame host, a renderer and a picture of the last page of its own costs half
        // as much again.
        "--disable-features=site-per-process,IsolateOrigins,BackForwardCache,RenderDocument,"
            + "PaintHolding,Translate,MediaRouter",
        "--renderer-process-limit=2",
        "--in-process-gpu",
        "--num-raster-threads=1",
        "--disable-field-trial-config",
        "--force-prefers-reduced-motion",
        "--disable-threaded-animation",
        "--disable-threaded-scrolling",
        "--lang=en",
        "--window-size=1280,900",
        "--host-resolver-rules=" + String.join(", ", rules));
    chrome.setAcceptInsecureCerts(true);
    chrome.setPageLoadStrategy(PageLoadStrategy.NORMAL);
    ChromeDriverService service =
        options
            .grid()
            .<ChromeDriverService>map(GridService::at)
            .orElseGet(
                () ->
                    new ChromeDriverService.Builder()
                        .usingDriverExecutable(options.driver().toFile())
                        .withSilent(true)
                        .build());
    if (options.grid().isEmpty()) {
      System.setProperty("webdriver.http.factory", DriverConnection.NAME);
    }
    ChromeDriver driver = CommandTap.start(service, chrome);
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(20));
    return new Browser(driver);
  }

  /** The language that this browser asks pages for, as a person's would. */
  public void setLanguage(String languageTag) {
    language = languageTag;
  }

  /**
   * Tells {@code witness} what is done on pages that are not the printer's, until it is cleared.
   */
  public void watchedBy(Consumer<String> whoever) {
    witness = whoever;
  }

  /** Something is done that a reader of the timeline should see; never with a secret. */
  void note(String what) {
    witness.accept(what);
  }

  /**
   * The languages are a property of a window, not of the browser, which adds the weights itself.
   */
  private void speakLanguage() {
    driver.executeCdpCommand(
        "Emulation.setUserAgentOverride",
        Map.of("userAgent", userAgent, "acceptLanguage", language + ",en"));
  }

  /**
   * WebDriver, showing the window of {@code surface}. A window is kept for the next scenario, for a
   * new one costs a process of its own; it is empty when a scenario first comes to it.
   */
  public ChromeDriver in(String surface) {
    String handle = windows.get(surface);
    if (handle == null) {
      driver.switchTo().newWindow(WindowType.TAB);
      current = driver.getWindowHandle();
      windows.put(surface, current);
    } else {
      show(handle);
    }
    if (used.add(surface)) {
      speakLanguage();
      if (handle != null) {
        driver.get("about:blank");
      }
    }
    return driver;
  }

  /** Whether {@code surface} is what shows now. */
  boolean isShowing(String surface) {
    return current.equals(windows.get(surface));
  }

  /** Half of all commands would be switches to the window that is there already. */
  private void show(String handle) {
    if (!handle.equals(current)) {
      driver.switchTo().window(handle);
      current = handle;
    }
  }

  /** Calls the window that {@code opening} opens {@code surface}, and shows it. */
  public ChromeDriver adopt(String surface, Runnable opening) {
    String old = windows.remove(surface);
    Set<String> before = driver.getWindowHandles();
    opening.run();
    for (String handle : driver.getWindowHandles()) {
      if (!before.contains(handle)) {
        if (old != null) {
          show(old);
          driver.close();
        }
        windows.put(surface, handle);
        used.add(surface);
        show(handle);
        speakLanguage();
        driver.navigate().refresh();
        return driver;
      }
    }
    throw new AssertionError("No new window opened for " + surface);
  }

  /**
   * Runs a script in the window of {@code surface}. A command to the browser costs more than what
   * it does there, so whoever looks for something and at it does both in one script.
   *
   * @return what the script returns, a plain value and no element; where that is a promise, what it
   *     comes to
   */
  @Nullable Object ask(String surface, String script, Object... arguments) {
    return in(surface).executeScript(PlainScripts.MARK + script, arguments);
  }

  /** The element that a script returns, or what else it returns. */
  @Nullable Object find(String surface, String script, Object... arguments) {
    return in(surface).executeScript(script, arguments);
  }

  /**
   * Clicks in the middle of what a script finds, as a mouse does: it must be in sight there.
   * WebDriver's own click asks the page six times over for what this script sees at once.
   *
   * @return false where the script returns null
   * @throws AssertionError where something else lies over the element
   */
  boolean click(String surface, String script, Object... arguments) {
    Object place =
        ask(
            surface,
            "return Promise.resolve((function() {"
                + script
                + "}).apply(null, arguments)).then((found) => {"
                + PLACE
                + "});",
            arguments);
    return switch (place) {
      case List<?> point -> {
        press(((Number) point.getFirst()).intValue(), ((Number) point.getLast()).intValue());
        yield true;
      }
      case String cover ->
          throw new AssertionError("What was to be clicked is not in sight: " + cover);
      case null, default -> false;
    };
  }

  private void press(int x, int y) {
    for (String event : List.of("mousePressed", "mouseReleased")) {
      driver.executeCdpCommand(
          "Input.dispatchMouseEvent",
          Map.of("type", event, "x", x, "y", y, "button", "left", "clickCount", 1));
    }
  }

  /**
   * Types into the field that a script finds, in place of what it holds. The text goes in at one
   * stroke, as from an input method: one by one, keys cost a hundred commands.
   *
   * @return false where the script returns null
   */
  boolean type(String surface, String script, String text, Object... arguments) {
    boolean focused =
        Boolean.TRUE.equals(
            ask(
                surface,
                "return Promise.resolve((function() {"
                    + script
                    + "}).apply(null, arguments)).then((found) => {"
                    + FOCUS
                    + "});",
                arguments));
    if (focused) {
      driver.executeCdpCommand("Input.insertText", Map.of("text", text));
    }
    return focused;
  }

  /**
   * Clicks what a script finds, from which a file comes instead of a page.
   *
   * @param folder where the file is put; whoever calls waits for it
   * @return false where the script returns null
   */
  boolean clickForFile(String surface, Path folder, String script, Object... arguments) {
    in(surface)
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", folder.toString()));
    return click(surface, script, arguments);
  }

  /** Presses the Enter key where the focus is. */
  void pressEnter() {
    driver.perform(
        List.of(
            new Sequence(keyboard, 0)
                .addAction(keyboard.createKeyDown(Keys.ENTER.getCodePoint()))
                .addAction(keyboard.createKeyUp(Keys.ENTER.getCodePoint()))));
  }

  /**
   * Finds an element with a script and clicks it; waits until the page that was there is gone and
   * the next is complete.
   *
   * @return false where the script returns null
   */
  boolean follow(String surface, String script, Object... arguments) {
    if (!click(
        surface,
        "const found = (function() {"
            + script
            + "}).apply(null, arguments); window.leaving = found !== null; return found;",
        arguments)) {
      return false;
    }
    awaitNextPage();
    return true;
  }

  /** Waits until the page on which {@code window.leaving} was set is gone and the next complete. */
  void awaitNextPage() {
    new WebDriverWait(driver, Duration.ofSeconds(10), Duration.ofMillis(20))
        // Between two pages there is none to ask.
        .ignoring(WebDriverException.class)
        .withMessage("A click led to no other page")
        .until(
            page ->
                (Boolean)
                    driver.executeScript(
                        PlainScripts.MARK
                            + "return !window.leaving && document.readyState === 'complete'"));
  }

  /** Gives a surface the size and the looks of a phone. */
  public void actAsPhone(String surface) {
    in(surface)
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    phones.add(surface);
  }

  /** Waits, for as long as a page may take to come, until a script says true; or does not. */
  void await(String surface, String script, Object... arguments) {
    try {
      new WebDriverWait(in(surface), Duration.ofSeconds(10), Duration.ofMillis(20))
          // Between two pages there is none to ask.
          .ignoring(WebDriverException.class)
          .until(page -> (Boolean) driver.executeScript(PlainScripts.MARK + script, arguments));
    } catch (TimeoutException e) {
      // Whoever goes on from here says what is there instead.
    }
  }

  /** The surfaces that this scenario has come to. */
  public Set<String> surfaces() {
    return Set.copyOf(used);
  }

  /** A picture of a surface, JPEG: a third of the work and of the size that PNG would be. */
  public byte[] screenshot(String surface) {
    maskSecrets(in(surface));
    return picture(Map.of());
  }

  /** A picture, JPEG, of the element of a surface that a CSS selector finds. */
  byte[] screenshot(String surface, String selector) {
    Object box =
        ask(
            surface,
            """
            const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return {x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height,
                scale: 1};
            """,
            selector);
    return picture(Map.of("clip", box == null ? Map.of() : box));
  }

  private byte[] picture(Map<String, Object> more) {
    Map<String, Object> wanted = new HashMap<>(more);
    wanted.putAll(Map.of("format", "jpeg", "quality", 80, "optimizeForSpeed", true));
    return Base64.getDecoder()
        .decode(
            String.valueOf(driver.executeCdpCommand("Page.captureScreenshot", wanted).get("data")));
  }

  /** The source of a surface with what is secret in it masked. */
  public String source(String surface) {
    maskSecrets(in(surface));
    return driver.getPageSource();
  }

  /** A code that is still good must not end up in a picture. */
  private static void maskSecrets(ChromeDriver page) {
    page.executeScript(
        PlainScripts.MARK
            + """
            for (const code of document.querySelectorAll('#userCode, [data-secret]')) {
              code.textContent = '********';
            }
            for (const field of document.querySelectorAll('#otc, input[type=password]')) {
              field.setAttribute('value', '********');
              field.value = '********';
            }
            """);
  }

  /** Makes ready for another scenario; false where the browser no longer answers. */
  boolean clear() {
    witness = what -> {};
    try {
      for (String surface : phones) {
        in(surface).executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
      }
      phones.clear();
      used.clear();
      driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
      return true;
    } catch (WebDriverException e) {
      return false;
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
