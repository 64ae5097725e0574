package dev.platen.features.browser;

import dev.platen.features.device.ControlPanel;
import dev.platen.features.device.Patience;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The touch screen of a simulated printer, in a browser. Menus are followed by their labels; what
 * the guide does not name, such as the way to Scan to Email, by the stable names of the screens.
 */
public final class SeleniumPanel implements ControlPanel {
  public static final String SURFACE = "panel";
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
  }

  @Override
  public Map<String, String> details() {
    Map<String, String> details = new LinkedHashMap<>();
    for (WebElement row : window().findElements(By.cssSelector("[data-row]"))) {
      details.put(
          row.findElement(By.tagName("dt")).getText(), row.findElement(By.tagName("dd")).getText());
    }
    return details;
  }

  @Override
  public String ipAddress() {
    return window().findElement(By.cssSelector("[data-row='network.ip_address'] dd")).getText();
  }

  @Override
  public String message() {
    patience.until("A message on the panel", () -> !all("[data-message]").isEmpty(), this::text);
    return window().findElement(By.cssSelector("[data-message]")).getText();
  }

  @Override
  public void confirmAndStart() {
    press("[data-screen] [data-action='start']");
    awaitScreen("sheet_done");
  }

  @Override
  public void scanToEmail(String recipient, String subject) {
    home();
    press("[data-action='scan']");
    press("[data-action='scan_email']");
    enter("[data-action='recipient']", recipient);
    enter("[data-action='subject']", subject);
    press("[data-screen] [data-action='start']");
    patience.until(
        "The end of the scan job",
        () -> !screen().equals("scan_progress") && !screen().equals("scan_email"),
        this::text);
  }

  @Override
  public List<String> jobs() {
    return all("[data-jobs='past'] [data-state]").stream().map(WebElement::getText).toList();
  }

  @Override
  public byte[] picture() {
    return window().findElement(By.id("touchScreen")).getScreenshotAs(OutputType.BYTES);
  }

  private void home() {
    if (!screen().equals("home")) {
      press("[data-key='home']");
      awaitScreen("home");
    }
  }

  private void enter(String field, String text) {
    press(field);
    window().findElement(By.id("text")).sendKeys(text, Keys.ENTER);
    awaitScreen("scan_email");
  }

  private void pressLabel(String label) {
    Object button =
        window()
            .executeScript(
                """
                return [...document.querySelectorAll('[data-screen] button')]
                    .find((button) => button.innerText.trim() === arguments[0]) ?? null;
                """,
                label);
    if (!(button instanceof WebElement found)) {
      throw new AssertionError("The panel shows no \"" + label + "\". It shows:\n" + text());
    }
    press(found);
  }

  private void press(String selector) {
    List<WebElement> found = all(selector);
    if (found.isEmpty()) {
      throw new AssertionError("The panel offers no " + selector + " now. It shows:\n" + text());
    }
    press(found.getFirst());
  }

  /** Presses, and waits until the printer has drawn the next screen. */
  private void press(WebElement button) {
    String before = version();
    button.click();
    new WebDriverWait(window(), Duration.ofSeconds(10), Duration.ofMillis(10))
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> "The panel does not react. It shows:\n" + text())
        .until(driver -> !version().equals(before));
  }

  private String version() {
    return String.valueOf(window().findElement(By.id("panel")).getDomAttribute("data-version"));
  }

  private void awaitScreen(String name) {
    patience.until("The panel's screen " + name, () -> screen().equals(name), this::text);
  }

  private String screen() {
    try {
      return String.valueOf(
          window().findElement(By.cssSelector("[data-screen]")).getDomAttribute("data-screen"));
    } catch (StaleElementReferenceException e) {
      return "";
    }
  }

  private String text() {
    return window().findElement(By.id("touchScreen")).getText();
  }

  private List<WebElement> all(String selector) {
    return window().findElements(By.cssSelector(selector));
  }

  private ChromeDriver window() {
    ChromeDriver window = browser.in(SURFACE);
    if (!open) {
      window.get(url);
      open = true;
    }
    return window;
  }
}
