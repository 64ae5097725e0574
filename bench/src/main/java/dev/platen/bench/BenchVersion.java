package dev.platen.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which Platen this is, as its build says: runs are told apart by it. */
public final class BenchVersion {
  /** For example {@code 0.1.0-SNAPSHOT}. */
  public static final String TEXT = read();

  private BenchVersion() {}

  private static String read() {
    try (InputStream in = BenchVersion.class.getResourceAsStream("version.properties")) {
      Properties file = new Properties();
      file.load(Objects.requireNonNull(in, "version.properties"));
      return Objects.requireNonNull(file.getProperty("version"), "version");
    } catch (IOException e) {
      throw new UncheckedIOException("Reading version.properties", e);
    }
  }
}
