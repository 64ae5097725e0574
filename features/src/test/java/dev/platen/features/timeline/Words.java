package dev.platen.features.timeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads the words of the timeline, which are data. */
public final class Words {
  private Words() {}

  /** A file of this package, UTF-8. */
  public static Properties of(String name) {
    Properties properties = new Properties();
    try (InputStream file = Words.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + name, e);
    }
    return properties;
  }
}
