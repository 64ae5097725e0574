package dev.platen.reports.run;

/**
 * What was tested.
 *
 * @param model for example {@code PX-E900FN}
 * @param firmware the version as the device tells it, for example {@code 05.23.FA24}
 * @param device {@code simulator}, or the lab's name of a real printer
 */
public record Subject(String model, String firmware, String device) {
  public static final String SIMULATOR = "simulator";

  public boolean simulated() {
    return device.equals(SIMULATOR);
  }
}
