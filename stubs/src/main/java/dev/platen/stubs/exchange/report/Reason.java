package dev.platen.stubs.exchange.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Why a report is sent: a row of {@code reports.yaml}.
 *
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed}
 * @param diagnostic null where all is well
 */
public record Reason(
    String name,
    String action,
    String status,
    @Nullable String diagnostic,
    String subject,
    String text,
    String mark,
    String source) {
  private static final String FILE = "/dev/platen/stubs/exchange/reports.yaml";
  private static final Map<String, Reason> ALL = read();

  /**
   * One reason.
   *
   * @throws IllegalArgumentException where there is no such row
   */
  public static Reason of(String name) {
    Reason reason = ALL.get(name);
    if (reason == null) {
      throw new IllegalArgumentException(FILE + " has no " + name + "; it has " + ALL.keySet());
    }
    return reason;
  }

  /** The names of all rows. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** The word of NOTIFY that asks for it (RFC 3461 section 4.1). */
  public String notifyWord() {
    return switch (action) {
      case "failed" -> "FAILURE";
      case "delayed" -> "DELAY";
      default -> "SUCCESS";
    };
  }

  /** The diagnostic for a recipient; empty where all is well. */
  public String diagnostic(String recipient) {
    return diagnostic == null ? "" : diagnostic.replace("{recipient}", recipient);
  }

  private static Map<String, Reason> read() {
    try (InputStream file = Reason.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The class path lacks " + FILE);
      }
      Map<String, Reason> all = new LinkedHashMap<>();
      new YAMLMapper()
          .readValue(file, new TypeReference<List<Reason>>() {})
          .forEach(reason -> all.put(reason.name(), reason));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }
}
