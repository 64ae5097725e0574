package dev.platen.stubs.exchange.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What each mailbox uses of its limits: connections, messages of a minute, recipients of a day. In
 * memory only; safe for use by many threads.
 */
public final class Usage {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** No limit above this is met, so nothing is counted for it. */
  private static final int COUNTED = 100_000;

  private final Map<String, Mailbox> mailboxes = new HashMap<>();
  private final Map<String, String> sessions = new HashMap<>();

  /** A session has logged in as a mailbox. */
  public synchronized void opened(String mailbox, String session) {
    sessions.put(session, mailbox);
    mailbox(mailbox).sessions.add(session);
  }

  /** A session has ended, whether it had logged in or not. */
  public synchronized void closed(String session) {
    String mailbox = sessions.remove(session);
    if (mailbox != null) {
      mailbox(mailbox).sessions.remove(session);
    }
  }

  /** Whether a session is among the first {@code limit} that are logged in as its mailbox. */
  public synchronized boolean isWithin(String mailbox, String session, int limit) {
    int before = 0;
    for (String open : mailbox(mailbox).sessions) {
      if (open.equals(session)) {
        return before < limit;
      }
      before++;
    }
    return true; // it logged in elsewhere, such as in a test of the protocol alone
  }

  /** How long a message must wait so that no minute has more than {@code perMinute} of them. */
  public synchronized Duration wait(String mailbox, Instant now, int perMinute) {
    Deque<Instant> slots = mailbox(mailbox).slots;
    while (!slots.isEmpty() && !slots.getFirst().plus(MINUTE).isAfter(now)) {
      slots.removeFirst();
    }
    if (slots.size() < perMinute) {
      return Duration.ZERO;
    }
    Iterator<Instant> oldest = slots.iterator();
    Instant slot = oldest.next();
    for (int i = slots.size() - perMinute; i > 0; i--) {
      slot = oldest.next();
    }
    return Duration.between(now, slot.plus(MINUTE));
  }

  /** How many recipients a mailbox has had in the 24 hours before. */
  public synchronized long recipientsOfDay(String mailbox, Instant now) {
    Deque<Sent> day = mailbox(mailbox).day;
    while (!day.isEmpty() && !day.getFirst().minute.plus(DAY).isAfter(now)) {
      day.removeFirst();
    }
    return day.stream().mapToLong(sent -> sent.recipients).sum();
  }

  /**
   * A message was accepted.
   *
   * @param wait as {@link #wait} told
   */
  public synchronized void sent(String mailbox, Instant now, Duration wait, int recipients) {
    Mailbox used = mailbox(mailbox);
    if (used.slots.size() < COUNTED) {
      used.slots.addLast(now.plus(wait));
    }
    Sent last = used.day.peekLast();
    if (last != null && last.minute.plus(MINUTE).isAfter(now)) {
      last.recipients += recipients;
    } else {
      used.day.addLast(new Sent(now, recipients));
    }
  }

  private Mailbox mailbox(String address) {
    return mailboxes.computeIfAbsent(address, key -> new Mailbox());
  }

  private static final class Mailbox {
    private final Set<String> sessions = new LinkedHashSet<>();
    private final Deque<Instant> slots = new ArrayDeque<>();
    private final Deque<Sent> day = new ArrayDeque<>();
  }

  private static final class Sent {
    private final Instant minute;
    private long recipients;

    private Sent(Instant minute, long recipients) {
      this.minute = minute;
      this.recipients = recipients;
    }
  }
}
