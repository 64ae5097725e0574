package dev.platen.stubs.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The faults that are in force. Of several that fit, the one that was added first happens. Safe for
 * use by many threads.
 *
 * <pre>{@code
 * faults.add(
 *     Fault.of(new FaultAction.NameError())
 *         .when(new Occurrence.First(2))
 *         .forWhom(Matcher.ANY.host("smtp.office365.com").client("127.77.0.1")));
 * }</pre>
 */
public final class Faults {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A fault in force.
   *
   * @param asked how many times it could have happened
   * @param happened how many times it did
   */
  public record Listed(Fault fault, long asked, long happened) {}

  /**
   * Adds a fault.
   *
   * @throws IllegalArgumentException where another has its id, or where it selects by what the
   *     servers cannot know at its point
   */
  public synchronized Fault add(Fault fault) {
    if (entries.stream().anyMatch(entry -> entry.fault.id().equals(fault.id()))) {
      throw new IllegalArgumentException(
          "id is \"" + fault.id() + "\", which another fault has; remove that one first");
    }
    FaultJson.checkMatcher(fault);
    entries.add(new Entry(fault));
    return fault;
  }

  /** Ends a fault; false where there is none with this id. */
  public synchronized boolean remove(String id) {
    return entries.removeIf(entry -> entry.fault.id().equals(id));
  }

  /** Ends all faults. */
  public synchronized void clear() {
    entries.clear();
  }

  /** All faults in force, in the order they were added. */
  public synchronized List<Listed> list() {
    return entries.stream()
        .map(entry -> new Listed(entry.fault, entry.asked, entry.happened))
        .toList();
  }

  /** Whether anything of this kind can go wrong at all, whatever the occasion. */
  public synchronized boolean hasAny(Class<? extends FaultAction> kind) {
    return entries.stream().anyMatch(entry -> kind.isInstance(entry.fault.action()));
  }

  /**
   * What goes wrong now, if anything does. Counts.
   *
   * @param kind what can go wrong at this moment
   */
  public synchronized <A extends FaultAction> Optional<A> ask(Class<A> kind, Occasion occasion) {
    for (Entry entry : entries) {
      if (kind.isInstance(entry.fault.action()) && entry.fault.matcher().matches(occasion)) {
        entry.asked++;
        if (entry.fault.occurrence().includes(entry.asked)) {
          entry.happened++;
          return Optional.of(kind.cast(entry.fault.action()));
        }
      }
    }
    return Optional.empty();
  }

  private static final class Entry {
    private final Fault fault;
    private long asked;
    private long happened;

    Entry(Fault fault) {
      this.fault = fault;
    }
  }
}
