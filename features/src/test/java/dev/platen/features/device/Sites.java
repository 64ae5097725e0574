package dev.platen.features.device;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the sites of a run come from: the bench, or a lab. */
public interface Sites extends AutoCloseable {

  /** Where a browser finds Microsoft's names. */
  List<String> hostRules();

  /** What the run is about, for the report. */
  Map<String, String> description();

  /**
   * A site whose printer speaks {@code language} and has what is needed.
   *
   * @throws org.opentest4j.TestAbortedException where there is no such printer, with the reason
   */
  Site newSite(String language, Set<Need> needs);

  @Override
  void close();
}
