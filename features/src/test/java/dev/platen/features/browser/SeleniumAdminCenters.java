package dev.platen.features.browser;

import dev.platen.features.device.AdminCenters;
import java.util.function.Consumer;
import org.openqa.selenium.WebElement;

/**
 * The admin centers in a window of their own, found by the words on their pages, which are English
 * whatever the browser asks for.
 */
public final class SeleniumAdminCenters implements AdminCenters {
  public static final String SURFACE = "admin-center";
  private static final String SECURITY_DEFAULTS = "Security defaults";
  private static final String DISABLED = "Disabled (not recommended)";
  private static final String SMTP_AUTH_OFF = "Turn off SMTP AUTH protocol for your organization";
  private static final String AUTHENTICATED_SMTP = "Authenticated SMTP";

  private static final String FIELD =
      """
      const field = [...document.querySelectorAll('main label')]
          .find((label) => label.innerText.trim() === arguments[0])?.control ?? null;
      """;

  private final Browser browser;
  private final Consumer<MicrosoftPages> signIn;

  /**
   * @param signIn signs the administrator in on the pages to which a site leads
   */
  public SeleniumAdminCenters(Browser browser, Consumer<MicrosoftPages> signIn) {
    this.browser = browser;
    this.signIn = signIn;
  }

  @Override
  public void turnOffSecurityDefaults() {
    open("entra.microsoft.com");
    followLink("Properties");
    choose(SECURITY_DEFAULTS, DISABLED);
    save(SECURITY_DEFAULTS, "Save");
    require(
        DISABLED.equals(
            browser.ask(
                SURFACE,
                FIELD + "return field?.selectedOptions[0]?.text ?? null",
                SECURITY_DEFAULTS)),
        "security defaults to be disabled");
  }

  @Override
  public void turnOnSmtpAuth() {
    open("admin.exchange.microsoft.com");
    followLink("Settings: Mail flow");
    setBox(SMTP_AUTH_OFF, false, "Save");
  }

  @Override
  public void turnOnSmtpAuth(String user) {
    open("admin.microsoft.com");
    followLink("Active users");
    follow(
        "the user " + user,
        """
        return [...document.querySelectorAll('main tr')]
            .find((row) => [...row.cells].some((cell) => cell.innerText.trim() === arguments[0]))
            ?.querySelector('a') ?? null;
        """,
        user);
    followLink("Manage email apps");
    setBox(AUTHENTICATED_SMTP, true, "Save changes");
  }

  /** Goes to a site's first page, and signs in where nobody is signed in there yet. */
  private void open(String host) {
    browser.in(SURFACE).get("https://" + host + "/");
    if (!isAt(host)) {
      signIn.accept(new MicrosoftPages(browser, SURFACE));
      require(isAt(host), "to be back at " + host);
    }
  }

  private boolean isAt(String host) {
    return host.equals(browser.ask(SURFACE, "return location.hostname"));
  }

  private void followLink(String text) {
    follow(
        "the link \"" + text + '"',
        """
        return [...document.querySelectorAll('a[href]')]
            .find((link) => link.innerText.trim() === arguments[0]) ?? null;
        """,
        text);
  }

  private void choose(String field, String option) {
    if (!(browser.find(
            SURFACE,
            FIELD
                + "return [...field?.options ?? []].find((each) => each.text === arguments[1])"
                + " ?? null",
            field,
            option)
        instanceof WebElement choice)) {
      throw shows("the choice \"" + option + "\" of \"" + field + '"');
    }
    choice.click();
  }

  /** Has a box ticked or not, saves, and looks whether the page has kept it. */
  private void setBox(String label, boolean ticked, String button) {
    if (isTicked(label) != ticked) {
      require(browser.click(SURFACE, FIELD + "return field", label), "the box \"" + label + '"');
    }
    save(label, button);
    require(
        isTicked(label) == ticked,
        "the box \"" + label + "\" to be " + (ticked ? "ticked" : "empty"));
  }

  private boolean isTicked(String label) {
    if (browser.ask(SURFACE, FIELD + "return field?.checked ?? null", label)
        instanceof Boolean ticked) {
      return ticked;
    }
    throw shows("the box \"" + label + '"');
  }

  /** Presses a button of the form that a field is in. */
  private void save(String field, String button) {
    follow(
        "the button \"" + button + '"',
        FIELD
            + """
            return [...field?.form.querySelectorAll('button') ?? []]
                .find((each) => each.innerText.trim() === arguments[1]) ?? null;
            """,
        field,
        button);
  }

  private void follow(String what, String script, Object... arguments) {
    require(browser.follow(SURFACE, script, arguments), what);
  }

  private void require(boolean holds, String expected) {
    if (!holds) {
      throw shows(expected);
    }
  }

  private AssertionError shows(String expected) {
    return new AssertionError(
        "Expected "
            + expected
            + " in the admin center, but it shows:\n"
            + browser.ask(SURFACE, "return document.body.innerText"));
  }
}
