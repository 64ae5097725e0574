package dev.platen.features.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.bench.BenchPrinter;
import dev.platen.features.browser.Browser;
import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.browser.BrowserPool;
import dev.platen.printer.PrinterDevice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In every language, on every model, every text fits where it stands; and in every language of Web
 * Config the words are there for those who cannot see the page, too.
 */
class TextFitIT {
  private static final List<String> MODELS = List.of("px-d400", "px-b600f", "px-e900fn");
  private static InspectedBench bench;
  private static BrowserPool browsers;
  private final Set<String> problems = new TreeSet<>();
  private Browser browser;

  @BeforeAll
  static void start() {
    bench = InspectedBench.with(MODELS);
    browsers = new BrowserPool(BrowserOptions.ofThisMachine(bench.bench().hostRules()));
  }

  @AfterAll
  static void stop() {
    browsers.close();
    bench.close();
  }

  @BeforeEach
  void lend() {
    browser = browsers.lend();
  }

  @AfterEach
  void giveBack() {
    browsers.giveBack(browser);
  }

  private static BenchPrinter printer(String model) {
    return bench.printers().get(MODELS.indexOf(model));
  }

  private void measure(String where, Page page) {
    TextFit.problems(page).forEach(problem -> problems.add(where + ": " + problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"px-d400", "px-b600f", "px-e900fn"})
  void panel(String model) {
    BenchPrinter printer = printer(model);
    PrinterDevice device = printer.printer().device();
    Page page = new Page(browser, "panel");
    page.openPanel(bench.panel(printer));
    for (String language : device.model().panelLanguages()) {
      device.setPanelLanguage(language);
      PanelWalk walk = new PanelWalk(printer.printer().panel());
      int screens = 0;
      for (boolean locked : List.of(false, true)) {
        device.setPanelLocked(locked);
        screens +=
            walk.visitAll(
                screen -> {
                  page.drawPanel();
                  measure(model + " " + language + " panel " + screen.name(), page);
                });
      }
      assertThat(screens).isGreaterThan(15);
    }
    assertThat(problems).isEmpty();
  }

  /** The pages of all models look alike; this model has them all. */
  @Test
  void webConfig() {
    String model = "px-e900fn";
    BenchPrinter printer = printer(model);
    PrinterDevice device = printer.printer().device();
    device.setPanelLocked(false);
    URI address = printer.webConfig();
    WebConfigVisitor visitor = new WebConfigVisitor(address);
    visitor.logIn(printer.label().administratorPassword());
    Set<String> paths = visitor.pages().keySet();
    Page page = new Page(browser, "web-config");
    Axe.into(page);
    page.open(address.resolve(WebConfigVisitor.LOG_IN));
    measure(model + " log-in", page);
    page.logIn(address, printer.label().administratorPassword());
    for (String language : device.model().webConfigLanguages()) {
      device.setPanelLanguage(language);
      for (String path : paths) {
        page.open(address.resolve(path));
        Axe.violationsByWords(page)
            .forEach(violation -> problems.add(language + " " + path + ": " + violation));
        measureRows(model + " " + language + " " + path, page);
        if (page.submit("not right: Ж <>")) {
          measureWidths(model + " " + language + " " + path + " wrong entry", page);
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  private void measureRows(String where, Page page) {
    List<String> choices = page.rowChoices();
    for (String choice : choices.isEmpty() ? List.of("") : choices) {
      if (!choice.isEmpty()) {
        page.chooseRows(choice);
      }
      measureWidths(where + " " + choice, page);
    }
  }

  private void measureWidths(String where, Page page) {
    for (int width : new int[] {800, 1280}) {
      page.setWidth(width);
      measure(where + " at " + width, page);
    }
  }

  /** The measure itself. */
  @Test
  void whatDoesNotFitIsFound() {
    String sample =
        """
        <!DOCTYPE html>
        <button style="width:60px;white-space:nowrap">Word that is much too long</button>
        <div style="overflow:hidden;width:50px;height:20px;white-space:nowrap">cut off here</div>
        <select style="width:80px"><option>a</option><option>Microsoft Exchange</option></select>
        <p>panel.no_such_key</p>
        <p style="position:absolute;left:0;top:200px">one text</p>
        <p style="position:absolute;left:0;top:205px">another text</p>
        <p>All is well with smtp.office365.com</p>
        """;
    Page page = new Page(browser, "sample");
    page.open(
        URI.create(
            "data:text/html;base64,"
                + Base64.getEncoder().encodeToString(sample.getBytes(StandardCharsets.UTF_8))));
    assertThat(TextFit.problems(page))
        .anyMatch(problem -> problem.startsWith("beyond button: \"Word that is much too long\""))
        .anyMatch(problem -> problem.startsWith("cut by div: \"cut off here\""))
        .anyMatch(problem -> problem.startsWith("too wide for select: \"Microsoft Exchange\""))
        .contains("no translation: panel.no_such_key")
        .anyMatch(problem -> problem.startsWith("\"one text\" overlaps \"another text\""))
        .noneMatch(problem -> problem.contains("All is well"));
  }
}
