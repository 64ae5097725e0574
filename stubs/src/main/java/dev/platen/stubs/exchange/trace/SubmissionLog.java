package dev.platen.stubs.exchange.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest messages and SMTP sign-ins of each organization, in memory; an organization that sends
 * nothing costs nothing. Safe for use by many threads.
 */
public final class SubmissionLog {
  /** How many of each kind are kept for an organization. */
  static final int CAPACITY = 500;

  private final Map<UUID, Deque<TracedMessage>> messages = new ConcurrentHashMap<>();
  private final Map<UUID, Deque<SmtpSignIn>> signIns = new ConcurrentHashMap<>();

  /** The latest messages that an organization's mailboxes submitted, oldest first. */
  public List<TracedMessage> messages(UUID tenantId) {
    return copy(messages, tenantId);
  }

  /** The latest sign-ins to an organization's mailboxes over SMTP, oldest first. */
  public List<SmtpSignIn> signIns(UUID tenantId) {
    return copy(signIns, tenantId);
  }

  /** Notes a message. */
  public void add(UUID tenantId, TracedMessage message) {
    add(messages, tenantId, message);
  }

  /** Notes a sign-in. */
  public void add(UUID tenantId, SmtpSignIn signIn) {
    add(signIns, tenantId, signIn);
  }

  private static <T> void add(Map<UUID, Deque<T>> all, UUID tenantId, T one) {
    Deque<T> mine = all.computeIfAbsent(tenantId, id -> new ArrayDeque<>());
    synchronized (mine) {
      mine.addLast(one);
      if (mine.size() > CAPACITY) {
        mine.removeFirst();
      }
    }
  }

  private static <T> List<T> copy(Map<UUID, Deque<T>> all, UUID tenantId) {
    Deque<T> mine = all.get(tenantId);
    if (mine == null) {
      return List.of();
    }
    synchronized (mine) {
      return List.copyOf(mine);
    }
  }
}
