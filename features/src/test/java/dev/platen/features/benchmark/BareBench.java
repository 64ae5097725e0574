package dev.platen.features.benchmark;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchOptions;
import dev.platen.bench.BenchPrinter;
import dev.platen.bench.Ports;
import dev.platen.bench.PrinterPlan;
import dev.platen.bench.state.StateFolder;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.browser.Browser;
import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.browser.BrowserPool;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The set-up of the guide, from the panel's address to the first mail, as plain WebDriver commands:
 * no Gherkin, no steps, no drivers, no evidence. Each round has a tenant and a printer of its own,
 * as a scenario has.
 */
final class BareBench implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final String MODEL = "px-b600f";
  private static final String FIRMWARE = "05.23.XF24Q9";
  private final StateFolder state;
  private final Bench bench;
  private final PathHandler paths = Handlers.path();
  private final Undertow panels =
      Undertow.builder()
          .setIoThreads(1)
          .setWorkerThreads(2)
          .addHttpListener(0, "127.0.0.1", paths)
          .build();
  private final BrowserPool browsers;
  private int rounds;

  BareBench(Path folder) {
    this.state = StateFolder.open(folder, true);
    this.bench = Bench.start(new BenchOptions("127.0.0.1", Ports.free(), state, Duration.ZERO));
    this.browsers = new BrowserPool(BrowserOptions.ofThisMachine(bench.hostRules()));
    panels.start();
  }

  /** Does it once, in English; fails where no mail comes. */
  void run() {
    int number = ++rounds;
    try (BenchClock clock = BenchClock.atRealTime()) {
      BenchTenant tenant =
          bench.newTenant(
              new TenantPlan("Bare " + number, "bare" + number + ".onmicrosoft.com", true), clock);
      BenchPrinter printer =
          bench.newPrinter(
              new PrinterPlan("bare-" + number, MODEL, FIRMWARE, "en", true), tenant, clock);
      String prefix = "/printers/" + printer.id() + "/panel";
      paths.addPrefixPath(prefix, printer.printer().panel().handler());
      int port = ((InetSocketAddress) panels.getListenerInfo().getFirst().getAddress()).getPort();
      Browser browser = browsers.lend();
      try {
        new Round(browser, clock, tenant, printer, "http://127.0.0.1:" + port + prefix + "/").run();
      } finally {
        browsers.giveBack(browser);
        paths.removePrefixPath(prefix);
        bench.remove(printer);
        bench.remove(tenant);
      }
    }
  }

  @Override
  public void close() {
    browsers.close();
    panels.stop();
    bench.close();
    state.close();
  }

  /** One round. */
  private final class Round {
    private final Browser browser;
    private final BenchClock clock;
    private final BenchTenant tenant;
    private final BenchPrinter printer;
    private final String panelUrl;
    private ChromeDriver driver;

    Round(
        Browser browser,
        BenchClock clock,
        BenchTenant tenant,
        BenchPrinter printer,
        String panelUrl) {
      this.browser = browser;
      this.clock = clock;
      this.tenant = tenant;
      this.printer = printer;
      this.panelUrl = panelUrl;
      this.driver = browser.in("panel");
    }

    void run() {
      String recipient = "anna@" + tenant.now().domain();
      String address = readAddress();
      String code = setUp(address);
      signIn(code);
      save();
      scan(recipient);
      await("a mail", () -> !bench.exchange().messages(recipient).isEmpty());
    }

    private String readAddress() {
      driver.get(panelUrl);
      for (String action :
          List.of("settings", "general", "network", "network_status", "lan_status")) {
        press(action);
      }
      return find(By.cssSelector("[data-row='network.ip_address'] dd")).getText();
    }

    private String setUp(String address) {
      driver = browser.in("web-config");
      driver.get("https://" + address + ":" + printer.printer().webConfig().httpsPort() + "/");
      leave(By.id("logIn"));
      find(By.id("INPUTT_PASSWORD")).sendKeys(printer.label().administratorPassword());
      leave(By.id("ok"));
      for (String link : List.of("Network", "Email Server", "Basic")) {
        leave(By.xpath("//nav//a[normalize-space()='" + link + "']"));
      }
      choose("INPUTD_AUTHMETHOD", "OAuth2");
      choose("INPUTD_EMAILSERVICE", "Microsoft Exchange Online");
      leave(By.id("signIn"));
      leave(By.id("signInWithMicrosoft"));
      await("a code", () -> !driver.findElements(By.id("userCode")).isEmpty());
      return find(By.id("userCode")).getText();
    }

    private WebElement find(By element) {
      return new WebDriverWait(driver, LONGEST, Duration.ofMillis(20))
          .until(ExpectedConditions.presenceOfElementLocated(element));
    }

    /** Clicks what leads to another page, and waits until this one is gone. */
    private void leave(By element) {
      WebElement found = find(element);
      found.click();
      new WebDriverWait(driver, LONGEST, Duration.ofMillis(20))
          // Between two pages there is none to ask.
          .ignoring(WebDriverException.class)
          .until(ExpectedConditions.stalenessOf(found));
    }

    private void choose(String list, String option) {
      new Select(find(By.id(list))).selectByVisibleText(option);
    }

    private void signIn(String code) {
      Set<String> before = driver.getWindowHandles();
      String webConfig = driver.getWindowHandle();
      find(By.id("verificationUrl")).click();
      driver.getWindowHandles().stream()
          .filter(handle -> !before.contains(handle))
          .forEach(handle -> driver.switchTo().window(handle));
      enter("otc", code);
      enter("i0116", tenant.administrator().principalName());
      enter("i0118", tenant.administrator().password());
      find(By.cssSelector("input[type=checkbox]"));
      find(By.xpath("//label[.//input[@type='checkbox'] or @for=//input[@type='checkbox']/@id]"))
          .click();
      leave(By.id("idSIButton9"));
      leave(By.id("idSIButton9"));
      find(By.id("message")).getText();
      driver.close();
      driver.switchTo().window(webConfig);
    }

    private void enter(String field, String text) {
      find(By.id(field)).sendKeys(text);
      leave(By.id("idSIButton9"));
    }

    private void save() {
      await("Signed in", () -> !driver.findElements(By.id("currentStatusValue")).isEmpty());
      leave(By.id("ok"));
    }

    private void scan(String recipient) {
      driver = browser.in("panel");
      for (String action : List.of("home", "scan", "scan_email", "recipient")) {
        press(action);
      }
      type(recipient);
      press("subject");
      type("Bare scan");
      press("start");
      await(
          "the end of the job",
          () ->
              !driver
                  .findElements(
                      By.cssSelector("[data-screen=scan_done], [data-screen=scan_failed]"))
                  .isEmpty());
    }

    private void type(String text) {
      String version = version();
      WebElement field = find(By.id("text"));
      field.sendKeys(text, Keys.ENTER);
      await(
          "the form",
          () ->
              !version.equals(version())
                  && !driver.findElements(By.cssSelector("[data-screen=scan_email]")).isEmpty());
    }

    /** The keys beside the screen and the buttons on it may have the same name. */
    private void press(String action) {
      String version = version();
      find(By.cssSelector(
              "[data-screen] [data-action='" + action + "'], [data-key='" + action + "']"))
          .click();
      await("another screen", () -> !version.equals(version()));
    }

    private String version() {
      return String.valueOf(
          driver.executeScript("return document.getElementById('panel').dataset.version"));
    }

    /** As the scenarios wait: where it is not there yet, two seconds pass on the bench at once. */
    private void await(String what, Supplier<Boolean> condition) {
      org.awaitility.Awaitility.await(what)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .atMost(LONGEST)
          .ignoreExceptions()
          .pollInSameThread()
          .until(
              () -> {
                if (condition.get()) {
                  return true;
                }
                clock.advance(Duration.ofSeconds(2));
                return false;
              });
    }
  }
}
