package dev.platen.stubs.entra.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What goes wrong with a reply on its way out. It goes as a header from the service to the server,
 * which takes it off.
 */
public enum Mishap {
  /** RST in place of the reply. */
  RESET,
  /** The body ends before its Content-Length, with the connection. */
  TRUNCATED,
  /** Octets that are no HTTP. */
  GARBAGE;

  static final String HEADER = "X-Platen-Mishap";

  /** Enough for a client to see that it is no status line. */
  private static final String NO_HTTP = "\u0001\u0002 not HTTP at all \u0003\r\n\r\n";

  /** A reply that is lost. */
  public static Reply reset() {
    return Reply.empty(200).with(HEADER, RESET.name());
  }

  /** Octets in place of a reply. */
  public static Reply garbage() {
    return Reply.empty(200).with(HEADER, GARBAGE.name());
  }

  /**
   * A reply of which only so many octets of the body arrive.
   *
   * @param octets at most one less than there are
   */
  public static Reply truncated(Reply reply, int octets) {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    int kept = Math.max(0, Math.min(octets, body.length - 1));
    StringBuilder wire = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" \r\n");
    reply
        .headers()
        .forEach(
            header ->
                wire.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    wire.append("Content-Length: ").append(Math.max(1, body.length)).append("\r\n\r\n");
    wire.append(
        new String(Arrays.copyOf(body, Math.min(kept, body.length)), StandardCharsets.ISO_8859_1));
    return Reply.empty(200).with(HEADER, TRUNCATED.name() + " " + hex(wire.toString()));
  }

  private static String hex(String wire) {
    return java.util.HexFormat.of().formatHex(wire.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What is written in place of the reply; nothing for a reset. */
  static Optional<byte[]> octets(String header) {
    if (header.startsWith(TRUNCATED.name() + " ")) {
      return Optional.of(
          java.util.HexFormat.of().parseHex(header.substring(TRUNCATED.name().length() + 1)));
    }
    return header.equals(GARBAGE.name())
        ? Optional.of(NO_HTTP.getBytes(StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }
}
