package dev.platen.stubs.exchange.smtp;

import java.util.Arrays;

/** A message as it comes in. Beyond its limit it only counts. */
final class MessageBuffer {
  private final long limit;
  private byte[] octets = new byte[4096];
  private long count;

  MessageBuffer(long limit) {
    this.limit = limit;
  }

  void add(byte octet) {
    if (count < limit) {
      reserve(1);
      octets[(int) count] = octet;
    }
    count++;
  }

  void add(byte[] source, int offset, int length) {
    if (count + length <= limit) {
      reserve(length);
      System.arraycopy(source, offset, octets, (int) count, length);
    }
    count += length;
    if (overflown()) {
      octets = new byte[0];
    }
  }

  boolean overflown() {
    return count > limit;
  }

  long count() {
    return count;
  }

  /** The message; empty where it was too big. */
  byte[] content() {
    return overflown() ? new byte[0] : Arrays.copyOf(octets, (int) count);
  }

  private void reserve(int more) {
    long needed = count + more;
    if (needed > octets.length) {
      octets = Arrays.copyOf(octets, (int) Math.min(limit, Math.max(needed, octets.length * 2L)));
    }
  }
}
