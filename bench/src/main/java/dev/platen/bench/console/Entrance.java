package dev.platen.bench.console;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.util.Map;
import java.util.Optional;

/**
 * Lets nobody in without the bench's token: programs send it with each request, browsers are asked
 * for it once. What holds no secret, the style sheet, is for everybody.
 */
final class Entrance implements HttpHandler {
  private static final String COOKIE = "platen-console";
  private static final String PAGE = "/sign-in";
  private static final String BEARER = "Bearer ";
  private final AccessToken token;
  private final ConsoleServer server;
  private final HttpHandler inside;
  private final HttpHandler signIn;

  Entrance(AccessToken token, ConsoleServer server, HttpHandler inside) {
    this.token = token;
    this.server = server;
    this.inside = inside;
    this.signIn = server.blocking(this::signIn);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String path = exchange.getRequestPath();
    if (path.equals(PAGE)) {
      signIn.handleRequest(exchange);
    } else if (path.startsWith("/assets/") || mayEnter(exchange)) {
      inside.handleRequest(exchange);
    } else if (path.equals("/api") || path.startsWith("/api/")) {
      exchange.setStatusCode(401);
      exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer realm=\"platen\"");
      ControlApi.send(
          exchange,
          Map.of(
              "error",
              "This bench listens on a network and answers nobody without its token. Send the"
                  + " header \"Authorization: Bearer <token>\"; platen up shows the token at its"
                  + " start and keeps it in "
                  + AccessToken.FILE
                  + " of its state folder."));
    } else {
      exchange.setStatusCode(401);
      exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer realm=\"platen\"");
      ask(exchange, backTo(exchange), "");
    }
  }

  private boolean mayEnter(HttpServerExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return token.is(header.substring(BEARER.length()).strip());
    }
    Cookie cookie = exchange.getRequestCookie(COOKIE);
    return cookie != null && token.isSession(cookie.getValue());
  }

  private void signIn(HttpServerExchange exchange) throws Exception {
    if (!exchange.getRequestMethod().equals(Methods.POST)) {
      ask(exchange, "/", "");
      return;
    }
    Map<String, String> form = ConsoleServer.form(exchange);
    String to = ownPage(form.getOrDefault("to", "/")).orElse("/");
    if (!token.is(form.getOrDefault("token", "").strip())) {
      exchange.setStatusCode(401);
      ask(exchange, to, "This is not the token of this bench.");
      return;
    }
    // Lax, not Strict: Microsoft's pages lead back to the panel, and that is another site.
    exchange.setResponseCookie(
        new CookieImpl(COOKIE, token.session())
            .setPath("/")
            .setHttpOnly(true)
            .setSameSiteMode("Lax"));
    exchange.setStatusCode(303);
    exchange.getResponseHeaders().put(Headers.LOCATION, to);
  }

  private void ask(HttpServerExchange exchange, String to, String wrong) {
    server.page(exchange, "signin", Map.of("to", to, "wrong", wrong, "file", AccessToken.FILE));
  }

  private static String backTo(HttpServerExchange exchange) {
    return exchange.getRequestMethod().equals(Methods.GET)
        ? ownPage(exchange.getRequestPath()).orElse("/")
        : "/";
  }

  /** Only pages of the bench: {@code //host} and {@code /\host} lead elsewhere. */
  private static Optional<String> ownPage(String path) {
    return path.matches("/([A-Za-z0-9@._~-][A-Za-z0-9@._~/-]*)?")
        ? Optional.of(path)
        : Optional.empty();
  }
}
