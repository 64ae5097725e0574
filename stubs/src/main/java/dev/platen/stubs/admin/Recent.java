package dev.platen.stubs.admin;

import java.util.LinkedHashMap;
import java.util.Optional;

/** What was put in of late, by key; the oldest is forgotten where there is too much. */
final class Recent<T> {
  private static final int CAPACITY = 1000;

  private final LinkedHashMap<String, T> all = new LinkedHashMap<>();

  synchronized void put(String key, T value) {
    all.put(key, value);
    if (all.size() > CAPACITY) {
      all.pollFirstEntry();
    }
  }

  synchronized Optional<T> find(String key) {
    return Optional.ofNullable(all.get(key));
  }

  /** What this takes out, nobody else gets. */
  synchronized Optional<T> remove(String key) {
    return Optional.ofNullable(all.remove(key));
  }
}
