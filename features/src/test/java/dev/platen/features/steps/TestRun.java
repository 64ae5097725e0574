package dev.platen.features.steps;

import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.browser.BrowserPool;
import dev.platen.features.device.Need;
import dev.platen.features.device.Site;
import dev.platen.features.device.Sites;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all scenarios of a run share: the browsers, and the bench or lab that sites come from. */
final class TestRun implements AutoCloseable {
  private static @Nullable TestRun current;
  private static volatile boolean shared;
  private final Instant started = Clock.systemUTC().instant();
  private final LeakCheck leaks = new LeakCheck();
  private final Sites sites = RunSubject.sites(leaks::watchFor);
  private final BrowserPool browsers =
      new BrowserPool(BrowserOptions.ofThisMachine(sites.hostRules()));

  /** Started by the first scenario, or before it where a lab's printer is looked at first. */
  static synchronized TestRun current() {
    if (current == null) {
      current = new TestRun();
    }
    return current;
  }

  /** Ends the run, if one was begun. */
  static synchronized void end() {
    if (current != null) {
      current.close();
    }
  }

  BrowserPool browsers() {
    return browsers;
  }

  /**
   * A site for one scenario, whose printer speaks {@code language} and has what is needed.
   *
   * @param defects of its firmware, by name
   */
  Site newSite(String language, Set<Need> needs, List<String> defects) {
    Site site = sites.newSite(language, needs, defects);
    leaks.watchFor(site.administratorPassword());
    leaks.watchFor(site.administrator().password());
    leaks.watchFor(site.employee().password());
    return site;
  }

  /** What must not be found in the results. */
  LeakCheck leaks() {
    return leaks;
  }

  /** From now on {@link #close} leaves open what {@link #endShared} will close. */
  static void share() {
    shared = true;
  }

  /** Ends a run that was shared. */
  void endShared() {
    browsers.close();
    sites.close();
  }

  /** Describes a run that was played apart, as one of the firmware {@code version}. */
  void describe(Path folder, String version) throws IOException {
    Map<String, String> environment = new LinkedHashMap<>(sites.description());
    environment.put("Firmware", version);
    RunDescription.write(folder, environment, started);
    leaks.requireNoneIn(folder);
  }

  @Override
  public void close() {
    if (shared) {
      return;
    }
    browsers.close();
    RunDescription.write(sites.description(), started);
    sites.close();
    leaks.requireNoneIn(RunDescription.results());
    leaks.requireNoneIn(RunDescription.run());
  }
}
