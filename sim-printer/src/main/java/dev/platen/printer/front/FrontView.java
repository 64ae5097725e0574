package dev.platen.printer.front;

import java.util.List;

/**
 * What the page shows.
 *
 * @param token that its forms send back
 * @param said what the last form did, empty for nothing
 * @param problem what was wrong with the chosen file, empty for nothing
 * @param glassVersion rises with each sheet that is put on the glass
 * @param sheets names of the files in the output tray, the newest first
 * @param identify when a computer asked which printer this is, empty where none did
 */
public record FrontView(
    String model,
    String serialNumber,
    String firmware,
    String macAddress,
    String ipAddress,
    String webConfig,
    String token,
    String said,
    String problem,
    long glassVersion,
    List<String> sheets,
    String identify) {

  public FrontView {
    sheets = List.copyOf(sheets);
  }
}
