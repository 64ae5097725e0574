package dev.platen.features.device;

/** The network status sheet, on paper or as a file. */
public interface StatusSheet {

  /** The text of the sheet that was printed last; waits until there is one. */
  String text();
}
