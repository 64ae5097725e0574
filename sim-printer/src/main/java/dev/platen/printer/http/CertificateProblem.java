package dev.platen.printer.http;

import java.util.Arrays;
import java.util.List;

/** Why a certificate cannot be imported. */
public final class CertificateProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int file;
  private final String textKey;
  private final transient List<String> arguments;

  /** Stands for the file of the key, where others are certificates counted from 0. */
  public static final int KEY = -1;

  CertificateProblem(int file, String textKey, Object... arguments) {
    super(textKey, null, false, false);
    this.file = file;
    this.textKey = textKey;
    this.arguments = Arrays.stream(arguments).map(Object::toString).toList();
  }

  /** The file that it is about: {@link #KEY}, or which certificate, counted from 0. */
  public int file() {
    return file;
  }

  /** Key of the text that says what is wrong. */
  public String textKey() {
    return textKey;
  }

  public List<String> arguments() {
    return arguments;
  }
}
