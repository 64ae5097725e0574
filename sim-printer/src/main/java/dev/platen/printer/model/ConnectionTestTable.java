package dev.platen.printer.model;

import dev.platen.printer.model.FirmwareVersions.Mark;
import java.util.LinkedHashMap;
import java.util.Map;

/** The messages of the mail server's connection test ({@code connection-test/messages.yaml}). */
public final class ConnectionTestTable {
  private static final DataFolder FOLDER = new DataFolder("connection-test");

  private ConnectionTestTable() {}

  /**
   * Result to message.
   *
   * @throws ModelException where the file is wrong, naming the field
   */
  public static Map<String, String> messages() {
    Map<String, String> messages = new LinkedHashMap<>();
    for (Row row : FOLDER.read("table of messages", "messages", Row[].class)) {
      messages.put(row.result(), row.message());
    }
    return messages;
  }

  /**
   * A row of the table.
   *
   * @param mark how sure it is that this result shows this message
   * @param source where it is from
   */
  record Row(String result, String message, Mark mark, String source) {}
}
