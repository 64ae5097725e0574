package dev.platen.features.lab;

import dev.platen.features.device.InfrastructureException;
import dev.platen.features.lab.Operator.Kind;
import dev.platen.features.lab.Operator.Reply;
import dev.platen.features.lab.Operator.Request;
import java.util.Map;
import java.util.function.Function;

/**
 * Asks the operator and sorts the answers: what the printer does not let one do is the printer's
 * failure; what nobody knows, or nobody answers, says nothing about it.
 */
final class Asking {
  private final Operator operator;
  private final Function<String, ? extends Throwable> notPossible;

  private Asking(Operator operator, Function<String, ? extends Throwable> notPossible) {
    this.operator = operator;
    this.notPossible = notPossible;
  }

  /** About what the firmware does: what cannot be done there is a failure of the firmware. */
  static Asking aboutTheFirmware(Operator operator) {
    return new Asking(operator, AssertionError::new);
  }

  /** About chores of the lab, such as loading paper: what cannot be done there is the lab's. */
  static Asking aboutTheLab(Operator operator) {
    return new Asking(operator, InfrastructureException::new);
  }

  void toDo(String id, Map<String, String> values, Map<String, String> secrets) {
    Request request = new Request(id, values, secrets, Kind.DONE);
    if (!(answer(request) instanceof Reply.Done)) {
      throw unfit(request);
    }
  }

  void toDo(String id) {
    toDo(id, Map.of(), Map.of());
  }

  boolean whether(String id) {
    Request request = new Request(id, Map.of(), Map.of(), Kind.YES_NO);
    if (answer(request) instanceof Reply.Said said) {
      return said.text().equals("yes");
    }
    throw unfit(request);
  }

  String toRead(String id) {
    Request request = new Request(id, Map.of(), Map.of(), Kind.TEXT);
    if (answer(request) instanceof Reply.Said said) {
      return said.text().strip();
    }
    throw unfit(request);
  }

  Reply.Shown toShow(String id) {
    Request request = new Request(id, Map.of(), Map.of(), Kind.FILE);
    if (answer(request) instanceof Reply.Shown shown) {
      return shown;
    }
    throw unfit(request);
  }

  private Reply answer(Request request) {
    return switch (operator.ask(request)) {
      case Reply.NotPossible no ->
          throw thrown(
              notPossible.apply(
                  "The operator says that \"%s\" is not possible: %s"
                      .formatted(request, no.why())));
      case Reply.CannotTell open ->
          throw new InfrastructureException(
              "The operator cannot tell about \"%s\": %s".formatted(request, open.why()));
      case Reply.TimedOut late ->
          throw new InfrastructureException(
              "Nobody answered \"%s\" at the operator's page in time. Have somebody stand beside the printer, or raise operator.patience-minutes in the device file."
                  .formatted(request));
      case Reply other -> other;
    };
  }

  private static RuntimeException thrown(Throwable problem) {
    if (problem instanceof Error error) {
      throw error;
    }
    return (RuntimeException) problem;
  }

  private static InfrastructureException unfit(Request request) {
    return new InfrastructureException(
        "The operator's page answered \"%s\" with something else than was asked for"
            .formatted(request));
  }
}
