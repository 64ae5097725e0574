package dev.platen.printer.ipp;

/** A document was not printed. The message names the printer and says what to do. */
public final class IppException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean reached;

  IppException(boolean reached, String message) {
    super(message);
    this.reached = reached;
  }

  IppException(boolean reached, String message, Throwable cause) {
    super(message, cause);
    this.reached = reached;
  }

  /** Whether a printer answered, and refused; otherwise none was found. */
  public boolean reached() {
    return reached;
  }
}
