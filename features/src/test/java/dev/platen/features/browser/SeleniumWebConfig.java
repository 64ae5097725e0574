package dev.platen.features.browser;

import dev.platen.features.device.Patience;
import dev.platen.features.device.WebConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Web Config in a real browser, found by its words. */
public final class SeleniumWebConfig implements WebConfig {
  public static final String SURFACE = "web-config";

  /**
   * What the page is about comes before the frame around it, which may use the same word for
   * something else.
   */
  private static final String BUTTON =
      """
      const [label, anyCase] = arguments;
      const same = (text) => anyCase ? text.toLowerCase() === label.toLowerCase() : text === label;
      const all = [...document.querySelectorAll('{buttons}')];
      const inMain = (e) => e.closest('{contents}') !== null;
      for (const e of [...all.filter(inMain), ...all.filter((e) => !inMain(e))]) {
        if (same((e.value || e.innerText).trim()) && e.checkVisibility()) {
          return e;
        }
      }
      return null;
      """;

  private static final String CODE =
      """
      const code = document.querySelector('{code}');
      return code && code.checkVisibility()
          ? [code.innerText, document.querySelector('{code-link}').innerText] : null;
      """;

  /** Addresses of pages by their paths, as somebody has them who was there before. */
  private static final Map<String, String> BOOKMARKS = new ConcurrentHashMap<>();

  private final Browser browser;
  private final Patience patience;
  private final int port;
  private final WebConfigLocators locators;

  /**
   * @param port where Web Config answers on the printer's address: 443 on a real one
   */
  public SeleniumWebConfig(Browser browser, Patience patience, int port) {
    this(browser, patience, port, WebConfigLocators.usual());
  }

  /**
   * @param port where Web Config answers on the printer's address: 443 on a real one
   * @param locators where its parts are
   */
  public SeleniumWebConfig(
      Browser browser, Patience patience, int port, WebConfigLocators locators) {
    this.browser = browser;
    this.patience = patience;
    this.port = port;
    this.locators = locators;
  }

  @Override
  public void open(String ipAddress) {
    window().get(URI.create("https://" + ipAddress + ":" + port + "/").toString());
  }

  /** The guides write this link in lower case here and there; a person does not mind. */
  @Override
  public void logIn(String logInLabel, String password, String okLabel) {
    if (!Boolean.TRUE.equals(
        ask("return document.querySelector('{contents} {password}') !== null"))) {
      follow("button or link", logInLabel, BUTTON, logInLabel, true);
    }
    if (!type("return document.querySelector('{password}')", password)) {
      throw missing("field", "password");
    }
    click(okLabel);
  }

  /** Two pages may have the same name below different headings: the headings are followed, too. */
  @Override
  public void openPage(String path) {
    List<String> labels = List.of(path.split(" > "));
    for (int i = 0; i < labels.size(); i++) {
      follow(
          "menu item",
          labels.get(i),
          """
          const [label, above] = arguments;
          const headings = (link) => {
            const names = [];
            for (let item = link.closest('li')?.parentElement.closest('li'); item;
                item = item.parentElement.closest('li')) {
              names.unshift(item.querySelector(':scope > a').innerText.trim());
            }
            return names.join(' > ');
          };
          return [...document.querySelectorAll('{menu}')].find((link) =>
              link.innerText.trim() === label && headings(link) === above
                  && link.checkVisibility()) ?? null;
          """,
          labels.get(i),
          String.join(" > ", labels.subList(Math.min(1, i), i)));
    }
  }

  @Override
  public void openBookmark(String ipAddress, String path, Runnable logIn) {
    String bookmark = BOOKMARKS.get(path);
    if (bookmark == null) {
      open(ipAddress);
      logIn.run();
      openPage(path);
      BOOKMARKS.put(path, address());
    } else {
      window().get("https://" + ipAddress + ":" + port + bookmark);
      // Who is not logged in is led to the log-in.
      if (!address().equals(bookmark)) {
        logIn.run();
      }
    }
  }

  private String address() {
    return URI.create(String.valueOf(window().getCurrentUrl())).getPath();
  }

  @Override
  public void choose(String field, String option) {
    switch (optionOf(field, option)) {
      case WebElement choice -> choice.click();
      case String offered ->
          throw new AssertionError(
              "\"" + field + "\" does not offer \"" + option + "\"; it offers " + offered);
      case null, default -> throw missing("field", field);
    }
  }

  @Override
  public boolean offers(String field, String option) {
    return switch (optionOf(field, option)) {
      case WebElement choice -> true;
      case String offered -> false;
      case null, default -> throw missing("field", field);
    };
  }

  /** The option, or the names of those that there are, or nothing where there is no such field. */
  private @Nullable Object optionOf(String field, String option) {
    return find(
        """
        const label = [...document.querySelectorAll('label')]
            .find((l) => l.innerText.trim() === arguments[0] && l.checkVisibility());
        if (!label) {
          return null;
        }
        const options = [...document.getElementById(label.htmlFor).options];
        return options.find((o) => o.text.trim() === arguments[1])
            ?? options.map((o) => o.text.trim()).join(', ');
        """,
        field,
        option);
  }

  @Override
  public void enter(String field, String text) {
    if (!type(
        """
        const label = [...document.querySelectorAll('label')]
            .find((l) => l.innerText.trim() === arguments[0] && l.checkVisibility());
        return label ? document.getElementById(label.htmlFor) : null;
        """,
        text,
        field)) {
      throw missing("field", field);
    }
  }

  @Override
  public void tick(String label) {
    if (!press(
        """
        return [...document.querySelectorAll('label')]
            .find((l) => l.innerText.trim() === arguments[0] && l.checkVisibility()) ?? null;
        """,
        label)) {
      throw missing("choice", label);
    }
  }

  @Override
  public void upload(String field, Path file) {
    if (!(find(
            """
            const label = [...document.querySelectorAll('label')]
                .find((l) => l.innerText.trim() === arguments[0]);
            return label ? document.getElementById(label.htmlFor) : null;
            """,
            field)
        instanceof WebElement input)) {
      throw missing("field", field);
    }
    input.sendKeys(file.toAbsolutePath().toString());
  }

  @Override
  public Path download(String label, Path folder) {
    if (!browser.clickForFile(SURFACE, folder, locators.in(BUTTON), label, false)) {
      throw missing("button or link", label);
    }
    patience.until("A file from Web Config", () -> fileIn(folder).isPresent(), this::text);
    return fileIn(folder).orElseThrow();
  }

  /**
   * A file that is whole: until then it has a name of its own, and an empty file keeps its place.
   */
  private static Optional<Path> fileIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json") && file.toFile().length() > 0)
          .findAny();
    } catch (IOException e) {
      throw new UncheckedIOException("Looking into " + folder, e);
    }
  }

  @Override
  public void changeLanguage(String name) {
    Object option =
        find(
            """
            return [...document.querySelectorAll('{language} option')]
                .find((o) => o.text.trim() === arguments[0]) ?? null;
            """,
            name);
    if (!(option instanceof WebElement choice)) {
      throw missing("language", name);
    }
    ask("window.leaving = true");
    choice.click();
    browser.awaitNextPage();
  }

  @Override
  public void click(String label) {
    follow("button or link", label, BUTTON, label, false);
  }

  @Override
  public boolean hasButton(String label) {
    return Boolean.TRUE.equals(
        ask("return (function() {" + BUTTON + "}).apply(null, arguments) !== null;", label, true));
  }

  @Override
  public Optional<String> value(String label) {
    return Optional.ofNullable(
            ask(
                """
                const field = [...document.querySelectorAll('{row}')]
                    .find((f) => [...f.children].some((e) => e.matches('{row-label}')
                        && e.innerText.trim() === arguments[0] && e.checkVisibility()));
                return field?.querySelector('{row-value}')?.innerText ?? null;
                """,
                label))
        .map(String::valueOf);
  }

  /** What is shown here may end up in the words of a failure: a code does not. */
  @Override
  public String text() {
    return String.valueOf(
        ask(
            """
            const code = document.querySelector('{code}')?.innerText;
            const text = document.body.innerText;
            return code ? text.replaceAll(code, '********') : text;
            """));
  }

  @Override
  public CodeScreen codeScreen() {
    patience.until("A code on the sign-in screen", () -> ask(CODE) != null, this::text);
    if (ask(CODE) instanceof List<?> shown) {
      return new CodeScreen(
          String.valueOf(shown.getFirst()), URI.create(String.valueOf(shown.getLast())));
    }
    throw missing("text", "code");
  }

  @Override
  public void followVerificationLink() {
    window();
    browser.adopt(
        MicrosoftPages.SURFACE, () -> press("return document.querySelector('{code-link}')"));
  }

  @Override
  public void show() {
    window();
  }

  private void follow(String kind, String name, String script, Object... arguments) {
    if (!browser.follow(SURFACE, locators.in(script), arguments)) {
      throw missing(kind, name);
    }
  }

  private AssertionError missing(String kind, String label) {
    return new AssertionError(
        "Web Config shows no " + kind + " \"" + label + "\". It shows:\n" + text());
  }

  private @Nullable Object ask(String script, Object... arguments) {
    return browser.ask(SURFACE, locators.in(script), arguments);
  }

  /** The element that a script returns, or what else it returns. */
  private @Nullable Object find(String script, Object... arguments) {
    return browser.find(SURFACE, locators.in(script), arguments);
  }

  private boolean type(String script, String text, Object... arguments) {
    return browser.type(SURFACE, locators.in(script), text, arguments);
  }

  private boolean press(String script, Object... arguments) {
    return browser.click(SURFACE, locators.in(script), arguments);
  }

  private ChromeDriver window() {
    return browser.in(SURFACE);
  }
}
