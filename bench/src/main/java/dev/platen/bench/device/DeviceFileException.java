package dev.platen.bench.device;

import java.util.List;

/** A device file, or a secret that it refers to, cannot be used; the message says what to do. */
public final class DeviceFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DeviceFileException(String message) {
    super(message);
  }

  /**
   * @param problems one line each, with file, line, key and advice
   */
  DeviceFileException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
