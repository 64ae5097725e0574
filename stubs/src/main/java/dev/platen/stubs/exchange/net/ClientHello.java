package dev.platen.stubs.exchange.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A look at the first record that a client sends for TLS (RFC 8446 section 4.1.2), before anybody
 * answers it. Whatever is not understood is left to TLS itself.
 */
final class ClientHello {
  private static final int HEADER = 5;
  private static final int HANDSHAKE = 22;
  private static final int TLS_1_2 = 0x0303;
  private static final int SERVER_NAME = 0;
  private static final int SUPPORTED_VERSIONS = 43;

  private final byte[] octets;
  private int highest;
  private String serverName = "";

  private ClientHello(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Reads one record.
   *
   * @throws IOException where the connection breaks
   */
  static ClientHello read(InputStream in) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    byte[] header = in.readNBytes(HEADER);
    octets.writeBytes(header);
    boolean tls = header.length == HEADER && header[0] == HANDSHAKE && header[1] == 3;
    if (tls) {
      octets.writeBytes(in.readNBytes(((header[3] & 0xff) << 8) | (header[4] & 0xff)));
    }
    ClientHello hello = new ClientHello(octets.toByteArray());
    if (tls) {
      try {
        hello.parse();
      } catch (BufferUnderflowException | IllegalArgumentException e) {
        hello.highest = 0;
      }
    }
    return hello;
  }

  /** All that was read, for TLS to read again. */
  InputStream consumed() {
    return new ByteArrayInputStream(octets);
  }

  /** Whether the client speaks TLS 1.0 or 1.1 and nothing better. */
  boolean obsolete() {
    return highest > 0 && highest < TLS_1_2;
  }

  /** The name that the client asks for (RFC 6066 section 3); empty where it names none. */
  Optional<String> serverName() {
    return Optional.of(serverName).filter(name -> name.matches("[A-Za-z0-9._-]{1,255}"));
  }

  private void parse() {
    ByteBuffer in = ByteBuffer.wrap(octets, HEADER, octets.length - HEADER);
    // The type and the length of the message.
    in.getInt();
    highest = in.getShort() & 0xffff;
    in.position(in.position() + 32);
    skip(in, in.get() & 0xff);
    skip(in, in.getShort() & 0xffff);
    skip(in, in.get() & 0xff);
    if (!in.hasRemaining()) {
      return;
    }
    in.getShort();
    while (in.hasRemaining()) {
      int type = in.getShort() & 0xffff;
      int length = in.getShort() & 0xffff;
      ByteBuffer content = in.slice(in.position(), length);
      skip(in, length);
      if (type == SUPPORTED_VERSIONS) {
        content.get();
        while (content.hasRemaining()) {
          int version = content.getShort() & 0xffff;
          // GREASE (RFC 8701) is no version.
          highest = (version & 0x0f0f) == 0x0a0a ? highest : Math.max(highest, version);
        }
      } else if (type == SERVER_NAME && length > 5) {
        content.position(5);
        serverName = StandardCharsets.US_ASCII.decode(content).toString();
      }
    }
  }

  private static void skip(ByteBuffer in, int count) {
    in.position(in.position() + count);
  }
}
