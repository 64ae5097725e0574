package dev.platen.features.steps;

import dev.platen.features.browser.Browser;
import dev.platen.features.browser.MicrosoftPages;
import dev.platen.features.device.Account;
import dev.platen.features.device.AdminCenters;
import dev.platen.features.device.ControlPanel;
import dev.platen.features.device.Labels;
import dev.platen.features.device.Mailbox;
import dev.platen.features.device.Need;
import dev.platen.features.device.Site;
import dev.platen.features.device.WebConfig;
import dev.platen.features.device.WebConfig.CodeScreen;
import dev.platen.features.timeline.FlightRecorder;
import dev.platen.features.timeline.Watched;
import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the steps of one scenario share: its site, its browser, and what it has come across. */
public final class World {
  /** Begins the tag of a firmware defect; no feature file has one. */
  public static final String DEFECT = "@firmware-defect-";

  private static final String BEYOND_THE_GUIDE = "beyond";
  private String language = "en";
  private Set<Need> needs = Set.of();
  private final FlightRecorder recorder = new FlightRecorder(TestRun.current().leaks()::masked);
  private List<String> defects = List.of();
  private @Nullable Site site;
  private @Nullable Browser browser;
  private @Nullable ControlPanel panel;
  private @Nullable WebConfig webConfig;
  private @Nullable CodeScreen codeScreen;
  private @Nullable String administratorPassword;
  private @Nullable String mailPassword;
  private @Nullable Browser otherBrowser;
  private @Nullable WebConfig otherWebConfig;
  private int mailsBefore;
  private String microsoftSurface = MicrosoftPages.SURFACE;
  private @Nullable Account account;

  /**
   * @param feature the feature file; the folder that it lies in is its language
   * @param tags of the scenario; those that begin with {@code @requires-} ask for a device, those
   *     that begin with {@value #DEFECT} give its firmware a defect
   */
  void begin(URI feature, Collection<String> tags) {
    String[] segments = feature.getSchemeSpecificPart().split("/");
    String folder = segments[segments.length - 2];
    language = folder.equals(BEYOND_THE_GUIDE) ? "en" : folder;
    needs = Need.among(tags);
    defects =
        tags.stream()
            .filter(tag -> tag.startsWith(DEFECT))
            .map(tag -> tag.substring(DEFECT.length()))
            .toList();
  }

  String language() {
    return language;
  }

  FlightRecorder recorder() {
    return recorder;
  }

  /** A word of the guide in this scenario's language. */
  String label(String key) {
    return Labels.ofTheGuide().text(key, language);
  }

  Site site() {
    if (site == null) {
      site = Watched.site(TestRun.current().newSite(language, needs, defects), recorder);
    }
    return site;
  }

  Browser browser() {
    if (browser == null) {
      browser = TestRun.current().browsers().lend();
      browser.setLanguage(language);
      browser.watchedBy(what -> recorder.note(Lane.PERSON, Lane.ENTRA_ID, Kind.ACTION, what));
    }
    return browser;
  }

  ControlPanel panel() {
    if (panel == null) {
      panel = site().panel(browser());
    }
    return panel;
  }

  WebConfig webConfig() {
    if (webConfig == null) {
      webConfig = site().webConfig(browser());
    }
    return webConfig;
  }

  /** Microsoft's pages, where they show: in a window of their own or in the panel's browser. */
  MicrosoftPages microsoft() {
    return new MicrosoftPages(browser(), microsoftSurface);
  }

  void microsoftShowsOn(String surface) {
    microsoftSurface = surface;
  }

  /**
   * Who signs in to Microsoft in this scenario: the administrator, unless a step says otherwise.
   */
  Account account() {
    return account == null ? site().administrator() : account;
  }

  void signsIn(Account who) {
    account = who;
  }

  /** Logs in to Web Config, unless that was done, and opens a page. */
  void openWebConfigAsAdministrator(String path) {
    WebConfig config = webConfig();
    config.open(site().printerAddress());
    if (config.hasButton(label("web.log_in"))) {
      config.logIn(label("web.log_in"), administratorPassword(), label("web.ok"));
    }
    config.openPage(path);
  }

  /** The same for one who has been there before and kept the address. */
  private void returnAsAdministrator(String path) {
    WebConfig config = webConfig();
    config.openBookmark(
        site().printerAddress(),
        path,
        () -> {
          if (config.hasButton(label("web.log_in"))) {
            config.logIn(label("web.log_in"), administratorPassword(), label("web.ok"));
          }
        });
  }

  /** The administrator's password, as it was changed last. */
  String administratorPassword() {
    return administratorPassword == null ? site().administratorPassword() : administratorPassword;
  }

  void administratorPasswordIs(String changed) {
    administratorPassword = changed;
  }

  /** The password of the mail account that a step has entered. */
  String mailPassword() {
    if (mailPassword == null) {
      throw new IllegalStateException("No step has entered a mail password yet");
    }
    return mailPassword;
  }

  void mailPasswordIs(String entered) {
    mailPassword = entered;
  }

  /**
   * Another administrator acts from now on, at another computer; the next time it is the first one
   * again. Microsoft's pages and Web Config are open at each.
   */
  void changePlaces() {
    Browser browserLeft = browser;
    WebConfig webConfigLeft = webConfig;
    browser = otherBrowser;
    webConfig = otherWebConfig;
    otherBrowser = browserLeft;
    otherWebConfig = webConfigLeft;
  }

  /** The guide's steps SET-2 to SET-12 in one. */
  void signInThroughTheBrowser(Account account) {
    signInThroughTheBrowser(account, pageOfMailServer());
  }

  /** The same on a page of another mail server. */
  void signInThroughTheBrowser(Account account, String page) {
    CodeScreen screen = askForCode(page);
    // As by hand in another browser; that the link works is proved where the guide asks for it.
    microsoft().open(screen.url());
    enterAtMicrosoft(account);
    finishAtMicrosoft();
    WebConfig config = webConfig();
    config.show();
    site()
        .patience()
        .until(
            "Web Config shows " + account.name() + " as signed in",
            () ->
                config
                    .value(label("web.current_status"))
                    .filter(label("web.signed_in")::equals)
                    .isPresent(),
            config::text);
    config.click(label("web.ok"));
  }

  /** Consents where Microsoft asks for it, and confirms. */
  void finishAtMicrosoft() {
    MicrosoftPages microsoft = microsoft();
    if (microsoft.asksForConsent()) {
      if (microsoft.asksForOrganization()) {
        microsoft.consent(label("ms.consent_org"), label("ms.accept"));
      } else {
        microsoft.accept(label("ms.accept"));
      }
    }
    microsoft.confirmAndReadResult();
  }

  /** The guide's steps SET-2 to SET-10 in one: what comes then is up to Microsoft. */
  void signInAsFarAsMicrosoftLets(Account account) {
    CodeScreen screen = askForCode();
    // As by hand in another browser; that the link works is proved where the guide asks for it.
    microsoft().open(screen.url());
    enterAtMicrosoft(account);
  }

  void enterAtMicrosoft(Account account) {
    MicrosoftPages microsoft = microsoft();
    microsoft.enterCode(rememberedCode(), label("ms.next"));
    microsoft.enterAccount(account.name(), label("ms.next"));
    microsoft.enterPassword(account.password(), label("ms.sign_in"));
  }

  /** The admin centers, at which the administrator signs in when asked to. */
  AdminCenters adminCenters() {
    return site()
        .adminCenters(
            browser(),
            // The guide's names of the buttons for who signs in without a code.
            microsoft -> {
              microsoft.enterAccount(site().administrator().name(), label("serverless.next"));
              microsoft.enterPassword(
                  site().administrator().password(), label("serverless.sign_in"));
            });
  }

  /** Network &gt; Email Server &gt; Basic, in this scenario's language. */
  String pageOfMailServer() {
    return String.join(
        " > ", label("web.tab_network"), label("web.email_server"), label("web.basic"));
  }

  /** The guide's steps SET-2 to SET-6 in one: until the code shows. */
  CodeScreen askForCode() {
    return askForCode(pageOfMailServer());
  }

  private CodeScreen askForCode(String page) {
    beginSignIn(page);
    CodeScreen screen = webConfig().codeScreen();
    remember(screen);
    return screen;
  }

  /** The guide's steps SET-2 to SET-6 in one, whatever comes of them. */
  void beginSignIn(String page) {
    WebConfig config = webConfig();
    returnAsAdministrator(page);
    config.choose(label("web.auth_method"), label("web.oauth2"));
    config.choose(label("web.email_service"), label("web.service_exchange"));
    if (config.value(label("web.current_status")).isPresent()) {
      config.click(label("web.sign_out"));
    }
    config.click(label("web.sign_in"));
    // An earlier attempt may still be under way: then its code is shown at once.
    if (config.hasButton(label("web.sign_in_microsoft"))) {
      config.click(label("web.sign_in_microsoft"));
    }
  }

  /** Uploads the newest firmware and waits until it is installed (guide case PRE-1). */
  void installNewestFirmware() {
    installFirmware(site().newestFirmware(), List.of());
  }

  /**
   * Uploads firmware and waits until it is installed.
   *
   * @param ticked the boxes to be ticked first
   */
  void installFirmware(Path file, List<String> ticked) {
    WebConfig config = webConfig();
    openWebConfigAsAdministrator(
        label("web.tab_device_management") + " > " + label("web.firmware_update"));
    config.upload(label("web.firmware.file"), file);
    ticked.forEach(config::tick);
    config.click(label("web.firmware.start"));
    site()
        .patience()
        .until(
            "The firmware is installed",
            () -> config.text().contains(label("web.firmware.installed")),
            config::text);
  }

  /** Network &gt; Basic: which network mail goes over (guide case SET-N). */
  void chooseNetworkForMail(String network) {
    WebConfig config = webConfig();
    openWebConfigAsAdministrator(label("web.tab_network") + " > " + label("web.basic"));
    config.tick(network);
    config.click(label("web.ok"));
    if (!config.text().contains(label("web.setup_complete"))) {
      throw new AssertionError("Web Config did not take the network:\n" + config.text());
    }
  }

  /** Everything is off for a moment: what was open at the printer is gone. */
  void cutPower() {
    site().power().cut();
    panel = null;
    webConfig = null;
    otherWebConfig = null;
  }

  void remember(CodeScreen screen) {
    codeScreen = screen;
    TestRun.current().leaks().watchFor(screen.userCode());
  }

  String rememberedCode() {
    if (codeScreen == null) {
      throw new IllegalStateException("No step has copied a code yet");
    }
    return codeScreen.userCode();
  }

  /** The name under which Microsoft knows the printer. */
  String applicationName() {
    return site().applicationName();
  }

  /** Remembers what the recipient has got so far: what comes afterwards is new. */
  void countMails() {
    mailsBefore = site().recipient().mails().size();
  }

  /** The recipient's mails that came after the last count. */
  List<Mailbox.Mail> newMails() {
    List<Mailbox.Mail> all = site().recipient().mails();
    return all.subList(Math.min(mailsBefore, all.size()), all.size());
  }

  /** The site of this scenario, once a step has needed it. */
  public Optional<Site> siteIfAny() {
    return Optional.ofNullable(site);
  }

  /** What there is to be seen of this scenario now. */
  Evidence.Scene scene() {
    List<Evidence.Screen> screens = new ArrayList<>();
    addScreens(screens, browser, "");
    addScreens(screens, otherBrowser, " at the other computer");
    return new Evidence.Scene(
        screens,
        Optional.ofNullable(panel).map(shown -> shown::picture),
        () -> siteIfAny().map(any -> any.surroundings().records()).orElse(Map.of()),
        () -> siteIfAny().map(any -> any.statusSheet().files()).orElse(List.of()));
  }

  private static void addScreens(
      List<Evidence.Screen> screens, @Nullable Browser browser, String where) {
    if (browser != null) {
      browser.surfaces().stream()
          .sorted()
          .forEach(
              surface ->
                  screens.add(
                      new Evidence.Screen(
                          surface + where,
                          () -> browser.screenshot(surface),
                          () -> browser.source(surface))));
    }
  }

  /** Gives back what this scenario used. */
  void end() {
    if (browser != null) {
      TestRun.current().browsers().giveBack(browser);
    }
    if (otherBrowser != null) {
      TestRun.current().browsers().giveBack(otherBrowser);
    }
    if (site != null) {
      site.close();
    }
  }
}
