package dev.platen.features.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.bench.BenchPrinter;
import dev.platen.features.browser.Browser;
import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.browser.BrowserPool;
import dev.platen.printer.panel.ControlPanel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** A finger on the panel while the printer draws another picture. */
class PanelPressIT {
  private static final String FETCHED =
      """
      return performance.getEntriesByType('resource').some((entry) =>
          entry.name.endsWith('/screen') && entry.startTime > window.since && entry.responseEnd > 0);
      """;

  @Test
  void whatTheFingerHasGoneDownOnIsPressedAndThenTheNewPictureShows() {
    try (InspectedBench bench = InspectedBench.with(List.of("px-b600f"));
        BrowserPool browsers =
            new BrowserPool(BrowserOptions.ofThisMachine(bench.bench().hostRules()))) {
      BenchPrinter printer = bench.printers().getFirst();
      ControlPanel panel = printer.printer().panel();
      Browser browser = browsers.lend();
      ChromeDriver page = browser.in("panel");
      page.get(bench.panel(printer).toString());
      panel.press("settings");
      await(() -> !page.findElements(By.cssSelector("[data-screen='settings']")).isEmpty());

      WebElement home = page.findElement(By.cssSelector("[data-key='home']"));
      new Actions(page).clickAndHold(home).perform();
      page.executeScript("window.since = performance.now()");
      printer.printer().device().setPanelLanguage("sv");
      await(() -> Boolean.TRUE.equals(page.executeScript(FETCHED)));
      new Actions(page).release().perform();

      await(() -> panel.screen().name().equals("home"));
      await(() -> "sv".equals(page.findElement(By.id("panel")).getDomAttribute("data-language")));
      assertThat(page.findElements(By.cssSelector("[data-screen='home']"))).hasSize(1);
      browsers.giveBack(browser);
    }
  }

  private static void await(Callable<Boolean> shown) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(shown);
  }
}
