package dev.platen.printer.connectiontest;

import dev.platen.printer.model.ConnectionTestTable;
import dev.platen.printer.model.ModelException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Which message says which result. */
final class TestMessages {
  private static final Map<TestResult, String> MESSAGES = read();

  private TestMessages() {}

  private static Map<TestResult, String> read() {
    Map<String, String> rows = ConnectionTestTable.messages();
    Map<TestResult, String> messages = new EnumMap<>(TestResult.class);
    for (TestResult result : TestResult.values()) {
      String message = rows.get(result.name());
      if (message == null) {
        throw new ModelException("The messages of the connection test lack the result " + result);
      }
      messages.put(result, message);
    }
    return messages;
  }

  static String of(TestResult result) {
    return Objects.requireNonNull(MESSAGES.get(result));
  }
}
