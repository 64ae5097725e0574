package dev.platen.stubs.exchange.smtp;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all messages of a server may have together while they come in. Safe for use by
 * many threads.
 */
public final class ContentBudget {
  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param most octets
   */
  public ContentBudget(long most) {
    this.most = most;
  }

  /** No bound at all. */
  public static ContentBudget unbounded() {
    return new ContentBudget(Long.MAX_VALUE);
  }

  /**
   * Takes octets, or none where there are too few.
   *
   * @return whether they were taken
   */
  boolean take(long octets) {
    long before = taken.get();
    while (octets <= most - before) {
      if (taken.compareAndSet(before, before + octets)) {
        return true;
      }
      before = taken.get();
    }
    return false;
  }

  void give(long octets) {
    taken.addAndGet(-octets);
  }

  /** Octets that are taken now. */
  public long taken() {
    return taken.get();
  }
}
