package dev.platen.reports.release;

import dev.platen.reports.discrepancy.GuideDefects;
import dev.platen.reports.prove.KillMatrix;
import java.util.Optional;

/**
 * What a reader should know beside the comparison.
 *
 * @param guideDefects defects of the guides, which are not the firmware's; empty where they were
 *     not looked for
 * @param killMatrix which defects of a firmware the scenarios find; empty where that was not proved
 */
public record Aside(Optional<GuideDefects> guideDefects, Optional<KillMatrix> killMatrix) {
  /** Nothing was looked for. */
  public static final Aside NONE = new Aside(Optional.empty(), Optional.empty());
}
