package dev.platen.stubs.exchange.smtp;

import java.util.ArrayList;
import java.util.List;

/**
 * A message as it comes in. Beyond its limit, or where the server's budget is used up, it only
 * counts. Each octet takes two of the budget: it lies in a block first, and then in the whole.
 */
final class MessageBuffer {
  private static final byte[] NONE = new byte[0];
  private static final int LEAST_BLOCK = 4 * 1024;
  private static final int GREATEST_BLOCK = 64 * 1024;

  private final long limit;
  private final ContentBudget budget;
  private final List<byte[]> full = new ArrayList<>();
  private byte[] block = NONE;
  private int used;
  private long count;
  private long held;
  private boolean starved;
  private boolean closed;

  MessageBuffer(long limit, ContentBudget budget) {
    this.limit = limit;
    this.budget = budget;
  }

  /** Counts, and keeps nothing. */
  static MessageBuffer nowhere() {
    return new MessageBuffer(0, ContentBudget.unbounded());
  }

  void add(byte octet) {
    count++;
    if (keeps() && (used < block.length || grow())) {
      block[used++] = octet;
    }
  }

  void add(byte[] source, int offset, int length) {
    count += length;
    int done = 0;
    while (keeps() && done < length && (used < block.length || grow())) {
      int part = Math.min(length - done, block.length - used);
      System.arraycopy(source, offset + done, block, used, part);
      used += part;
      done += part;
    }
  }

  private boolean keeps() {
    if (overflown()) {
      close();
    }
    return !closed;
  }

  private boolean grow() {
    int size = Math.clamp(count, LEAST_BLOCK, GREATEST_BLOCK);
    if (!budget.take(2L * size)) {
      starved = true;
      close();
      return false;
    }
    held += 2L * size;
    if (block.length > 0) {
      full.add(block);
    }
    block = new byte[size];
    used = 0;
    return true;
  }

  boolean overflown() {
    return count > limit;
  }

  /** Whether the budget did not suffice. */
  boolean starved() {
    return starved;
  }

  long count() {
    return count;
  }

  /** The message; empty where it was too big, or is given up. The budget has it until the end. */
  byte[] content() {
    if (closed || overflown()) {
      return NONE;
    }
    byte[] whole = new byte[(int) count];
    int at = 0;
    for (byte[] one : full) {
      System.arraycopy(one, 0, whole, at, one.length);
      at += one.length;
    }
    System.arraycopy(block, 0, whole, at, used);
    return whole;
  }

  /** Gives back what it has of the budget; what comes from now on is only counted. */
  void close() {
    closed = true;
    full.clear();
    block = NONE;
    used = 0;
    budget.give(held);
    held = 0;
  }
}
