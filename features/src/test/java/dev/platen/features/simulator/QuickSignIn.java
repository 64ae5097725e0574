package dev.platen.features.simulator;

import dev.platen.features.device.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.net.ssl.SSLContext;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Walks through Microsoft's sign-in pages without a browser, form by form: for scenarios that
 * presuppose a sign-in and do not prove it.
 */
public final class QuickSignIn {
  private static final int MOST_PAGES = 8;
  private final String entra;
  private final SSLContext trust;

  /**
   * @param entra where Entra ID answers, for example {@code https://localhost:8744}
   */
  public QuickSignIn(String entra, SSLContext trust) {
    this.entra = entra;
    this.trust = trust;
  }

  /**
   * Enters a code, signs in, consents for the organization where asked, and confirms.
   *
   * @throws AssertionError where Microsoft's pages end elsewhere; shows the last page
   */
  public void approve(String userCode, Account account) {
    try {
      Connection session = Jsoup.newSession().sslContext(trust).ignoreHttpErrors(true);
      Document page = session.newRequest(entra + "/common/oauth2/deviceauth").get();
      for (int i = 0; i < MOST_PAGES; i++) {
        Element message = page.getElementById("message");
        if (message != null) {
          return;
        }
        page = submit(page, userCode, account);
      }
      throw new AssertionError("Microsoft's pages do not end:\n" + page.text());
    } catch (IOException e) {
      throw new UncheckedIOException("Microsoft's pages do not answer", e);
    }
  }

  private static Document submit(Document page, String userCode, Account account)
      throws IOException {
    FormElement form =
        page.forms().stream()
            .filter(candidate -> !candidate.select("#idSIButton9").isEmpty())
            .findFirst()
            .orElseThrow(() -> new AssertionError("No way on from this page:\n" + page.text()));
    fill(form, "otc", userCode);
    fill(form, "loginfmt", account.name());
    fill(form, "passwd", account.password());
    for (Element box : form.select("input[type=checkbox]")) {
      box.attr("checked", "checked");
    }
    // Only the button that is pressed is sent.
    form.select("input[type=submit]:not(#idSIButton9)").forEach(Element::remove);
    return form.submit().execute().parse();
  }

  private static void fill(FormElement form, String name, String value) {
    Element field = form.selectFirst("input[name=" + name + "]");
    if (field != null) {
      field.attr("value", value);
    }
  }
}
