package dev.platen.stubs.directory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What tenants were lately: the states of a day, at most {@value #STATES} of each. */
final class TenantHistory {
  private static final int STATES = 500;
  private final Map<UUID, Deque<Past>> pasts = new ConcurrentHashMap<>();

  /** Remembers a state that is no more. */
  void ended(Tenant state, Instant at) {
    Deque<Past> past = pasts.computeIfAbsent(state.id(), id -> new ArrayDeque<>());
    synchronized (past) {
      past.addLast(new Past(state, at));
      Instant old = at.minus(MailSettings.SLOWEST);
      while (past.size() > STATES || past.getFirst().until().isBefore(old)) {
        past.removeFirst();
      }
    }
  }

  /** The state at an instant; empty where it is the present one. */
  Optional<Tenant> at(UUID tenant, Instant when) {
    Deque<Past> past = pasts.get(tenant);
    if (past == null) {
      return Optional.empty();
    }
    synchronized (past) {
      return past.stream()
          .filter(state -> state.until().isAfter(when))
          .findFirst()
          .map(Past::tenant);
    }
  }

  void forget(UUID tenant) {
    pasts.remove(tenant);
  }

  private record Past(Tenant tenant, Instant until) {}
}
