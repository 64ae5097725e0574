package dev.platen.features.lab;

import dev.platen.features.browser.Browser;
import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.browser.BrowserPool;
import dev.platen.features.browser.SeleniumPanel;
import dev.platen.features.lab.Operator.Kind;
import dev.platen.features.lab.Operator.Reply;
import dev.platen.features.lab.Operator.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * In a person's place beside a simulated printer, as a program of its own: reads on the operator's
 * page what is to be done, does it on the page in front of the printer, and answers. It knows the
 * two addresses only.
 */
final class AutomaticOperator {
  private static final String SURFACE = "operator";
  private static final Pattern LINK = Pattern.compile("Or without the code: (\\S+)");
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration INVITED = Duration.ofMinutes(3);
  private static final LabPatience PATIENCE =
      new LabPatience(Duration.ofSeconds(90), Duration.ofMillis(250));

  /** What the page asks for, by the marks that docs/operator.md promises. */
  private static final String READ =
      """
      const task = document.querySelector('[data-instruction]');
      if (!task) {
        return null;
      }
      const texts = (secret) => Object.fromEntries([...task.querySelectorAll('[data-value]')]
          .filter((value) => value.classList.contains('secret') === secret)
          .map((value) => [value.dataset.value, value.textContent.trim().replace(/\\s+/g, ' ')]));
      return {id: task.dataset.instruction, number: task.dataset.number, kind: task.dataset.kind,
          values: texts(false), secrets: texts(true)};
      """;

  private final Browser browser;
  private final Operator hands;
  private String answered = "";

  private AutomaticOperator(Browser browser, Operator hands) {
    this.browser = browser;
    this.hands = hands;
  }

  /** What the page asks for; each instruction has a number of its own. */
  private record Task(String number, Request request) {}

  /**
   * Works until it is ended.
   *
   * @param arguments the file with the invitation, which may be yet to come, and the address of the
   *     page in front of the printer
   */
  public static void main(String[] arguments) {
    URI front = URI.create(arguments[1]);
    String link = invitation(Path.of(arguments[0]));
    List<String> reached =
        List.of("EXCLUDE " + front.getHost(), "EXCLUDE " + URI.create(link).getHost());
    BrowserPool browsers = new BrowserPool(BrowserOptions.ofThisMachine(reached));
    Runtime.getRuntime().addShutdownHook(new Thread(browsers::close));
    Browser browser = browsers.lend();
    new AutomaticOperator(
            browser,
            new TouchingOperator(
                new SeleniumPanel(browser, PATIENCE, front.resolve("panel/").toString()),
                new FrontOfPrinter(browser, front)))
        .work(link);
  }

  private static String invitation(Path file) {
    return Awaitility.await("an invitation to the operator's page")
        .atMost(INVITED)
        .pollInterval(LOOK)
        .until(() -> link(file), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<String> link(Path file) {
    try {
      Matcher link = LINK.matcher(Files.exists(file) ? Files.readString(file) : "");
      return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The invitation cannot be read", e);
    }
  }

  private void work(String link) {
    ChromeDriver page = browser.in(SURFACE);
    page.get(link);
    List<WebElement> name = page.findElements(By.id("operator-name"));
    if (!name.isEmpty()) {
      name.getFirst().sendKeys("Automatic operator");
      name.getFirst().submit();
    }
    while (true) {
      Task task =
          Awaitility.await("an instruction")
              .forever()
              .pollInterval(LOOK)
              .until(this::asked, Optional::isPresent)
              .orElseThrow();
      answer(task, done(task.request()));
      answered = task.number();
    }
  }

  private Reply done(Request request) {
    try {
      return hands.ask(request);
    } catch (AssertionError | RuntimeException e) {
      return new Reply.CannotTell(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Task> asked() {
    try {
      return browser.in(SURFACE).executeScript(READ) instanceof Map<?, ?> shown
          ? Optional.of(task(shown)).filter(task -> !task.number().equals(answered))
          : Optional.empty();
    } catch (WebDriverException e) {
      // The page is being loaded again.
      return Optional.empty();
    }
  }

  private static Task task(Map<?, ?> shown) {
    return new Task(
        text(shown.get("number")),
        new Request(
            text(shown.get("id")),
            texts(shown.get("values")),
            texts(shown.get("secrets")),
            Kind.valueOf(text(shown.get("kind")))));
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  private static Map<String, String> texts(@Nullable Object values) {
    Map<String, String> texts = new HashMap<>();
    if (values instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(text(key), text(value)));
    }
    return texts;
  }

  private void answer(Task task, Reply reply) {
    ChromeDriver page = browser.in(SURFACE);
    switch (reply) {
      case Reply.Done done -> press(page, "done");
      case Reply.Said said when task.request().kind() == Kind.YES_NO -> press(page, said.text());
      case Reply.Said said -> {
        page.findElement(By.id("text")).sendKeys(said.text());
        press(page, "text");
      }
      case Reply.Shown shown -> {
        page.findElement(By.id("file")).sendKeys(file(shown).toString());
        press(page, "file");
      }
      case Reply.NotPossible not -> say(page, "not-possible", not.why());
      case Reply.CannotTell not -> say(page, "cannot-tell", not.why());
      case Reply.TimedOut late -> throw new IllegalStateException("Hands are never too late");
    }
    Awaitility.await("the page takes the answer to " + task.request().id())
        .atMost(Duration.ofSeconds(20))
        .pollInterval(LOOK)
        .until(() -> isOver(task));
  }

  private boolean isOver(Task task) {
    try {
      return browser
          .in(SURFACE)
          .findElements(By.cssSelector("[data-number='" + task.number() + "']"))
          .isEmpty();
    } catch (WebDriverException e) {
      // Between two pages there is none to ask.
      return false;
    }
  }

  private static void press(ChromeDriver page, String answer) {
    page.findElement(By.cssSelector("[data-answer='" + answer + "']")).click();
  }

  private static void say(ChromeDriver page, String reason, String why) {
    String form = "[data-reason='" + reason + "'] ";
    page.findElement(By.cssSelector(form + "summary")).click();
    page.findElement(By.cssSelector(form + "textarea"))
        .sendKeys(why.substring(0, Math.min(why.length(), 500)));
    press(page, reason);
  }

  private static Path file(Reply.Shown shown) {
    try {
      Path file =
          Files.createTempFile("sheet", shown.mediaType().endsWith("pdf") ? ".pdf" : ".jpg");
      file.toFile().deleteOnExit();
      return Files.write(file, shown.content());
    } catch (IOException e) {
      throw new UncheckedIOException("No file for the sheet", e);
    }
  }
}
