package dev.platen.features.lab;

import dev.platen.features.browser.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Glass and output tray of a simulated printer, on the page in front of it. */
final class FrontOfPrinter implements Sheets {
  private static final String SURFACE = "front";
  private final Browser browser;
  private final URI address;

  /**
   * @param address of the page, with a slash at the end
   */
  FrontOfPrinter(Browser browser, URI address) {
    this.browser = browser;
    this.address = address;
  }

  private ChromeDriver page() {
    ChromeDriver page = browser.in(SURFACE);
    page.get(address.toString());
    return page;
  }

  @Override
  public byte[] printedLast() {
    URI sheet = URI.create(String.valueOf(lastInTray("a").getDomProperty("href")));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(sheet).build(), HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException("The sheet cannot be taken from the tray", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  @Override
  public void printedLastOnGlass() {
    lastInTray("button").click();
    requireSaid("The sheet lies on the glass.");
  }

  private WebElement lastInTray(String element) {
    return page().findElements(By.cssSelector("#tray li:first-child " + element)).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing lies in the output tray"));
  }

  @Override
  public void pageOnGlass() {
    page().findElement(By.id("test-page")).click();
    requireSaid("The test page lies on the glass.");
  }

  private void requireSaid(String words) {
    Awaitility.await(words)
        // Between two pages there is none to ask.
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> browser.in(SURFACE).findElement(By.tagName("main")).getText().contains(words));
  }
}
