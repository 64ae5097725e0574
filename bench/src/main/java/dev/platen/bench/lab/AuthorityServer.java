package dev.platen.bench.lab;

import dev.platen.bench.BenchException;
import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.entra.EntraId;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.util.Locale;
import java.util.Map;

/**
 * A page over plain HTTP, for everybody: the bench's certificate authority, to be imported where
 * nothing of the bench is trusted yet. It holds nothing secret. Who asks it for one of Microsoft's
 * names is led to HTTPS, as there.
 */
final class AuthorityServer implements AutoCloseable {
  private static final HttpString POLICY = new HttpString("Content-Security-Policy");
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final CertificateAuthority ca;
  private final Undertow server;

  private AuthorityServer(InetAddress address, int port, CertificateAuthority ca) {
    this.ca = ca;
    this.server =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(1)
            .addHttpListener(port, address.getHostAddress(), this::answer)
            .build();
  }

  /**
   * @param port 0 for any free one
   * @throws BenchException where the port cannot be had
   */
  static AuthorityServer start(InetAddress address, int port, CertificateAuthority ca) {
    AuthorityServer started = new AuthorityServer(address, port, ca);
    try {
      started.server.start();
    } catch (RuntimeException e) {
      throw new BenchException(
          "The page with the certificate authority cannot listen on %s:%d (%s)."
              .formatted(address.getHostAddress(), port, e.getMessage()),
          e);
    }
    return started;
  }

  int port() {
    return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
  }

  private void answer(HttpServerExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .put(POLICY, "default-src 'self'; frame-ancestors 'none'; base-uri 'none'")
        .put(new HttpString("X-Content-Type-Options"), "nosniff")
        .put(Headers.CACHE_CONTROL, "no-store");
    String host = String.valueOf(exchange.getHostName()).toLowerCase(Locale.ROOT);
    if (EntraId.hosts().contains(host)) {
      String query = exchange.getQueryString();
      exchange.setStatusCode(301);
      exchange
          .getResponseHeaders()
          .put(
              Headers.LOCATION,
              "https://" + host + exchange.getRequestPath() + (query.isEmpty() ? "" : "?" + query));
      return;
    }
    switch (exchange.getRequestPath()) {
      case "/" -> page(exchange);
      case "/ca.pem" ->
          send(exchange, "application/x-pem-file", Files.readAllBytes(ca.certificateFile()));
      case "/ca.cer" -> send(exchange, "application/pkix-cert", der());
      case "/console.css" -> {
        try (InputStream style =
            dev.platen.bench.console.Console.class.getResourceAsStream("console.css")) {
          send(
              exchange,
              "text/css; charset=utf-8",
              style == null ? new byte[0] : style.readAllBytes());
        }
      }
      default -> {
        exchange.setStatusCode(404);
        send(
            exchange,
            "text/plain; charset=utf-8",
            "Not here. The certificate authority is at /ca.pem and /ca.cer.\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }

  private byte[] der() {
    try {
      return ca.certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("The authority's certificate cannot be encoded", e);
    }
  }

  private void page(HttpServerExchange exchange) {
    StringOutput html = new StringOutput();
    templates.render(
        "lab/authority.jte",
        Map.<String, Object>of(
            "sha256", Fingerprint.of(ca.certificate(), "SHA-256"),
            "sha1", Fingerprint.of(ca.certificate(), "SHA-1"),
            "subject", ca.certificate().getSubjectX500Principal().getName()),
        html);
    send(
        exchange,
        "text/html; charset=utf-8",
        html.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static void send(HttpServerExchange exchange, String type, byte[] content) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    exchange.getResponseSender().send(ByteBuffer.wrap(content));
  }

  @Override
  public void close() {
    server.stop();
  }
}
