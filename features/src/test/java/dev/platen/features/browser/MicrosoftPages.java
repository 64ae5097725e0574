package dev.platen.features.browser;

import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Microsoft's sign-in pages in the window that the printer's link opened. Fields are found by the
 * ids that scripts in the field rely on (reference entra 6.1), buttons by id and checked by label.
 */
public final class MicrosoftPages {
  public static final String SURFACE = "microsoft";
  private static final String BUTTON = "idSIButton9";
  private final Browser browser;

  public MicrosoftPages(Browser browser) {
    this.browser = browser;
  }

  public void enterCode(String userCode, String next) {
    field("otc").sendKeys(userCode);
    submit(next);
  }

  public void enterAccount(String name, String next) {
    field("i0116").sendKeys(name);
    submit(next);
  }

  public void enterPassword(String password, String signIn) {
    field("i0118").sendKeys(password);
    submit(signIn);
  }

  /** Ticks the box with this label and accepts. */
  public void consent(String forOrganization, String accept) {
    wait(By.xpath("//label[normalize-space(.)=" + Xpath.literal(forOrganization) + "]")).click();
    if (!window().findElement(By.cssSelector("input[type=checkbox]")).isSelected()) {
      throw new AssertionError("The box \"" + forOrganization + "\" is not ticked after a click");
    }
    submit(accept);
  }

  /** Whether the page asks for permissions, which it does until somebody has consented. */
  public boolean asksForConsent() {
    wait(By.id(BUTTON));
    return !window().findElements(By.cssSelector("input[type=checkbox]")).isEmpty();
  }

  /** Continues on the page that asks whether one meant this application; reads the last page. */
  public String confirmAndReadResult() {
    wait(By.id(BUTTON));
    browser.follow(SURFACE, "return document.getElementById('" + BUTTON + "')");
    return wait(By.id("message")).getText();
  }

  /** The text of the page that is shown. */
  public String text() {
    return String.valueOf(browser.ask(SURFACE, "return document.body.innerText"));
  }

  private WebElement field(String id) {
    return wait(By.id(id));
  }

  private void submit(String label) {
    if (!browser.follow(
        SURFACE,
        """
        const button = document.getElementById(arguments[0]);
        return button.getAttribute('value') === arguments[1] ? button : null;
        """,
        BUTTON,
        label)) {
      throw new AssertionError(
          "Expected the button \"" + label + "\" on Microsoft's page, but it shows:\n" + text());
    }
  }

  private WebElement wait(By what) {
    return new WebDriverWait(window(), Duration.ofSeconds(10), Duration.ofMillis(20))
        .withMessage(() -> "Microsoft's page shows instead: " + text())
        .until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  private ChromeDriver window() {
    return browser.in(SURFACE);
  }
}
