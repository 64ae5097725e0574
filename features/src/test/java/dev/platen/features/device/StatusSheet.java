package dev.platen.features.device;

import java.util.List;

/** The network status sheet, on paper or as a file. */
public interface StatusSheet {

  /** The text of the sheet that was printed last; waits until there is one. */
  String text();

  /** All sheets that were printed, as PDF files. */
  List<byte[]> files();
}
