package dev.platen.printer.snmp;

/**
 * A row of prtAlertTable (RFC 3805 section 2.2.13.2).
 *
 * @param group prtAlertGroup
 * @param index of the tray or the supply
 * @param code prtAlertCode
 */
record Alert(int group, int index, int code, String description) {
  static final int INPUT = 8;
  static final int SUPPLIES = 11;

  /** At which the vendor's printers call ink low (verified: marker-low-levels 15). */
  static final int LOW_INK_PERCENT = 15;

  private static final int INPUT_MEDIA_SUPPLY_LOW = 807;
  private static final int MARKER_INK_ALMOST_EMPTY = 1105;

  static Alert paperLow(int cassette) {
    return new Alert(
        INPUT, cassette, INPUT_MEDIA_SUPPLY_LOW, "Paper is low in cassette " + cassette);
  }

  static Alert inkLow(int index, String colour) {
    return new Alert(SUPPLIES, index, MARKER_INK_ALMOST_EMPTY, "Ink is low: " + colour);
  }
}
