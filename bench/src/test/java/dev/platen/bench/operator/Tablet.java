package dev.platen.bench.operator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts, as a person beside a printer would use it. */
final class Tablet implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String language;
  private Optional<HttpResponse<String>> last = Optional.empty();
  private Document page = new Document("");

  Tablet(String language) {
    this.language = language;
  }

  /** One that is paired, with somebody who has said a name, at the page of a station. */
  static Tablet at(Station station, String name, String language) {
    Tablet tablet = new Tablet(language);
    tablet.open(station.invitation());
    tablet.submit("form[action=/name]", Map.of("name", name));
    return tablet;
  }

  Document page() {
    return page;
  }

  int status() {
    return response().statusCode();
  }

  HttpResponse<String> response() {
    return last.orElseThrow();
  }

  Tablet open(URI address) {
    return take(HttpRequest.newBuilder(address).build());
  }

  /** Looks again at the page until it asks for something. */
  Element awaitTask(Station station) {
    Awaitility.await()
        .until(() -> !open(station.address()).page.select("[data-instruction]").isEmpty());
    return page.expectFirst("[data-instruction]");
  }

  private Tablet take(HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(request, (name, value) -> true)
                  .header("Accept-Language", language)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      page = Jsoup.parse(response.body(), response.uri().toString());
      last = Optional.of(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return this;
  }

  /** Sends a form of the page, its hidden fields and what is given. */
  Tablet submit(String form, Map<String, String> fields) {
    return submit(form, fields, new byte[0], false);
  }

  /** Presses a button under the instruction. */
  Tablet answer(String button) {
    return submit("form:has([data-answer=" + button + "])", Map.of("answer", button));
  }

  Tablet upload(byte[] file) {
    return submit("form:has(#file)", Map.of("answer", "file"), file, true);
  }

  private Tablet submit(String form, Map<String, String> typed, byte[] file, boolean hasFile) {
    Element found = page.selectFirst(form);
    if (found == null) {
      throw new AssertionError("No " + form + " in\n" + page);
    }
    Map<String, String> fields = new HashMap<>();
    found.select("input[type=hidden]").forEach(i -> fields.put(i.attr("name"), i.attr("value")));
    fields.putAll(typed);
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(found.absUrl("action")));
    if (found.attr("enctype").isEmpty()) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
      String body =
          fields.entrySet().stream()
              .map(field -> field.getKey() + "=" + encoded(field.getValue()))
              .collect(Collectors.joining("&"));
      return take(request.POST(BodyPublishers.ofString(body)).build());
    }
    request.header("Content-Type", "multipart/form-data; boundary=between");
    return take(request.POST(BodyPublishers.ofByteArray(parts(fields, file, hasFile))).build());
  }

  private static byte[] parts(Map<String, String> fields, byte[] file, boolean hasFile) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            body.writeBytes(
                utf8(
                    "--between\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(name, value))));
    if (hasFile) {
      body.writeBytes(
          utf8(
              """
              --between\r
              Content-Disposition: form-data; name="file"; filename="../../a.html"\r
              Content-Type: text/html\r
              \r
              """));
      body.writeBytes(file);
      body.writeBytes(utf8("\r\n"));
    }
    body.writeBytes(utf8("--between--\r\n"));
    return body.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
