package dev.platen.printer.change;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listeners who are told that something changed, not what. Safe for use by many threads. */
public final class ChangeListeners {
  private static final Logger log = LoggerFactory.getLogger(ChangeListeners.class);

  /** Who has something to tell once this thread's {@link #afterwards} ends. */
  private static final ThreadLocal<Optional<Set<ChangeListeners>>> HELD =
      ThreadLocal.withInitial(Optional::empty);

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /** Adds a listener until the returned handle is closed. */
  public AutoCloseable add(Runnable listener) {
    Entry entry = new Entry(listener);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  /**
   * Does {@code work}; whom its changes concern is told once, when it has ended, be it by an
   * exception. For work under locks that listeners wait for.
   */
  public static void afterwards(Runnable work) {
    if (HELD.get().isPresent()) {
      work.run();
      return;
    }
    Set<ChangeListeners> held = new LinkedHashSet<>();
    HELD.set(Optional.of(held));
    try {
      work.run();
    } finally {
      HELD.remove();
      held.forEach(ChangeListeners::changed);
    }
  }

  /** Tells everybody, in the order they were added; one that throws does not silence the others. */
  public void changed() {
    Optional<Set<ChangeListeners>> held = HELD.get();
    if (held.isPresent()) {
      held.get().add(this);
      return;
    }
    for (Entry entry : entries) {
      try {
        entry.listener.run();
      } catch (RuntimeException e) {
        log.warn("A listener failed", e);
      }
    }
  }

  /** Of its own identity, so that the same listener can be added twice and removed once. */
  private static final class Entry {
    private final Runnable listener;

    Entry(Runnable listener) {
      this.listener = listener;
    }
  }
}
