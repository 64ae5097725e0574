package dev.platen.stubs.entra.http;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A service as WireMock knows it: it transforms the reply of the mapping with its name. */
final class WireMockService implements ResponseDefinitionTransformerV2 {
  private final Service service;

  WireMockService(Service service) {
    this.service = service;
  }

  @Override
  public String getName() {
    return HttpsFront.NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Reply reply = service.answer(request(event.getRequest()));
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(reply.status())
        .withHeaders(headers(reply))
        .withBody(reply.body())
        .build();
  }

  private static Request request(com.github.tomakehurst.wiremock.http.Request request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (request.getHeaders() != null) {
      for (HttpHeader header : request.getHeaders().all()) {
        headers.computeIfAbsent(header.key(), key -> new ArrayList<>()).addAll(header.values());
      }
    }
    byte[] body = request.getBody();
    return Request.of(
        request.getMethod().getName(),
        "https",
        authority(headers, request),
        request.getUrl(),
        headers,
        body == null ? new byte[0] : body,
        request.getClientIp());
  }

  /** HTTP/2 has no Host header. */
  private static String authority(
      Map<String, List<String>> headers, com.github.tomakehurst.wiremock.http.Request request) {
    List<String> host = headers.getOrDefault("Host", List.of());
    if (!host.isEmpty()) {
      return host.getFirst();
    }
    return request.getPort() == 443 || request.getPort() <= 0
        ? request.getHost()
        : request.getHost() + ":" + request.getPort();
  }

  private static HttpHeaders headers(Reply reply) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (Reply.Header header : reply.headers()) {
      byName.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value());
    }
    List<HttpHeader> all = new ArrayList<>();
    byName.forEach((name, values) -> all.add(new HttpHeader(name, values)));
    return new HttpHeaders(all);
  }

  /** Notes each request, whoever answered it. */
  static final class Noting implements ServeEventListener {
    private final RequestJournal journal;

    Noting(RequestJournal journal) {
      this.journal = journal;
    }

    @Override
    public String getName() {
      return "journal";
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
      boolean own =
          Optional.ofNullable(event.getStubMapping())
              .map(mapping -> HttpsFront.NAME.equals(mapping.getName()))
              .orElse(true);
      journal.add(
          request(event.getRequest()),
          event.getResponse().getStatus(),
          Optional.ofNullable(event.getResponse().getBodyAsString()).orElse(""),
          location(event),
          !own);
    }

    private static String location(ServeEvent event) {
      HttpHeaders headers = event.getResponse().getHeaders();
      if (headers == null || !headers.getHeader("Location").isPresent()) {
        return "";
      }
      return headers.getHeader("Location").firstValue();
    }
  }
}
