package dev.platen.stubs.entra.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.http.HttpFields;

/**
 * Reads a request as WireMock would, without WireMock: where nobody overrides the service, half of
 * the time of a reply is spent in looking for who might. Only what both read alike is read here.
 */
final class DirectRequest {
  /** Of these WireMock makes something of its own. */
  private static final List<String> NOT_DIRECT =
      List.of("content-encoding", "transfer-encoding", "x-forwarded-for", "expect", "upgrade");

  private DirectRequest() {}

  /** The request; nothing where it is better left to WireMock. */
  static Optional<Request> of(HttpFields fields, HttpServletRequest request) throws IOException {
    String method = request.getMethod();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpField field : fields) {
      headers
          .computeIfAbsent(field.getName(), name -> new ArrayList<>(1))
          .add(Objects.requireNonNullElse(field.getValue(), ""));
    }
    List<String> host = headers.getOrDefault("Host", List.of());
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    int length = request.getContentLength();
    boolean direct =
        !host.isEmpty()
            && (method.equals("GET") ? length <= 0 : method.equals("POST") && length >= 0)
            && length <= Request.MAX_BODY
            && !type.toLowerCase(Locale.ROOT).startsWith("multipart/")
            && NOT_DIRECT.stream().noneMatch(headers::containsKey);
    if (!direct) {
      return Optional.empty();
    }
    String query = request.getQueryString();
    return Optional.of(
        Request.of(
            method,
            "https",
            host.getFirst(),
            request.getRequestURI() + (query == null ? "" : "?" + query),
            headers,
            length > 0 ? request.getInputStream().readNBytes(length) : new byte[0],
            request.getRemoteAddr()));
  }
}
