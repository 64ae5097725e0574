package dev.platen.features.browser;

import dev.platen.features.device.Patience;
import dev.platen.features.device.WebConfig;
import java.net.URI;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** Web Config in a real browser, found by its words. */
public final class SeleniumWebConfig implements WebConfig {
  public static final String SURFACE = "web-config";
  private final Browser browser;
  private final Patience patience;
  private final int port;

  /**
   * @param port where Web Config answers on the printer's address: 443 on a real one
   */
  public SeleniumWebConfig(Browser browser, Patience patience, int port) {
    this.browser = browser;
    this.patience = patience;
    this.port = port;
  }

  @Override
  public void open(String ipAddress) {
    window().get(URI.create("https://" + ipAddress + ":" + port + "/").toString());
  }

  /** The guides write this link in lower case here and there; a person does not mind. */
  @Override
  public void logIn(String logInLabel, String password, String okLabel) {
    browser.follow(clickable(logInLabel, true));
    window().findElement(By.cssSelector("input[type=password]")).sendKeys(password);
    browser.follow(clickable(okLabel, false));
  }

  @Override
  public void openPage(String path) {
    for (String label : path.split(" > ")) {
      browser.follow(
          visible(By.xpath("//nav//a[normalize-space(.)=" + Xpath.literal(label) + "]"))
              .orElseThrow(() -> missing("menu item", label)));
    }
  }

  @Override
  public void choose(String field, String option) {
    WebElement label =
        visible(By.xpath("//label[normalize-space(.)=" + Xpath.literal(field) + "]"))
            .orElseThrow(() -> missing("field", field));
    WebElement list = window().findElement(By.id(String.valueOf(label.getDomAttribute("for"))));
    try {
      new Select(list).selectByVisibleText(option);
    } catch (NoSuchElementException e) {
      throw new AssertionError(
          "\"" + field + "\" does not offer \"" + option + "\"; it offers " + list.getText(), e);
    }
  }

  @Override
  public void click(String label) {
    browser.follow(clickable(label, false));
  }

  @Override
  public boolean hasButton(String label) {
    return find(label, true).isPresent();
  }

  @Override
  public Optional<String> value(String label) {
    try {
      return visible(
              By.xpath(
                  "//*[contains(@class,'field')][*[self::label or contains(@class,'label')]"
                      + "[normalize-space(.)="
                      + Xpath.literal(label)
                      + "]]"))
          .map(field -> field.findElements(By.cssSelector("output, .signed-in, option:checked")))
          .flatMap(values -> values.stream().findFirst())
          .map(WebElement::getText);
    } catch (StaleElementReferenceException e) {
      return Optional.empty();
    }
  }

  @Override
  public String text() {
    String text = window().findElement(By.tagName("body")).getText();
    // What is shown here may end up in the words of a failure.
    for (WebElement code : window().findElements(By.id("userCode"))) {
      text = text.replace(code.getText(), "********");
    }
    return text;
  }

  @Override
  public CodeScreen codeScreen() {
    patience.until(
        "A code on the sign-in screen", () -> visible(By.id("userCode")).isPresent(), this::text);
    return new CodeScreen(
        window().findElement(By.id("userCode")).getText(),
        URI.create(window().findElement(By.id("verificationUrl")).getText()));
  }

  @Override
  public void followVerificationLink() {
    WebElement link = window().findElement(By.id("verificationUrl"));
    browser.adopt(MicrosoftPages.SURFACE, link::click);
  }

  @Override
  public void show() {
    window();
  }

  private WebElement clickable(String label, boolean anyCase) {
    return find(label, anyCase).orElseThrow(() -> missing("button or link", label));
  }

  /**
   * One look at the page as it is: it may change by itself while a person reads. What the page is
   * about comes before the frame around it, which may use the same word for something else.
   */
  private Optional<WebElement> find(String label, boolean anyCase) {
    Object found =
        window()
            .executeScript(
                """
                const [label, anyCase] = arguments;
                const same = (text) => anyCase ? text.toLowerCase() === label.toLowerCase() : text === label;
                const all = [...document.querySelectorAll('button:not([aria-hidden]), a[href], input[type=submit]')];
                const inMain = (e) => e.closest('main') !== null;
                for (const e of [...all.filter(inMain), ...all.filter((e) => !inMain(e))]) {
                  if (same((e.value || e.innerText).trim()) && e.checkVisibility()) {
                    return e;
                  }
                }
                return null;
                """,
                label,
                anyCase);
    return Optional.ofNullable((WebElement) found);
  }

  private Optional<WebElement> visible(By what) {
    try {
      return window().findElements(what).stream().filter(WebElement::isDisplayed).findFirst();
    } catch (StaleElementReferenceException e) {
      return Optional.empty();
    }
  }

  private AssertionError missing(String kind, String label) {
    return new AssertionError(
        "Web Config shows no " + kind + " \"" + label + "\". It shows:\n" + text());
  }

  private ChromeDriver window() {
    return browser.in(SURFACE);
  }
}
