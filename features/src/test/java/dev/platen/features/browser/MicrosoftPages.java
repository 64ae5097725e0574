package dev.platen.features.browser;

import java.net.URI;
import java.util.List;

/**
 * Microsoft's sign-in pages in the window that the printer's link opened. Fields are found by the
 * ids that scripts in the field rely on (reference entra 6.1), buttons by id and checked by label.
 */
public final class MicrosoftPages {
  public static final String SURFACE = "microsoft";
  private static final String BUTTON = "idSIButton9";

  /** The button that goes on; a personal account's consent page calls it otherwise. */
  private static final String BUTTONS = "#idSIButton9, #idBtn_Accept";

  private final Browser browser;
  private final String surface;

  /**
   * @param surface the window that shows them: one of their own, or the panel's browser
   */
  public MicrosoftPages(Browser browser, String surface) {
    this.browser = browser;
    this.surface = surface;
  }

  /** Opens the address that the printer shows. */
  public void open(URI address) {
    browser.note("Opens " + address);
    browser.in(surface).get(address.toString());
  }

  public void enterCode(String userCode, String next) {
    browser.note("Enters the code, and “" + next + "”");
    type("otc", userCode);
    submit(next);
  }

  public void enterAccount(String name, String next) {
    browser.note("Enters " + name + ", and “" + next + "”");
    type("i0116", name);
    submit(next);
  }

  public void enterPassword(String password, String signIn) {
    browser.note("Enters the password, and “" + signIn + "”");
    type("i0118", password);
    submit(signIn);
  }

  /** Ticks the box with this label and accepts. */
  public void consent(String forOrganization, String accept) {
    browser.note("Ticks “" + forOrganization + "”, and “" + accept + "”");
    if (!browser.click(
        surface,
        """
        return [...document.querySelectorAll('label')]
            .find((label) => label.innerText.trim() === arguments[0]) ?? null;
        """,
        forOrganization)) {
      throw shows("the box \"" + forOrganization + '"');
    }
    if (!isTicked()) {
      throw new AssertionError("The box \"" + forOrganization + "\" is not ticked after a click");
    }
    submit(accept);
  }

  private boolean isTicked() {
    return Boolean.TRUE.equals(
        browser.ask(
            surface, "return document.querySelector('input[type=checkbox]:checked') !== null"));
  }

  /** Accepts the permissions without ticking anything. */
  public void accept(String accept) {
    browser.note("Clicks “" + accept + "”");
    submit(accept);
  }

  /** Whether the page asks for permissions, which it does until somebody has consented. */
  public boolean asksForConsent() {
    return "ConvergedConsent".equals(pageId());
  }

  /** Whether consent can be given for the whole organization here. */
  public boolean asksForOrganization() {
    return Boolean.TRUE.equals(
        browser.ask(surface, "return document.querySelector('input[type=checkbox]') !== null"));
  }

  private String pageId() {
    return String.valueOf(
        browser.ask(surface, "return document.querySelector('meta[name=PageID]')?.content ?? ''"));
  }

  /** Clicks the button with this label, whatever it is. */
  public void click(String label) {
    browser.note("Clicks “" + label + "”");
    if (!browser.follow(
        surface,
        """
        return [...document.querySelectorAll('input[type=submit]')]
            .find((button) => button.value === arguments[0]) ?? null;
        """,
        label)) {
      throw shows("the button \"" + label + '"');
    }
  }

  /** The labels of the fields on the page. */
  public List<String> fields() {
    return browser.ask(
                surface,
                "return [...document.querySelectorAll('label')].map((label) => label.innerText)")
            instanceof List<?> labels
        ? labels.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Continues on the page that asks whether one meant this application; reads the last page. */
  public String confirmAndReadResult() {
    browser.note("Confirms that this application was meant");
    if (!browser.follow(surface, "return document.getElementById('" + BUTTON + "')")) {
      throw shows("the button to continue");
    }
    if (browser.ask(surface, "return document.getElementById('message')?.innerText ?? null")
        instanceof String message) {
      return message;
    }
    throw shows("the last page");
  }

  /** The text of the page that is shown. */
  public String text() {
    return String.valueOf(browser.ask(surface, "return document.body.innerText"));
  }

  private void type(String id, String text) {
    browser.await(surface, "return document.getElementById(arguments[0]) !== null", id);
    if (!browser.type(surface, "return document.getElementById(arguments[0])", text, id)) {
      throw shows("the field " + id);
    }
  }

  private void submit(String label) {
    if (!browser.follow(
        surface,
        """
        return [...document.querySelectorAll(arguments[0])]
            .find((button) => button.value === arguments[1]) ?? null;
        """,
        BUTTONS,
        label)) {
      throw shows("the button \"" + label + '"');
    }
  }

  private AssertionError shows(String expected) {
    return new AssertionError(
        "Expected " + expected + " on Microsoft's page, but it shows:\n" + text());
  }
}
