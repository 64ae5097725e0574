package dev.platen.stubs.exchange.smtp;

/**
 * Reads the content of DATA up to the line with a single dot, and takes away the dots that the
 * client put before others (RFC 5321 section 4.5.2). Only CR LF ends a line: with anything less, a
 * message could smuggle in a second one.
 */
final class DotUnstuffer implements ContentReader {
  private final MessageBuffer sink;
  private State state = State.LINE_START;

  DotUnstuffer(MessageBuffer sink) {
    this.sink = sink;
  }

  @Override
  public boolean read(Input input) {
    while (!input.isEmpty()) {
      byte octet = input.take();
      switch (state) {
        case LINE_START -> {
          if (octet == '.') {
            state = State.DOT;
          } else {
            content(octet);
          }
        }
        case DOT -> {
          if (octet == '\r') {
            state = State.DOT_CR;
          } else {
            content(octet);
          }
        }
        case DOT_CR -> {
          if (octet == '\n') {
            return true;
          }
          sink.add((byte) '\r');
          state = State.CR;
          content(octet);
        }
        case CR, WITHIN -> content(octet);
      }
    }
    return false;
  }

  @Override
  public String elided() {
    return "(message of " + sink.count() + " octets)";
  }

  private void content(byte octet) {
    sink.add(octet);
    if (octet == '\r') {
      state = State.CR;
    } else if (octet == '\n' && state == State.CR) {
      state = State.LINE_START;
    } else {
      state = State.WITHIN;
    }
  }

  private enum State {
    LINE_START,
    DOT,
    DOT_CR,
    CR,
    WITHIN
  }
}
