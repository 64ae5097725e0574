package dev.platen.printer.store;

import java.nio.file.Path;

/**
 * The printer's memory cannot be used. The message names the file, what is wrong with it and what
 * to do; the file itself was left as it was.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Path file;

  StoreException(Path file, String wrong, String whatToDo) {
    super(message(file, wrong, whatToDo));
    this.file = file;
  }

  StoreException(Path file, String wrong, String whatToDo, Throwable cause) {
    super(message(file, wrong, whatToDo), cause);
    this.file = file;
  }

  private static String message(Path file, String wrong, String whatToDo) {
    return file + ": " + wrong + ". " + whatToDo;
  }

  /** The file or folder at fault. */
  public Path file() {
    return file;
  }
}
