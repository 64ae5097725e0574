package dev.platen.printer.webconfig.view;

/**
 * The sign-in screen.
 *
 * @param service value of the service, for the form
 * @param failure why the last attempt failed, empty where it did not
 * @param userCode empty unless a code is issued
 * @param timeLeft minutes and seconds
 * @param seen tells this state of the sign-in from any other; empty at {@link Phase#START}
 */
public record SignInView(
    Phase phase,
    String service,
    String serviceName,
    String failure,
    String userCode,
    String verificationUri,
    String timeLeft,
    String seen) {

  /** How far the sign-in is. */
  public enum Phase {
    START,
    REQUESTING,
    CODE
  }

  @Override
  public String toString() {
    return "SignInView[" + phase + "]";
  }
}
