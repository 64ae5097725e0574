package dev.platen.stubs.entra.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks another service, passes its answers on, and keeps each as a WireMock mapping: of the same
 * request the first answer, then the second, and so on. Tokens, codes and cookies are not in what
 * is kept, nor are pages; a client that is answered by it later gets {@code ***} for a token.
 */
public final class RecordingProxy implements Service, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingProxy.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> NOT_SENT =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "te",
          "transfer-encoding",
          "upgrade");
  private static final Set<String> NOT_PASSED_ON =
      Set.of(":status", "connection", "content-encoding", "content-length", "transfer-encoding");
  private static final Set<String> NOT_KEPT =
      Set.of("set-cookie", "date", "client-request-id", "x-ms-request-id");

  private final Recording recording;
  private final HttpClient client;
  private final AtomicInteger files = new AtomicInteger();
  private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

  /**
   * @throws IOException where the folder cannot be made
   */
  public RecordingProxy(Recording recording) throws IOException {
    this.recording = recording;
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
    recording.trust().ifPresent(builder::sslContext);
    client = builder.build();
    Files.createDirectories(recording.folder());
  }

  @Override
  public Reply answer(Request request) {
    try {
      HttpResponse<String> response =
          client.send(
              outgoing(request), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      List<Reply.Header> headers = new ArrayList<>();
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                  values.forEach(value -> headers.add(new Reply.Header(name, value)));
                }
              });
      Reply reply = new Reply(response.statusCode(), headers, response.body());
      keep(request, reply);
      return reply;
    } catch (IOException e) {
      LOG.warn("{} could not be recorded: {}", request, e.toString());
      return Reply.empty(502);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.empty(502);
    }
  }

  private HttpRequest outgoing(Request request) {
    StringBuilder target = new StringBuilder();
    request.segments().forEach(segment -> target.append('/').append(encoded(segment)));
    String query = encoded(request.query());
    URI base = recording.service();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(
                URI.create(
                    base.getScheme()
                        + "://"
                        + base.getAuthority()
                        + (target.isEmpty() ? "/" : target)
                        + (query.isEmpty() ? "" : "?" + query)))
            .timeout(PATIENCE);
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!NOT_SENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
              }
            });
    String body = request.text().isEmpty() ? encoded(request.form()) : request.text();
    return builder
        .method(
            request.method(),
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String encoded(Parameters parameters) {
    List<String> pairs = new ArrayList<>();
    parameters
        .values()
        .forEach(
            (name, values) ->
                values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
    return String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  // --- What is kept

  private void keep(Request request, Reply reply) throws IOException {
    String grant = request.form().value("grant_type").orElse("");
    String key = request.method() + " " + request.path() + (grant.isEmpty() ? "" : " " + grant);
    int turn = seen.computeIfAbsent(key, unseen -> new AtomicInteger()).getAndIncrement();
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("method", request.method());
    asked.put("urlPath", request.path());
    if (!grant.isEmpty()) {
      asked.put("formParameters", Map.of("grant_type", Map.of("equalTo", grant)));
    }
    Map<String, Object> mapping = new LinkedHashMap<>();
    mapping.put("name", key);
    mapping.put("request", asked);
    mapping.put("response", kept(reply));
    mapping.put("scenarioName", key);
    mapping.put("requiredScenarioState", turn == 0 ? "Started" : "after " + turn);
    mapping.put("newScenarioState", "after " + (turn + 1));
    String name =
        String.format(
            Locale.ROOT,
            "%04d-%s.json",
            files.incrementAndGet(),
            key.replaceAll("[^A-Za-z0-9.]+", "-"));
    Files.writeString(recording.folder().resolve(name), Json.write(mapping));
  }

  private static Map<String, Object> kept(Reply reply) {
    Map<String, Object> headers = new LinkedHashMap<>();
    for (Reply.Header header : reply.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (name.equals("location")) {
        headers.put(header.name(), Secrets.maskedLocation(header.value()));
      } else if (!NOT_KEPT.contains(name)) {
        headers.put(header.name(), header.value());
      }
    }
    boolean json =
        reply.header("Content-Type").filter(type -> type.contains("application/json")).isPresent();
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("status", reply.status());
    kept.put("headers", headers);
    kept.put("body", json ? Secrets.masked(reply.body()) : "");
    return kept;
  }

  @Override
  public void close() {
    client.close();
  }
}
