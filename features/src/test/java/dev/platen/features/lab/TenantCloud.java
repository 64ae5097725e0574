package dev.platen.features.lab;

import dev.platen.features.browser.Browser;
import dev.platen.features.browser.MicrosoftPages;
import dev.platen.features.device.Account;
import dev.platen.features.device.AdminCenters;
import dev.platen.features.device.Administration;
import dev.platen.features.device.FaxProvider;
import dev.platen.features.device.Labels;
import dev.platen.features.device.Mailbox;
import dev.platen.features.device.WebConfig.CodeScreen;
import dev.platen.features.device.Wires;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.opentest4j.TestAbortedException;

/**
 * An organization at Microsoft, the same for all scenarios. Nothing is changed or broken there:
 * scenarios that would have to are skipped.
 *
 * @param mailboxes reads a mailbox by its address
 */
record TenantCloud(
    String applicationName,
    Account administrator,
    Account employee,
    String recipientAddress,
    Function<String, Mailbox> mailboxes)
    implements LabCloud {

  @Override
  public Mailbox recipient() {
    return mailbox(recipientAddress);
  }

  @Override
  public Mailbox mailbox(String address) {
    return mailboxes.apply(address);
  }

  @Override
  public Account personalAccount() {
    throw lacking("a personal account of Microsoft's");
  }

  @Override
  public String verificationUrl(Account account) {
    return "https://microsoft.com/devicelogin";
  }

  @Override
  public FaxProvider faxProvider() {
    throw lacking("an Internet fax provider");
  }

  @Override
  public Administration administration() {
    throw lacking("an organization whose switches may be changed");
  }

  @Override
  public AdminCenters adminCenters(Browser browser, Consumer<MicrosoftPages> signIn) {
    throw lacking("an organization whose switches may be changed");
  }

  @Override
  public Wires wires() {
    throw lacking("a cloud that can be broken for one printer");
  }

  /** By the pages themselves, for nothing else can. */
  @Override
  public void approve(CodeScreen code, Account account, Browser browser) {
    Labels labels = Labels.ofTheGuide();
    MicrosoftPages pages = new MicrosoftPages(browser, MicrosoftPages.SURFACE);
    pages.open(code.url());
    pages.enterCode(code.userCode(), labels.text("ms.next", "en"));
    pages.enterAccount(account.name(), labels.text("ms.next", "en"));
    pages.enterPassword(account.password(), labels.text("ms.sign_in", "en"));
    if (pages.asksForConsent()) {
      pages.accept(labels.text("ms.accept", "en"));
    }
    pages.confirmAndReadResult();
  }

  @Override
  public Map<String, String> records() {
    return Map.of();
  }

  private static TestAbortedException lacking(String what) {
    return new TestAbortedException(
        "This scenario needs %s, and the device file names a real tenant".formatted(what));
  }

  @Override
  public void close() {}
}
