package dev.platen.printer.change;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listeners who are told that something changed, not what. Safe for use by many threads. */
public final class ChangeListeners {
  private static final Logger log = LoggerFactory.getLogger(ChangeListeners.class);

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /** Adds a listener until the returned handle is closed. */
  public AutoCloseable add(Runnable listener) {
    Entry entry = new Entry(listener);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  /** Tells everybody, in the order they were added; one that throws does not silence the others. */
  public void changed() {
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
