package dev.platen.reports.archive;

import dev.platen.reports.run.Result;
import java.util.List;

/** Takes what scenarios left for a reader, scenario by scenario. */
@FunctionalInterface
public interface EvidenceSink {
  /** For who wants the results only. */
  EvidenceSink NONE = (result, contents) -> {};

  /**
   * @param result whose evidence it is
   * @param contents in the order of {@link Result#evidence()}; the SHA-256 of each is its key
   */
  void take(Result result, List<byte[]> contents);
}
