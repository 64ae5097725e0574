package dev.platen.printer.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The fields of a posted form. Of a field sent twice, the first counts. Its string form does not
 * show the values, for a password may be among them. A file field without a chosen file is absent.
 */
public final class Form {
  /** The longest body that a printer reads. */
  public static final int MAX_BYTES = 64 * 1024;

  /**
   * Of a longer body, so much is read and thrown away: a client that is still writing would see its
   * connection reset in place of the answer.
   */
  public static final int MAX_DISCARDED = 64 * 1024 * 1024;

  private static final int MAX_FIELDS = 200;
  private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";
  private static final Form EMPTY = new Form(Map.of(), Map.of());

  private final Map<String, String> fields;
  private final Map<String, Upload> files;

  Form(Map<String, String> fields, Map<String, Upload> files) {
    this.fields = fields;
    this.files = files;
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
    byte[] body = body(exchange, MAX_BYTES).orElseThrow(HttpProblem::tooLarge);
    if (body.length == 0) {
      return EMPTY;
    }
    if (!type(exchange).toLowerCase(Locale.ROOT).startsWith(MEDIA_TYPE)) {
      throw HttpProblem.unsupportedBody();
    }
    return parse(new String(body, StandardCharsets.ISO_8859_1));
  }

  /**
   * Reads the body of a request with a file in it (RFC 7578); one without is read as {@link #read}
   * does. Blocks, so call it off the selector threads.
   *
   * @param maxBytes longest body with files in it
   * @throws HttpProblem 413 where the body is longer, 415 for another media type, 400 where it
   *     cannot be decoded
   */
  public static Form readUpload(HttpServerExchange exchange, int maxBytes) throws IOException {
    if (!MultipartBody.isMultipart(type(exchange))) {
      return read(exchange);
    }
    byte[] body = body(exchange, maxBytes).orElseThrow(HttpProblem::uploadTooLarge);
    return MultipartBody.parse(type(exchange), body);
  }

  private static String type(HttpServerExchange exchange) {
    return Objects.requireNonNullElse(
        exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE), "");
  }

  /** The whole body, or nothing where it is longer than it may be. */
  private static Optional<byte[]> body(HttpServerExchange exchange, int maxBytes)
      throws IOException {
    exchange.startBlocking();
    InputStream in = exchange.getInputStream();
    try {
      byte[] body = in.readNBytes(maxBytes + 1);
      if (body.length <= maxBytes) {
        return Optional.of(body);
      }
    } catch (RequestTooBigException e) {
      // More than the server takes of anybody.
      exchange.setPersistent(false);
      return Optional.empty();
    }
    discard(in);
    exchange.setPersistent(false);
    return Optional.empty();
  }

  /** Reads what is still coming, within reason; the answer is the same where it breaks off. */
  private static void discard(InputStream in) {
    byte[] buffer = new byte[16 * 1024];
    try {
      int read = in.read(buffer);
      for (long left = MAX_DISCARDED; read >= 0 && left > 0; left -= read) {
        read = in.read(buffer);
      }
    } catch (IOException e) {
      // The client has hung up, and gets no answer at all.
    }
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
    return new Form(fields, Map.of());
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

  /** The file of a field, if one was chosen. */
  public Optional<Upload> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  @Override
  public String toString() {
    return "Form" + fields.keySet();
  }
}
