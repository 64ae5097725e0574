package dev.platen.bench.console;

import dev.platen.bench.BenchException;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bench in a browser, over plain HTTP: start page, panels, output trays, mailboxes, and the
 * control API. Only pages of its own may change anything: a request that another site's page sends
 * is refused, as is one for another host name. On a network it asks for a token ({@link Entrance}).
 */
public final class ConsoleServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
  private static final Set<HttpString> SAFE = Set.of(Methods.GET, Methods.HEAD);
  private static final Map<String, String> ASSETS =
      Map.of(
          "console.css", "text/css; charset=utf-8", "console.js", "text/javascript; charset=utf-8");
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Undertow server;
  private final String address;

  private ConsoleServer(String address, int port, Console console, Optional<AccessToken> token) {
    this.address = address;
    PathHandler paths = Handlers.path(blocking(new Pages(console, this)));
    paths.addPrefixPath("/api", blocking(new ControlApi(console)));
    paths.addPrefixPath("/assets", ConsoleServer::asset);
    console
        .printers()
        .forEach(
            printer ->
                paths.addPrefixPath(
                    "/printers/" + printer.id() + "/panel", printer.printer().panel().handler()));
    this.server =
        Undertow.builder()
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 64L * 1024)
            .setIoThreads(1)
            .setWorkerThreads(2)
            .addHttpListener(
                port,
                address,
                guarded(
                    token
                        .<HttpHandler>map(secret -> new Entrance(secret, this, paths))
                        .orElse(paths)))
            .build();
  }

  /**
   * Starts the console for whoever reaches it: on a loopback address.
   *
   * @throws BenchException where the port is taken
   */
  public static ConsoleServer start(String address, int port, Console console) {
    return start(address, port, console, Optional.empty());
  }

  /**
   * Starts the console.
   *
   * @param token without which nobody is answered
   * @throws BenchException where the port is taken
   */
  public static ConsoleServer start(
      String address, int port, Console console, Optional<AccessToken> token) {
    ConsoleServer started = new ConsoleServer(address, port, console, token);
    try {
      started.server.start();
    } catch (RuntimeException e) {
      throw new BenchException(
          "The start page cannot listen on " + address + ":" + port + ": " + e.getMessage(), e);
    }
    return started;
  }

  /** The start page, with a slash at the end. */
  public URI url() {
    InetSocketAddress at = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    return URI.create("http://" + address + ":" + at.getPort() + "/");
  }

  /** Runs a handler where it may wait, and answers its failures. */
  HttpHandler blocking(HttpHandler handler) {
    HttpHandler safe = exchange -> answer(handler, exchange);
    return exchange ->
        exchange.dispatch(
            workers,
            () -> {
              exchange.startBlocking();
              io.undertow.server.Connectors.executeRootHandler(safe, exchange);
            });
  }

  private void answer(HttpHandler handler, HttpServerExchange exchange) throws Exception {
    try {
      handler.handleRequest(exchange);
    } catch (IllegalArgumentException e) {
      problem(exchange, 400, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestPath(), e);
      problem(exchange, 500, "The bench could not answer; its log says why.");
    }
  }

  private void problem(HttpServerExchange exchange, int status, String text) {
    exchange.setStatusCode(status);
    if (exchange.getRequestPath().startsWith("/api")) {
      ControlApi.send(exchange, Map.of("error", text));
    } else {
      page(exchange, "problem", Map.of("title", "This did not work", "text", text));
    }
  }

  /** Sends a page made from a template. */
  void page(HttpServerExchange exchange, String template, Map<String, Object> parameters) {
    StringOutput html = new StringOutput();
    templates.render("console/" + template + ".jte", parameters, html);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
    exchange.getResponseSender().send(html.toString());
  }

  private HttpHandler guarded(HttpHandler next) {
    return exchange -> {
      HeaderMap answer = exchange.getResponseHeaders();
      answer.put(
          new HttpString("Content-Security-Policy"),
          "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none';"
              + " form-action 'self'");
      answer.put(new HttpString("X-Content-Type-Options"), "nosniff");
      answer.put(new HttpString("Referrer-Policy"), "no-referrer");
      answer.put(Headers.CACHE_CONTROL, "no-store");
      boolean changes = !SAFE.contains(exchange.getRequestMethod());
      if (!ownHost(exchange) || (changes && foreign(exchange))) {
        exchange.setStatusCode(403);
        exchange
            .getResponseSender()
            .send("Refused: this request does not come from a page of the bench itself.\n");
        return;
      }
      next.handleRequest(exchange);
    };
  }

  /** A foreign name that resolves to this machine must not open the bench to its pages. */
  private boolean ownHost(HttpServerExchange exchange) {
    String host = exchange.getHostName();
    return host != null
        && (host.equals(address) || host.equals("localhost") || host.startsWith("127."));
  }

  private static boolean foreign(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    String site = headers.getFirst("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = headers.getFirst(Headers.ORIGIN);
    return origin != null && !origin.equals("http://" + headers.getFirst(Headers.HOST));
  }

  private static void asset(HttpServerExchange exchange) throws IOException {
    String name = exchange.getRelativePath().substring(1);
    String type = ASSETS.get(name);
    if (type == null) {
      exchange.setStatusCode(404);
      return;
    }
    try (InputStream stream = ConsoleServer.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("The asset " + name + " is missing from the build");
      }
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
      exchange.getResponseSender().send(ByteBuffer.wrap(stream.readAllBytes()));
    }
  }

  /** The fields of a posted form, the last of each name. */
  static Map<String, String> form(HttpServerExchange exchange) throws IOException {
    byte[] body = exchange.getInputStream().readAllBytes();
    Map<String, String> fields = new java.util.HashMap<>();
    for (String pair : new String(body, StandardCharsets.US_ASCII).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop();
    workers.close();
  }
}
