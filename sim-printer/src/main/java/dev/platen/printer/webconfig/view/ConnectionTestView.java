package dev.platen.printer.webconfig.view;

import java.util.List;

/**
 * The connection test of the mail server.
 *
 * @param running whether a test is under way
 * @param message stable name of what was found, empty where there is nothing to say yet
 * @param lines the message: a sentence, and what to check
 * @param settings that the test uses
 */
public record ConnectionTestView(
    boolean running, String message, List<String> lines, List<Row> settings) {

  public ConnectionTestView {
    lines = List.copyOf(lines);
    settings = List.copyOf(settings);
  }

  public boolean successful() {
    return message.equals("successful");
  }
}
