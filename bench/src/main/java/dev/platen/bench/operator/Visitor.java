package dev.platen.bench.operator;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The browser that asks, by its cookies.
 *
 * @param browser its name with the desk; empty where it is not paired
 * @param name of the person, as given once
 * @param language that was chosen, or that the browser prefers; empty where there is neither
 */
record Visitor(Optional<String> browser, Optional<String> name, Optional<String> language) {
  static final int LONGEST_NAME = 60;
  private static final String PASS = "platen-operator";
  private static final String NAME = "platen-operator-name";
  private static final String LANGUAGE = "platen-operator-language";
  private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

  static Visitor of(HttpServerExchange exchange, AccessKey key) {
    return new Visitor(
        cookie(exchange, PASS).flatMap(key::browser),
        cookie(exchange, NAME).flatMap(Visitor::decoded).flatMap(Visitor::cleanName),
        cookie(exchange, LANGUAGE)
            .filter(Words.LANGUAGES::containsKey)
            .or(() -> preferred(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_LANGUAGE))));
  }

  private static Optional<String> cookie(HttpServerExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestCookie(name)).map(Cookie::getValue);
  }

  /** The first language of a browser that there are words in (RFC 9110 section 12.5.4). */
  private static Optional<String> preferred(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    try {
      List<Locale> offered = Words.LANGUAGES.keySet().stream().map(Locale::forLanguageTag).toList();
      return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(header), offered))
          .map(Locale::getLanguage);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A name without blanks around it; empty where it is no name. */
  static Optional<String> cleanName(String typed) {
    String name = typed.strip().replaceAll("\\s+", " ");
    boolean good =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && name.codePoints().noneMatch(Character::isISOControl);
    return good ? Optional.of(name) : Optional.empty();
  }

  static String passCookie(String pass) {
    return cookie(PASS, pass);
  }

  static String nameCookie(String name) {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    return cookie(NAME, Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
  }

  static String languageCookie(String language) {
    return cookie(LANGUAGE, language);
  }

  /** Lax: an invitation opened from a mail has to lead somewhere. */
  private static String cookie(String name, String value) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax".formatted(name, value, YEAR_SECONDS);
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
