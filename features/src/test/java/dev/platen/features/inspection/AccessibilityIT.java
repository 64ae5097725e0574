package dev.platen.features.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.bench.BenchPrinter;
import dev.platen.bench.operator.AnswerKind;
import dev.platen.bench.operator.Instruction;
import dev.platen.bench.operator.OperatorDesk;
import dev.platen.bench.operator.Station;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.browser.Browser;
import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.browser.BrowserPool;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.stubs.directory.FirstParty;
import dev.platen.stubs.directory.User;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.json.JsonMapper;

/** Every page and every screen can be used by everybody, as far as axe-core can tell. */
class AccessibilityIT {
  private static final String MODEL = "px-e900fn";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static InspectedBench bench;
  private static BrowserPool browsers;
  private final Set<String> violations = new TreeSet<>();
  private Browser browser;

  @BeforeAll
  static void start() {
    bench = InspectedBench.with(List.of(MODEL));
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

  private static BenchPrinter printer() {
    return bench.printers().getFirst();
  }

  private static PrinterDevice device() {
    return printer().printer().device();
  }

  private void inspect(String where, Page page) {
    Axe.violations(page).forEach(violation -> violations.add(where + ": " + violation));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "pt", "sv"})
  void webConfig(String language) {
    device().setPanelLanguage(language);
    URI address = printer().webConfig();
    WebConfigVisitor visitor = new WebConfigVisitor(address);
    Map<String, Document> forGuests = visitor.pages();
    visitor.logIn(printer().label().administratorPassword());
    Map<String, Document> forAdministrators = visitor.pages();
    assertThat(forAdministrators.keySet()).hasSizeGreaterThan(6);

    Page page = new Page(browser, "web-config");
    Axe.into(page);
    forGuests.keySet().forEach(path -> inspectAll("guest " + path, page, address.resolve(path)));
    page.open(address.resolve("/NOWHERE"));
    inspect("no such page", page);
    page.logIn(address, printer().label().administratorPassword());
    forAdministrators
        .keySet()
        .forEach(path -> inspectAll("administrator " + path, page, address.resolve(path)));
    inspectSignIn(page, address);
    assertThat(violations).isEmpty();
  }

  /** A page, its rows, and what it says to a wrong entry. */
  private void inspectAll(String where, Page page, URI address) {
    page.open(address);
    inspect(where, page);
    List<String> choices = page.rowChoices();
    for (String choice : choices) {
      page.chooseRows(choice);
      inspect(where + " " + choice, page);
    }
    if (page.submit("not right: Ж <>")) {
      inspect(where + " wrong entry", page);
    }
  }

  private void inspectSignIn(Page page, URI address) {
    String screen = "/PRESENTATION/ADVANCED/NW_EMAILSVR_BASIC/";
    String code = InspectedBench.askForCode(printer());
    page.open(address.resolve(screen + "SIGNIN"));
    inspect("sign-in screen with a code", page);
    bench.approve(printer(), code);
    page.open(address.resolve(screen + "TOP"));
    inspect("signed in, not saved", page);
    device().signIn().signOut();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ca", "it", "lt", "pt", "sv"})
  void panel(String language) {
    device().setPanelLanguage(language);
    Page page = new Page(browser, "panel");
    page.openPanel(bench.panel(printer()));
    PanelWalk walk = new PanelWalk(printer().printer().panel());
    int screens = 0;
    for (boolean locked : List.of(false, true)) {
      device().setPanelLocked(locked);
      screens +=
          walk.visitAll(
              screen -> {
                page.drawPanel();
                inspect("panel " + screen.name(), page);
              });
    }
    device().setPanelLocked(false);
    assertThat(screens).isGreaterThan(15);
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ca", "it", "lt", "pt", "sv"})
  void microsoftsPages(String language) {
    browser.setLanguage(language);
    String code = InspectedBench.askForCode(printer());
    Page page = new Page(browser, "microsoft");
    Axe.into(page);
    page.open(URI.create("https://microsoft.com/devicelogin"));
    inspect("code", page);
    enter(page, "otc", "WRONGCODE");
    inspect("wrong code", page);
    enter(page, "otc", code);
    inspect("account", page);
    enter(page, "i0116", "nobody@nowhere.example");
    inspect("wrong account", page);
    enter(page, "i0116", bench.administrator().name());
    inspect("password", page);
    enter(page, "i0118", "not the password");
    inspect("wrong password", page);
    enter(page, "i0118", bench.administrator().password());
    List<String> titles = new ArrayList<>();
    while (!page.driver().findElements(By.id("idSIButton9")).isEmpty() && titles.size() < 5) {
      titles.add(page.driver().getTitle());
      inspect("after the password " + titles.size(), page);
      page.follow(By.id("idSIButton9"));
    }
    inspect("the last page", page);
    assertThat(violations).isEmpty();
    assertThat(titles).isNotEmpty();
    device().signIn().signOut();
  }

  private static void enter(Page page, String field, String text) {
    page.driver().findElement(By.id(field)).clear();
    page.driver().findElement(By.id(field)).sendKeys(text);
    page.follow(By.id("idSIButton9"));
  }

  /** A mail that the printer has sent, so that lists of mails are not empty. */
  private static void sendMail() {
    String recipient = "anna@" + bench.tenant().now().domain();
    if (bench.bench().exchange().messages(recipient).isEmpty()) {
      bench.approve(printer(), InspectedBench.askForCode(printer()));
      device().saveEmailServerSettings(InspectedSettings.oauth2());
      device().jobs().scanToEmail(List.of(recipient), "A scan", ScanFormat.PDF);
      Awaitility.await().until(() -> !bench.bench().exchange().messages(recipient).isEmpty());
    }
  }

  @Test
  void theConsole() {
    device().setPanelLanguage("en");
    sendMail();
    device().jobs().printStatusSheet();
    Awaitility.await().until(() -> !device().outputTray().isEmpty());

    Page page = new Page(browser, "console");
    Axe.into(page);
    Set<String> paths = new TreeSet<>(Set.of("nowhere"));
    List<String> next = new ArrayList<>(List.of(""));
    while (!next.isEmpty()) {
      String path = next.removeFirst();
      if (paths.add(path)) {
        page.open(bench.console().resolve("/" + path));
        inspect("console /" + path, page);
        next.addAll(
            page.lines(
                """
                return [...document.querySelectorAll('a[href]')]
                    .filter((a) => a.host === location.host && !a.pathname.includes('/panel')
                        && ![a.pathname, a.innerText.trim()]
                            .some((name) => /\\.(pem|pdf|eml|json|png)$/.test(name)))
                    .map((a) => a.pathname.slice(1));
                """));
      }
    }
    page.open(bench.console().resolve("/nowhere"));
    inspect("console, no such page", page);
    assertThat(violations).isEmpty();
    assertThat(paths).hasSizeGreaterThan(4);
  }

  @Test
  void theOperatorsPages() {
    Duration patience = Duration.ofHours(1);
    Page page = new Page(browser, "operator");
    Axe.into(page);
    try (BenchClock clock = BenchClock.atRealTime();
        ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
        OperatorDesk desk = OperatorDesk.start("127.0.0.1", 0, clock)) {
      page.open(desk.address());
      inspect("operator, pairing", page);
      page.submit("not the code");
      inspect("operator, wrong code", page);
      page.open(desk.invitation());
      inspect("operator, no printer", page);
      page.open(desk.station("Waiting", Locale.of("lt")).invitation());
      inspect("operator, name", page);
      page.submit("Jūratė");
      inspect("operator, waiting", page);
      for (Instruction instruction :
          List.of(
              Instruction.of("panel.open-menu", AnswerKind.DONE, patience)
                  .with("path", "Nuostatos > Bendrosios nuostatos"),
              Instruction.of("panel.asks-for-sign-in", AnswerKind.YES_NO, patience),
              Instruction.of("panel.read-details", AnswerKind.TEXT, patience),
              Instruction.of("jobs.upload-history", AnswerKind.FILE, patience))) {
        Station station = desk.station("Printer for " + instruction.id(), Locale.of("lt"));
        asking.submit(() -> station.ask(instruction));
        Awaitility.await()
            .until(
                () -> {
                  page.open(station.address());
                  return !page.driver().findElements(By.cssSelector("[data-kind]")).isEmpty();
                });
        inspect("operator, " + instruction.id(), page);
        page.driver().findElement(By.tagName("summary")).click();
        page.ask("document.querySelector('details form').noValidate = true");
        page.follow(By.cssSelector("[data-answer='not-possible']"));
        inspect("operator, no reason for " + instruction.id(), page);
      }
      page.open(desk.address());
      inspect("operator, printers", page);
      page.open(desk.address().resolve("/nowhere"));
      inspect("operator, no such page", page);
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void theAdminCenters() {
    sendMail();
    User anna = bench.tenant().now().user("anna@" + bench.tenant().now().domain()).orElseThrow();
    bench
        .tenant()
        .policies()
        .create(
            JsonMapper.shared()
                .readTree(
                    """
                    {"displayName": "Not this user", "state": "enabled",
                     "conditions": {"users": {"includeUsers": ["%s"]},
                                    "applications": {"includeApplications": ["All"]},
                                    "clientAppTypes": ["all"]},
                     "grantControls": {"operator": "OR", "builtInControls": ["block"]}}
                    """
                        .formatted(anna.id())));
    browser.setLanguage("en");
    Page page = new Page(browser, "admin-center");
    Axe.into(page);
    Set<String> kinds = new TreeSet<>();
    for (FirstParty.Center center : FirstParty.centers()) {
      String host = center.hosts().getFirst();
      page.open(URI.create("https://" + host + "/"));
      enter(page, "i0116", bench.administrator().name());
      enter(page, "i0118", bench.administrator().password());
      assertThat(page.driver().getCurrentUrl()).isEqualTo("https://" + host + "/");
      List<String> next = new ArrayList<>(List.of("/", "/nowhere"));
      while (!next.isEmpty()) {
        String path = next.removeFirst();
        // One user, app, policy and sign-in stands for all.
        String kind = host + ID.matcher(path).replaceAll("ID");
        if (kinds.add(kind)) {
          page.open(URI.create("https://" + host + path));
          inspect(kind, page);
          next.addAll(
              page.lines(
                  """
                  return [...document.querySelectorAll('a[href]')]
                      .filter((a) => a.host === location.host).map((a) => a.pathname);
                  """));
          inspectAnswers(kind, page);
        }
      }
    }
    assertThat(violations).isEmpty();
    assertThat(kinds).hasSizeGreaterThan(22);
  }

  /** What the forms of an admin center say to a wrong entry, and to a question. */
  private void inspectAnswers(String kind, Page page) {
    switch (kind) {
      case "entra.microsoft.com/properties" -> {
        new Select(page.driver().findElement(By.id("securityDefaults"))).selectByValue("enabled");
        page.follow(By.id("saveSecurityDefaults"));
        assertThat(page.driver().findElements(By.id("securityDefaultsError"))).isNotEmpty();
        inspect(kind + " refused", page);
      }
      case "entra.microsoft.com/what-if" -> {
        page.follow(By.id("whatIf"));
        assertThat(page.driver().findElements(By.id("result"))).isNotEmpty();
        inspect(kind + " answered", page);
        page.submit("not right: Ж <>");
        inspect(kind + " wrong entry", page);
      }
      case "entra.microsoft.com/named-locations", "entra.microsoft.com/conditional-access/ID" -> {
        page.submit("not right: Ж <>");
        assertThat(page.driver().findElements(By.cssSelector(".error"))).isNotEmpty();
        inspect(kind + " wrong entry", page);
      }
      default -> {
        // Nothing to be asked.
      }
    }
  }
}
