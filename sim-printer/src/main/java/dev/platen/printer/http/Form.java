package dev.platen.printer.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a posted form. Of a field sent twice, the first counts. Its string form does not
 * show the values, for a password may be among them.
 */
public final class Form {
  /** The longest body that a printer reads. */
  public static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_DISCARDED = 1024 * 1024;
  private static final int MAX_FIELDS = 200;
  private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";
  private static final Form EMPTY = new Form(Map.of());

  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = fields;
  }

  public static Form empty() {
    return EMPTY;
  }

  /**
   * Reads the body of a request; blocks, so call it off the selector threads.
   *
   * @throws HttpProblem 413 above {@link #MAX_BYTES}, 415 for another media type, 400 where it
   *     cannot be decoded
   */
  public static Form read(HttpServerExchange exchange) throws IOException {
    exchange.startBlocking();
    InputStream in = exchange.getInputStream();
    byte[] body = in.readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      // A client that is still writing would see its connection reset instead of the answer.
      in.skipNBytes(Math.clamp(exchange.getRequestContentLength() - body.length, 0, MAX_DISCARDED));
      exchange.setPersistent(false);
      throw HttpProblem.tooLarge();
    }
    if (body.length == 0) {
      return EMPTY;
    }
    String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(MEDIA_TYPE)) {
      throw HttpProblem.unsupportedBody();
    }
    return parse(new String(body, StandardCharsets.ISO_8859_1));
  }

  /**
   * @param body percent-encoded UTF-8, as browsers send it
   * @throws HttpProblem 400 where it cannot be decoded or has too many fields
   */
  public static Form parse(String body) {
    Map<String, String> fields = new HashMap<>();
    int count = 0;
    for (String pair : body.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MAX_FIELDS) {
        throw HttpProblem.badRequest();
      }
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      fields.putIfAbsent(name, value);
    }
    return new Form(fields);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest();
    }
  }

  /** The value of a field, if it was sent. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The value of a field, empty if it was not sent. */
  public String text(String name) {
    return fields.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return "Form" + fields.keySet();
  }
}
