package dev.platen.reports.difference;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs from run to run and means nothing (data: {@code varying.properties}). */
final class Varying {
  private static final Varying FILE = read();
  private final List<Rule> rules = new ArrayList<>();
  private final Pattern foreign;

  private record Rule(Pattern what, String as) {}

  private Varying(Properties file) {
    for (int i = 1; file.containsKey(i + ".what"); i++) {
      rules.add(
          new Rule(
              Pattern.compile(file.getProperty(i + ".what")),
              Matcher.quoteReplacement(file.getProperty(i + ".as"))));
    }
    foreign = Pattern.compile(file.getProperty("foreign"));
  }

  private static Varying read() {
    Properties file = new Properties();
    try (InputStream in = Varying.class.getResourceAsStream("varying.properties")) {
      file.load(
          new InputStreamReader(
              Objects.requireNonNull(in, "varying.properties"), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading varying.properties", e);
    }
    return new Varying(file);
  }

  /** A text with a word in place of each part that varies. */
  static String without(String text) {
    String plain = text;
    for (Rule rule : FILE.rules) {
      plain = rule.what().matcher(plain).replaceAll(rule.as());
    }
    return plain;
  }

  /** Whether a line of an event's detail is the cloud's. */
  static boolean isForeign(String line) {
    return FILE.foreign.matcher(line).matches();
  }
}
