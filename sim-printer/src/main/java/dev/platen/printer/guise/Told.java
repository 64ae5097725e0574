package dev.platen.printer.guise;

import java.util.List;

/**
 * What a printer told under one name.
 *
 * @param type of SNMP (see {@link SnmpValues}) or of IPP (see {@link IppValues})
 * @param values as texts; one for SNMP
 */
public record Told(String type, List<String> values) {
  /** Stands in a text for what must not be told. */
  public static final String MASKED = "(masked)";

  /** Stands in a text for the address of the printer that told it. */
  public static final String ADDRESS = "(address)";

  public Told {
    values = List.copyOf(values);
  }

  /** Whether it can be told again: nothing in it is another printer's address, or masked. */
  boolean isWhole() {
    return values.stream().noneMatch(text -> text.contains(MASKED) || text.contains(ADDRESS));
  }
}
