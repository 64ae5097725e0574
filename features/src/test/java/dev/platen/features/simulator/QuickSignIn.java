package dev.platen.features.simulator;

import dev.platen.features.device.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
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

  /**
   * Signs in for an application that waits for its redirect (RFC 6749 section 4.1), consenting for
   * the organization where asked.
   *
   * @param request the authorization request, under Microsoft's own name
   * @return the query parameters of the redirect
   */
  public Map<String, String> authorize(URI request, URI redirect, Account account) {
    try {
      Connection session = Jsoup.newSession().sslContext(trust).ignoreHttpErrors(true);
      Document page =
          session.newRequest(entra + request.getRawPath() + "?" + request.getRawQuery()).get();
      for (int i = 0; i < MOST_PAGES; i++) {
        Connection.Response answer =
            form(page, "", account).submit().followRedirects(false).execute();
        String location = answer.header("Location");
        if (location != null && location.startsWith(redirect.toString())) {
          return query(URI.create(location));
        }
        page = answer.parse();
      }
      throw new AssertionError("Microsoft's pages do not end:\n" + page.text());
    } catch (IOException e) {
      throw new UncheckedIOException("Microsoft's pages do not answer", e);
    }
  }

  private static Map<String, String> query(URI address) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : address.getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static Document submit(Document page, String userCode, Account account)
      throws IOException {
    return form(page, userCode, account).submit().execute().parse();
  }

  private static FormElement form(Document page, String userCode, Account account) {
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
    return form;
  }

  private static void fill(FormElement form, String name, String value) {
    Element field = form.selectFirst("input[name=" + name + "]");
    if (field != null) {
      field.attr("value", value);
    }
  }
}
