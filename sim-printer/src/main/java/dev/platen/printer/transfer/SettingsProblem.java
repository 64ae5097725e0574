package dev.platen.printer.transfer;

import java.util.List;

/**
 * Why a file is refused.
 *
 * @param setting group and setting, for example {@code email_server.smtp_port}; empty where it is
 *     about the whole file
 * @param textKey key of the text that says what is wrong
 */
public record SettingsProblem(String setting, String textKey, List<String> arguments) {
  public SettingsProblem {
    arguments = List.copyOf(arguments);
  }

  static SettingsProblem ofFile(String textKey, Object... arguments) {
    return new SettingsProblem(
        "", textKey, List.of(arguments).stream().map(Object::toString).toList());
  }
}
