package dev.platen.reports.comparison;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is compared: one scenario on one model in one language.
 *
 * @param scenario its identity
 * @param title what a person reads
 * @param cases the guide's cases that it proves
 */
public record Cell(
    String scenario, String title, SortedSet<String> cases, String model, String language) {
  public Cell {
    cases = new TreeSet<>(cases);
  }
}
