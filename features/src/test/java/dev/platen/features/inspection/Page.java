package dev.platen.features.inspection;

import dev.platen.features.browser.Browser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A window of a real browser, and what an inspection does in it. */
final class Page {
  private static final String FILL_IN =
      """
      const form = [...document.querySelectorAll('main form')].find((f) =>
          [...f.querySelectorAll('input[type=text], input[type=password], textarea')]
              .some((i) => i.checkVisibility()));
      if (!form) {
        return false;
      }
      for (const field of form.querySelectorAll('input[type=text], input[type=password], textarea')) {
        if (field.checkVisibility()) {
          field.value = arguments[0];
        }
      }
      form.noValidate = true;
      window.leaving = true;
      form.requestSubmit(form.querySelector('button.primary') ?? undefined);
      return true;
      """;
  private static final String ROW_CHOICES =
      """
      const select = document.querySelector('main select[data-shows-rows]');
      return select ? [...select.options].map((option) => option.value) : [];
      """;
  private static final String CHOOSE =
      """
      const select = document.querySelector('main select[data-shows-rows]');
      select.value = arguments[0];
      select.dispatchEvent(new Event('change', {bubbles: true}));
      """;
  private static final String DRAW =
      """
      const html = await (await fetch('screen')).text();
      const next = new DOMParser().parseFromString(html, 'text/html').getElementById('panel');
      document.getElementById('panel').replaceWith(next);
      document.documentElement.lang = next.dataset.language;
      """;

  private final ChromeDriver driver;

  Page(Browser browser, String surface) {
    this.driver = browser.in(surface);
  }

  ChromeDriver driver() {
    return driver;
  }

  void open(URI address) {
    driver.get(address.toString());
  }

  /** A panel's page that stays as it is until {@link #drawPanel}. */
  void openPanel(URI address) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/panel/events")));
    open(address);
  }

  /** Shows the panel's screen of this moment. */
  void drawPanel() {
    ask(DRAW);
  }

  void setWidth(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Runs a script that may wait. */
  @Nullable Object ask(String script, Object... arguments) {
    return driver.executeScript(
        "return (async function() {" + script + "}).apply(null, arguments);", arguments);
  }

  List<String> lines(String script, Object... arguments) {
    return ask(script, arguments) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** What the first list that shows other rows offers; none where the page has no such list. */
  List<String> rowChoices() {
    return lines(ROW_CHOICES);
  }

  void chooseRows(String value) {
    ask(CHOOSE, value);
  }

  /** Types a text into each field that shows, and submits; false where there is no field. */
  boolean submit(String text) {
    if (!Boolean.TRUE.equals(ask(FILL_IN, text))) {
      return false;
    }
    awaitNextPage();
    return true;
  }

  /** Clicks, and waits for the page that comes. */
  void follow(By element) {
    ask("window.leaving = true");
    driver.findElement(element).click();
    awaitNextPage();
  }

  private void awaitNextPage() {
    new WebDriverWait(driver, Duration.ofSeconds(10), Duration.ofMillis(20))
        .ignoring(WebDriverException.class)
        .until(
            page ->
                (Boolean)
                    driver.executeScript(
                        "return !window.leaving && document.readyState === 'complete'"));
  }

  void logIn(URI webConfig, String password) {
    open(webConfig.resolve(WebConfigVisitor.LOG_IN));
    submit(password);
  }
}
