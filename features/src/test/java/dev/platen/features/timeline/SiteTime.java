package dev.platen.features.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a site's clock was ahead of the machine's, and when: servers that all sites share write
 * their records by the machine's time. Safe for use by many threads.
 */
public final class SiteTime {
  private final TreeMap<Instant, Duration> ahead = new TreeMap<>();

  /**
   * The site's clock was moved.
   *
   * @param machine when, by the machine's time
   * @param by how far it is ahead of it since
   */
  public synchronized void moved(Instant machine, Duration by) {
    ahead.put(machine, by);
  }

  /** What the site's clock showed at an instant of the machine's time. */
  public synchronized Instant at(Instant machine) {
    Map.Entry<Instant, Duration> last = ahead.floorEntry(machine);
    return last == null ? machine : machine.plus(last.getValue());
  }
}
