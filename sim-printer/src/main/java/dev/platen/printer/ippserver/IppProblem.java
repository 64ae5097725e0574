package dev.platen.printer.ippserver;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.model.Status;
import java.util.List;

/** Why an operation is refused, as the client is told (RFC 8011 appendix B). */
final class IppProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Status status;
  private final transient List<Attribute<?>> unsupported;

  IppProblem(Status status, String message) {
    this(status, message, List.of());
  }

  /**
   * @param unsupported attributes that are sent back, as they came
   */
  IppProblem(Status status, String message, List<Attribute<?>> unsupported) {
    super(message);
    this.status = status;
    this.unsupported = List.copyOf(unsupported);
  }

  static IppProblem badRequest(String message) {
    return new IppProblem(Status.clientErrorBadRequest, message);
  }

  Status status() {
    return status;
  }

  List<Attribute<?>> unsupported() {
    return unsupported;
  }

  /** The text of status-message. */
  String text() {
    return String.valueOf(getMessage());
  }
}
