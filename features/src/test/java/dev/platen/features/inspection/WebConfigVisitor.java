package dev.platen.features.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A visitor of Web Config without a browser: keeps cookies, follows no redirect by itself. */
final class WebConfigVisitor {
  static final String LOG_IN = "/PRESENTATION/ADVANCED/PASSWORD/TOP";
  static final String LOG_IN_SET = "/PRESENTATION/ADVANCED/PASSWORD/SET";
  static final String TOKEN = "INPUTT_SETUPTOKEN";
  private static final int MOST_PAGES = 300;
  private static final SSLContext ANY_CERTIFICATE = trustAll();
  private final URI base;
  private final HttpClient client;

  /**
   * What Web Config answers.
   *
   * @param location of a redirect, otherwise empty
   */
  record Answer(int status, String location, String contentType, String body) {
    Document page() {
      return Jsoup.parse(body);
    }

    boolean isPage() {
      return contentType.startsWith("text/html");
    }
  }

  WebConfigVisitor(URI base) {
    this.base = base;
    this.client =
        HttpClient.newBuilder()
            .sslContext(ANY_CERTIFICATE)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  Answer get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET().build());
  }

  Answer post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return send("POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(body));
  }

  Answer send(String method, String path, String contentType, BodyPublisher body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", contentType)
            .method(method, body)
            .build());
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Location").orElse(""),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The token that the forms of this visitor carry now. */
  String token() {
    Element token =
        get("/PRESENTATION/ADVANCED/COMMON/TOP").page().selectFirst("input[name=" + TOKEN + "]");
    if (token == null) {
      token = get(LOG_IN).page().selectFirst("input[name=" + TOKEN + "]");
    }
    return token == null ? "" : token.attr("value");
  }

  void logIn(String password) {
    Answer answer =
        post(LOG_IN_SET, Map.of(TOKEN, token(), "INPUTT_PASSWORD", password, "INPUTT_WANTED", ""));
    if (answer.status() != 303) {
      throw new AssertionError("Not logged in: " + answer.page().text());
    }
  }

  /** Every page that links, redirects and the addresses of forms lead to, by its path. */
  Map<String, Document> pages() {
    Map<String, Document> found = new LinkedHashMap<>();
    Map<String, Boolean> known = new LinkedHashMap<>();
    Deque<String> next = new ArrayDeque<>();
    next.add("/");
    while (!next.isEmpty() && known.size() < MOST_PAGES) {
      String path = next.poll();
      if (known.putIfAbsent(path, true) != null) {
        continue;
      }
      Answer answer = get(path);
      if (!answer.location().isEmpty()) {
        add(path, answer.location(), next);
      } else if (answer.status() == 200 && answer.isPage()) {
        Document page = answer.page();
        found.put(path, page);
        page.select("a[href]").forEach(link -> add(path, link.attr("href"), next));
        page.select("[action]").forEach(form -> add(path, form.attr("action"), next));
        page.select("[formaction]").forEach(button -> add(path, button.attr("formaction"), next));
      }
    }
    return found;
  }

  private void add(String from, String link, Deque<String> next) {
    URI target = base.resolve(from).resolve(link.replace(" ", "%20"));
    if (!base.getAuthority().equals(target.getAuthority())) {
      return;
    }
    // Log-in pages differ only in where they lead afterwards.
    String path = target.getRawPath();
    next.add(
        path.equals(LOG_IN) || target.getRawQuery() == null
            ? path
            : path + "?" + target.getRawQuery());
  }

  private static SSLContext trustAll() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Printers sign their certificates themselves; who they are is not what is inspected here. */
  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
