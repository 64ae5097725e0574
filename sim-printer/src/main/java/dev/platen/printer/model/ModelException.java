package dev.platen.printer.model;

/**
 * A model or firmware that is not known, or whose file is wrong: the message says what and where.
 */
public final class ModelException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public ModelException(String message) {
    super(message);
  }

  ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
