package dev.platen.printer.webconfig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person with a browser that accepts the printer's certificate, has cookies and no scripts. */
final class Browser {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .sslContext(trustAll())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  final String origin;
  final Map<String, String> cookies = new HashMap<>();
  final List<String> setCookies = new ArrayList<>();
  HttpResponse<String> response;
  Document page = new Document("");

  @SuppressWarnings("NullAway.Init") // there is a response once something was asked for
  Browser(int port) {
    this.origin = "https://127.0.0.1:" + port;
  }

  /** Opens a path and follows redirects. */
  Document open(String path) throws IOException, InterruptedException {
    get(path);
    return follow();
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(origin + path)).GET();
    return send(request, headers);
  }

  HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(request, headers);
  }

  /** Chooses a file in the form of the button, clicks it and follows. */
  Document upload(String button, String field, String fileName, byte[] content)
      throws IOException, InterruptedException {
    String boundary = "----PlatenTestBoundary7MA4YWxkTrZu0gW";
    var body = new ByteArrayOutputStream();
    for (var entry : fields(button).entrySet()) {
      if (!entry.getKey().equals(field)) {
        body.writeBytes(part(boundary, "name=\"" + entry.getKey() + "\"", ""));
        body.writeBytes((entry.getValue() + "\r\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    body.writeBytes(
        part(
            boundary,
            "name=\"" + field + "\"; filename=\"" + fileName + "\"",
            "Content-Type: application/octet-stream\r\n"));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    Element form = Objects.requireNonNull(page.expectFirst(button).closest("form"));
    var request =
        HttpRequest.newBuilder(URI.create(origin + form.attr("action")))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    send(request);
    return follow();
  }

  private static byte[] part(String boundary, String disposition, String headers) {
    return ("--"
            + boundary
            + "\r\nContent-Disposition: form-data; "
            + disposition
            + "\r\n"
            + headers
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    response = CLIENT.send(request.build(), BodyHandlers.ofString());
    for (String line : response.headers().allValues("set-cookie")) {
      setCookies.add(line);
      String pair = line.substring(0, line.indexOf(';'));
      String name = pair.substring(0, pair.indexOf('='));
      String value = pair.substring(name.length() + 1);
      if (value.isEmpty()) {
        cookies.remove(name);
      } else {
        cookies.put(name, value);
      }
    }
    page = Jsoup.parse(response.body(), origin);
    return response;
  }

  Document follow() throws IOException, InterruptedException {
    while (response.statusCode() == 303) {
      get(response.headers().firstValue("location").orElseThrow());
    }
    return page;
  }

  /** The fields that the form of this button sends; hidden rows send theirs too. */
  Map<String, String> fields(String button) {
    Element form = Objects.requireNonNull(page.expectFirst(button).closest("form"));
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element control : form.select("input, select")) {
      if (control.is("[type=radio]") && !control.hasAttr("checked")) {
        continue;
      }
      fields.put(
          control.attr("name"),
          control.is("select")
              ? control.expectFirst("option[selected]").attr("value")
              : control.attr("value"));
    }
    return fields;
  }

  /** Types into the form of the button, clicks it and follows. */
  Document click(String button, Map<String, String> typed)
      throws IOException, InterruptedException {
    Map<String, String> fields = fields(button);
    fields.putAll(typed);
    Element element = page.expectFirst(button);
    String action =
        element.hasAttr("formaction")
            ? element.attr("formaction")
            : Objects.requireNonNull(element.closest("form")).attr("action");
    post(action, fields);
    return follow();
  }

  Document click(String button) throws IOException, InterruptedException {
    return click(button, Map.of());
  }

  /** Logs in as the guide says: Log in, password, OK. */
  Document logIn(String password) throws IOException, InterruptedException {
    open(SiteMap.LANDING);
    open(page.expectFirst("#logIn").attr("href"));
    return click("#ok", Map.of("INPUTT_PASSWORD", password));
  }

  boolean shows(String css) {
    Element element = page.selectFirst(css);
    if (element == null) {
      return false;
    }
    return !element.hasAttr("hidden")
        && element.parents().stream().noneMatch(parent -> parent.hasAttr("hidden"));
  }

  String path() {
    return response.uri().getPath();
  }

  private static SSLContext trustAll() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustAll()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
