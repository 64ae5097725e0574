package dev.platen.features.device;

/**
 * The lab or the bench failed, so that nothing can be said about the firmware: the printer is not
 * reached, has restarted by itself, answers garbage, or another one stands at its address. Reports
 * know this class by its name and never count it against the firmware.
 */
public final class InfrastructureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what was tried, where, what there was instead, and what to do
   */
  public InfrastructureException(String message) {
    super(message);
  }

  public InfrastructureException(String message, Throwable cause) {
    super(message, cause);
  }
}
