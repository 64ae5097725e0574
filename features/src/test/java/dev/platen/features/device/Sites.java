package dev.platen.features.device;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opentest4j.TestAbortedException;

/** Where the sites of a run come from: the bench, or a lab. */
public interface Sites extends AutoCloseable {

  /** Where a browser finds Microsoft's names. */
  List<String> hostRules();

  /** What the run is about, for the report. */
  Map<String, String> description();

  /**
   * A site whose printer speaks {@code language} and has what is needed.
   *
   * @throws TestAbortedException where there is no such printer, with the reason
   */
  Site newSite(String language, Set<Need> needs);

  /**
   * The same, and the firmware has defects.
   *
   * @param defects by name; only a simulated printer can be given any
   */
  default Site newSite(String language, Set<Need> needs, List<String> defects) {
    if (!defects.isEmpty()) {
      throw new TestAbortedException("Only simulated firmware can be given defects: " + defects);
    }
    return newSite(language, needs);
  }

  @Override
  void close();
}
