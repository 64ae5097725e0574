package dev.platen.printer.webconfig;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Optional;

/**
 * The cookies of Web Config, under the vendor's names (reference printer 1.5 and 1.6) except the
 * one for visitors who are not logged in.
 */
final class Cookies {
  private static final String SESSION = "EPSON_COOKIE_SESSION";
  private static final String SESSION_PREFIX = "session&";
  private static final String LANGUAGE = "EPSON_COOKIE_LANG";
  private static final String LANGUAGE_PREFIX = "lang_b&1/lang_a&";
  private static final String VISITOR = "EPSON_COOKIE_SETUP";
  private static final String GUARDED = "; Path=/; Secure; HttpOnly; SameSite=Strict";

  private Cookies() {}

  static Optional<String> session(HttpServerExchange exchange) {
    return find(exchange, SESSION)
        .filter(value -> value.startsWith(SESSION_PREFIX))
        .map(value -> value.substring(SESSION_PREFIX.length()));
  }

  static Optional<String> visitor(HttpServerExchange exchange) {
    return find(exchange, VISITOR).filter(value -> value.matches("[A-Za-z0-9_-]{32}"));
  }

  /** The number of the chosen language. */
  static Optional<String> language(HttpServerExchange exchange) {
    return find(exchange, LANGUAGE)
        .map(value -> value.substring(value.indexOf("lang_a&") + 1))
        .map(value -> value.substring(value.indexOf('&') + 1));
  }

  // By hand: the vendor's values have characters that a strict parser cuts off.
  private static Optional<String> find(HttpServerExchange exchange, String name) {
    var lines = exchange.getRequestHeaders().get(Headers.COOKIE);
    if (lines == null) {
      return Optional.empty();
    }
    return lines.stream()
        .flatMap(line -> java.util.Arrays.stream(line.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }

  static String setSession(Optional<Session> session) {
    return session
        .map(open -> SESSION + "=" + SESSION_PREFIX + open.id() + GUARDED)
        .orElse(SESSION + "=; Max-Age=0" + GUARDED);
  }

  static String setVisitor(String secret) {
    return VISITOR + "=" + secret + GUARDED;
  }

  static String setLanguage(int id) {
    return LANGUAGE + "=" + LANGUAGE_PREFIX + id + "; Max-Age=31536000" + GUARDED;
  }
}
