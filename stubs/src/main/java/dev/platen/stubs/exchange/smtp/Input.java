package dev.platen.stubs.exchange.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Octets that have come in and are not yet used. */
final class Input {
  private byte[] buffer = new byte[8192];
  private int start;
  private int end;
  private int searched;

  /** An overlong line is being thrown away up to its end. */
  private boolean skipping;

  void add(byte[] octets, int offset, int length) {
    if (end + length > buffer.length) {
      int kept = end - start;
      byte[] target = kept + length > buffer.length ? new byte[(kept + length) * 2] : buffer;
      System.arraycopy(buffer, start, target, 0, kept);
      buffer = target;
      searched = Math.max(0, searched - start);
      start = 0;
      end = kept;
    }
    System.arraycopy(octets, offset, buffer, end, length);
    end += length;
  }

  boolean isEmpty() {
    return start == end;
  }

  byte take() {
    return buffer[start++];
  }

  /** Hands over at most {@code limit} octets to {@code sink}. */
  int drain(long limit, MessageBuffer sink) {
    int count = (int) Math.min(limit, end - start);
    sink.add(buffer, start, count);
    start += count;
    return count;
  }

  /** Forgets everything, as RFC 3207 section 4.2 has it for what came before TLS. */
  void clear() {
    Arrays.fill(buffer, (byte) 0);
    start = 0;
    end = 0;
    searched = 0;
    skipping = false;
  }

  /**
   * The next whole line. Only CR LF ends one (RFC 5321 section 2.3.8); a bare LF is part of it.
   *
   * @param max its greatest length with its line end
   */
  Optional<Line> line(int max) {
    for (int i = Math.max(start, searched); i < end; i++) {
      if (buffer[i] == '\n' && i > start && buffer[i - 1] == '\r') {
        boolean tooLong = skipping || i + 1 - start > max;
        Line line = new Line(Arrays.copyOfRange(buffer, start, i - 1), tooLong);
        start = i + 1;
        searched = start;
        skipping = false;
        return Optional.of(line);
      }
    }
    searched = end;
    if (end - start > max) {
      // Keeps the last octet: it may be the CR of the line's end.
      skipping = true;
      start = end - 1;
    }
    return Optional.empty();
  }

  /**
   * @param octets without the line end; of a line that is too long, only some
   */
  @SuppressWarnings("ArrayRecordComponent") // large, never compared, never changed
  record Line(byte[] octets, boolean tooLong) {
    String text() {
      return new String(octets, StandardCharsets.UTF_8);
    }
  }
}
