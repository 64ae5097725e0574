package dev.platen.printer.http;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.MultipartParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A body of {@code multipart/form-data} (RFC 7578), whole in memory. */
final class MultipartBody implements MultipartParser.PartHandler {
  private static final String MEDIA_TYPE = "multipart/form-data";
  private static final int MAX_PARTS = 50;
  private static final ByteBufferPool BUFFERS = new DefaultByteBufferPool(false, 4 * 1024, 100, 0);

  private final Map<String, String> fields = new HashMap<>();
  private final Map<String, Upload> files = new HashMap<>();
  private HeaderMap head = new HeaderMap();
  private ByteArrayOutputStream content = new ByteArrayOutputStream();
  private int parts;

  private MultipartBody() {}

  static boolean isMultipart(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith(MEDIA_TYPE);
  }

  /**
   * @throws HttpProblem 400 where it cannot be read
   */
  static Form parse(String contentType, byte[] body) {
    String boundary = Headers.extractQuotedValueFromHeader(contentType, "boundary");
    if (boundary == null || boundary.isEmpty()) {
      throw HttpProblem.badRequest();
    }
    MultipartBody parsed = new MultipartBody();
    try {
      MultipartParser.ParseState parser =
          MultipartParser.beginParse(
              BUFFERS,
              parsed,
              boundary.getBytes(StandardCharsets.US_ASCII),
              StandardCharsets.UTF_8.name());
      parser.parse(ByteBuffer.wrap(body));
      if (!parser.isComplete()) {
        throw HttpProblem.badRequest();
      }
    } catch (IOException e) {
      throw HttpProblem.badRequest();
    }
    return new Form(parsed.fields, parsed.files);
  }

  @Override
  public void beginPart(HeaderMap headers) {
    if (++parts > MAX_PARTS) {
      throw HttpProblem.badRequest();
    }
    head = headers;
    content = new ByteArrayOutputStream();
  }

  @Override
  public void data(ByteBuffer buffer) {
    byte[] octets = new byte[buffer.remaining()];
    buffer.get(octets);
    content.writeBytes(octets);
  }

  @Override
  public void endPart() {
    String disposition = Objects.requireNonNullElse(head.getFirst(Headers.CONTENT_DISPOSITION), "");
    String name = Headers.extractQuotedValueFromHeader(disposition, "name");
    if (name == null) {
      throw HttpProblem.badRequest();
    }
    String fileName = Headers.extractQuotedValueFromHeader(disposition, "filename");
    if (fileName == null) {
      fields.putIfAbsent(name, content.toString(StandardCharsets.UTF_8));
    } else if (!fileName.isEmpty()) {
      // Some browsers send the path on the person's disk.
      String base = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
      files.putIfAbsent(name, new Upload(base, content.toByteArray()));
    }
  }
}
