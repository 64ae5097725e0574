package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.Form;
import dev.platen.printer.http.PrinterCertificate;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Headers;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Web Config of one printer: HTTPS with the printer's self-signed certificate, and HTTP that only
 * redirects there with 307, as printers do (reference printer 1.5).
 *
 * <pre>{@code
 * try (var webConfig = WebConfig.start(WebConfigOptions.of(loopback, 0, 0, folder, worker), device)) {
 *   browse("https://127.0.0.1:" + webConfig.httpsPort() + "/");
 * }
 * }</pre>
 */
public final class WebConfig implements AutoCloseable {
  /** As printers name themselves: the vendor's name and the kind of system (reference 1.5). */
  private static final String SERVER = "EPSON_Linux UPnP/1.0";

  private static final int REQUEST_TIME_OUT_MILLIS = 60_000;
  private static final int MAX_HEADER_BYTES = 32 * 1024;
  private static final int TEMPORARY_REDIRECT = 307;
  private static final int DEFAULT_HTTPS_PORT = 443;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");

  private final Undertow https;
  private final Undertow http;
  private final int httpsPort;
  private final int httpPort;
  private final AutoCloseable names;
  private final SSLContext tls;

  private WebConfig(
      Undertow https,
      Undertow http,
      int httpsPort,
      int httpPort,
      AutoCloseable names,
      SSLContext tls) {
    this.https = https;
    this.http = http;
    this.httpsPort = httpsPort;
    this.httpPort = httpPort;
    this.names = names;
    this.tls = tls;
  }

  /** {@link #start(WebConfigOptions, Device, PanelSnapshot)} on a printer without a panel. */
  public static WebConfig start(WebConfigOptions options, Device device) {
    return start(options, device, PanelSnapshot.none());
  }

  /**
   * Starts Web Config; when this returns, it answers.
   *
   * @param panel shown by Status &gt; Panel Snapshot
   * @throws IllegalStateException where a port is taken; the message names address and port
   * @throws IllegalArgumentException where the model names a language that there are no words for
   * @throws java.io.UncheckedIOException where the state folder cannot be made
   */
  public static WebConfig start(WebConfigOptions options, Device device, PanelSnapshot panel) {
    return start(options, device, panel, Map.of());
  }

  /**
   * As above, with services beside Web Config on the same ports.
   *
   * @param services by path, for example {@code /eSCL}; answered over HTTP too
   */
  public static WebConfig start(
      WebConfigOptions options,
      Device device,
      PanelSnapshot panel,
      Map<String, HttpHandler> services) {
    String address = options.address().getHostAddress();
    var certificate =
        new PrinterCertificate(
            options.stateFolder(),
            device.clock(),
            () -> device.identity().deviceName(),
            Stream.of(address, device.identity().ipAddress()).collect(Collectors.toSet()));
    HttpHandler site =
        beside(
            services,
            onItsOwnThread(
                options.worker().handlers(), new Site(options, device, certificate, panel)));
    Undertow https =
        builder(options)
            .addHttpsListener(options.httpsPort(), address, certificate.sslContext(), site)
            .build();
    // A new context forgets sessions that began with the other certificate.
    certificate.onChange(
        () ->
            https
                .getListenerInfo()
                .forEach(listener -> listener.setSslContext(certificate.sslContext())));
    int httpsPort = start(https, address, options.httpsPort(), "HTTPS");
    Undertow http =
        builder(options)
            .addHttpListener(
                options.httpPort(),
                address,
                beside(services, exchange -> redirect(exchange, address, httpsPort)))
            .build();
    try {
      int httpPort = start(http, address, options.httpPort(), "HTTP");
      // Whoever saves a setting may have given the printer another name.
      AutoCloseable names = device.events().subscribe(event -> certificate.refresh());
      return new WebConfig(https, http, httpsPort, httpPort, names, certificate.sslContext());
    } catch (RuntimeException e) {
      https.stop();
      throw e;
    }
  }

  private static HttpHandler beside(Map<String, HttpHandler> services, HttpHandler site) {
    if (services.isEmpty()) {
      return site;
    }
    PathHandler paths = Handlers.path(site);
    services.forEach(paths::addPrefixPath);
    return paths;
  }

  private static Undertow.Builder builder(WebConfigOptions options) {
    return Undertow.builder()
        .setWorker(options.worker().xnio())
        .setByteBufferPool(options.worker().buffers())
        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
        // Each page has a limit of its own, and says so; this one only hangs up.
        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) Form.MAX_DISCARDED)
        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_TIME_OUT_MILLIS)
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, REQUEST_TIME_OUT_MILLIS);
  }

  private static int start(Undertow server, String address, int port, String protocol) {
    try {
      server.start();
      var bound = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
      return bound.getPort();
    } catch (RuntimeException e) {
      server.stop();
      if (isBindFailure(e)) {
        throw new IllegalStateException(
            "Web Config cannot listen for %s on %s:%d: the port is taken or the address is not this machine's. Choose another, or port 0 for a free one."
                .formatted(protocol, address, port),
            e);
      }
      throw e;
    }
  }

  private static boolean isBindFailure(Throwable failure) {
    return failure instanceof BindException
        || (failure.getCause() != null && isBindFailure(failure.getCause()));
  }

  private static HttpHandler onItsOwnThread(Executor threads, HttpHandler site) {
    return exchange -> {
      exchange.getResponseHeaders().put(Headers.SERVER, SERVER);
      exchange.dispatch(threads, site);
    };
  }

  private static void redirect(HttpServerExchange exchange, String address, int httpsPort) {
    String asked = exchange.getHostName();
    String host = asked != null && HOST.matcher(asked).matches() ? asked : address;
    String port = httpsPort == DEFAULT_HTTPS_PORT ? "" : ":" + httpsPort;
    String query = exchange.getQueryString().isEmpty() ? "" : "?" + exchange.getQueryString();
    exchange.getResponseHeaders().put(Headers.SERVER, SERVER);
    exchange.setStatusCode(TEMPORARY_REDIRECT);
    exchange
        .getResponseHeaders()
        .put(Headers.LOCATION, "https://" + host + port + rawPath(exchange) + query);
    exchange.endExchange();
  }

  /** The path as it was sent, percent signs and all, from a request line of either form. */
  private static String rawPath(HttpServerExchange exchange) {
    String uri = exchange.getRequestURI();
    if (!exchange.isHostIncludedInRequestURI()) {
      return uri;
    }
    int path = uri.indexOf('/', uri.indexOf("://") + 3);
    return path < 0 ? "/" : uri.substring(path);
  }

  /** The printer's certificate, for its other servers. */
  public SSLContext tls() {
    return tls;
  }

  public int httpsPort() {
    return httpsPort;
  }

  public int httpPort() {
    return httpPort;
  }

  @Override
  public void close() {
    try {
      names.close();
    } catch (Exception e) {
      throw new IllegalStateException("A printer that cannot stop listening to itself", e);
    }
    http.stop();
    https.stop();
  }
}
