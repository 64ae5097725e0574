package dev.platen.printer.defect;

/** What is wrong with the firmware of the moment. */
@FunctionalInterface
public interface Defects {
  boolean has(Defect defect);
}
