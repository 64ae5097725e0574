package dev.platen.printer.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole answer, sent in one write.
 *
 * @param contentType with its charset; empty where there is no body
 * @param headers beside Content-Type; a name may occur more than once
 */
public record Reply(int status, String contentType, ByteBuffer body, List<Header> headers) {
  /**
   * What a page may do: nothing but what comes from the printer itself, and no script or style in
   * the page (Content Security Policy Level 3).
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

  public Reply {
    headers = List.copyOf(headers);
    body = body.asReadOnlyBuffer();
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A header line. */
  public record Header(String name, String value) {}

  /** A page that no cache may keep and no other site may frame. */
  public static Reply page(int status, String html) {
    return page(status, html, "'none'").with("X-Frame-Options", "DENY");
  }

  /** A page that a page of the same origin may frame. */
  public static Reply framablePage(int status, String html) {
    return page(status, html, "'self'").with("X-Frame-Options", "SAMEORIGIN");
  }

  private static Reply page(int status, String html, String frameAncestors) {
    return new Reply(
        status,
        "text/html; charset=utf-8",
        utf8(html),
        List.of(
            new Header("Cache-Control", "no-store"),
            new Header("Content-Security-Policy", POLICY + frameAncestors),
            new Header("Referrer-Policy", "no-referrer")));
  }

  /** Data that no cache may keep. */
  public static Reply data(String contentType, String body) {
    return data(contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Data that no cache may keep. */
  public static Reply data(String contentType, byte[] body) {
    return new Reply(
        200, contentType, ByteBuffer.wrap(body), List.of(new Header("Cache-Control", "no-store")));
  }

  /** A file of the program; the next version may have another, so it is kept for a minute only. */
  public static Reply asset(String contentType, String body) {
    return new Reply(
        200, contentType, utf8(body), List.of(new Header("Cache-Control", "private, max-age=60")));
  }

  /** Go on with a GET (RFC 9110 section 15.4.4). */
  public static Reply seeOther(String location) {
    return redirect(303, location);
  }

  /** A redirection of the given status. */
  public static Reply redirect(int status, String location) {
    return new Reply(
        status,
        "",
        utf8(""),
        List.of(new Header("Location", location), new Header("Cache-Control", "no-store")));
  }

  /** This reply with one more header. */
  public Reply with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Reply(status, contentType, body, more);
  }

  /** Sends it and ends the exchange. */
  public void send(HttpServerExchange exchange) {
    exchange.setStatusCode(status);
    var out = exchange.getResponseHeaders();
    if (!contentType.isEmpty()) {
      out.put(Headers.CONTENT_TYPE, contentType);
    }
    out.put(new HttpString("X-Content-Type-Options"), "nosniff");
    for (Header header : headers) {
      out.add(new HttpString(header.name()), header.value());
    }
    exchange.getResponseSender().send(body.duplicate());
  }
}
