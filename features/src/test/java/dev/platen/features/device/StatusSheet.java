package dev.platen.features.device;

import java.util.List;

/** The network status sheet, on paper or as a file. */
public interface StatusSheet {

  /** The text of the sheet that was printed last; waits until there is one. */
  String text();

  /**
   * Whether the sheet that was printed last carries {@code text}. A driver that reads paper
   * forgives what a reader of print mistakes, but no other value.
   *
   * @throws InfrastructureException where the reading leaves it open
   */
  default boolean carries(String text) {
    return text().contains(text);
  }

  /** All sheets that were printed, as PDF files. */
  List<byte[]> files();
}
