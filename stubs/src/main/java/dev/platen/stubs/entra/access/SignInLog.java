package dev.platen.stubs.entra.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The latest sign-ins of each tenant, in memory. Safe for use by many threads. */
public final class SignInLog {
  private static final int CAPACITY = 1000;

  private final Map<UUID, Deque<SignInEvent>> tenants = new ConcurrentHashMap<>();

  /** The latest sign-ins to a tenant, oldest first. */
  public List<SignInEvent> of(UUID tenantId) {
    Deque<SignInEvent> events = tenants.get(tenantId);
    if (events == null) {
      return List.of();
    }
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  void add(UUID tenantId, SignInEvent event) {
    Deque<SignInEvent> events = tenants.computeIfAbsent(tenantId, id -> new ArrayDeque<>());
    synchronized (events) {
      events.addLast(event);
      if (events.size() > CAPACITY) {
        events.removeFirst();
      }
    }
  }
}
