package dev.platen.stubs.exchange.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The reply texts of the service, from {@code replies.yaml}: facts with their source and mark. */
public final class ReplyCatalogue {
  private static final String FILE = "/dev/platen/stubs/exchange/replies.yaml";

  private final Map<String, Row> rows;

  private ReplyCatalogue(Map<String, Row> rows) {
    this.rows = rows;
  }

  /** The catalogue that comes with the program. */
  public static ReplyCatalogue standard() {
    try (InputStream file = ReplyCatalogue.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The class path lacks " + FILE);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  /**
   * Reads a catalogue.
   *
   * @param yaml rows as in {@code replies.yaml}
   * @throws IllegalArgumentException where a row lacks its text or two have one name
   */
  static ReplyCatalogue read(InputStream yaml) {
    List<Row> list = new YAMLMapper().readValue(yaml, new TypeReference<List<Row>>() {});
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Row row : list) {
      if (row.text() == null && row.lines() == null) {
        throw new IllegalArgumentException(
            "Reply " + row.name() + " has neither text nor lines; give it one of the two");
      }
      if (row.instead() != null && list.stream().noneMatch(it -> it.name().equals(row.instead()))) {
        throw new IllegalArgumentException(
            "Reply " + row.name() + " has the unknown " + row.instead() + " instead of it");
      }
      if (rows.put(row.name(), row) != null) {
        throw new IllegalArgumentException(
            "Two replies are called " + row.name() + "; rename one of them");
      }
    }
    return new ReplyCatalogue(rows);
  }

  /** The names of all rows. */
  public Set<String> names() {
    return Set.copyOf(rows.keySet());
  }

  /**
   * Fills in a row.
   *
   * @param values for the {braces} of its text
   * @param session what stands at the end of a refusal, for example {@code [HOST TIME SESSION]}
   * @param mailbox what stands at the end of a reply to a message
   * @throws IllegalArgumentException where there is no such row
   */
  Reply reply(String name, Map<String, String> values, String session, String mailbox) {
    Row row = rows.get(name);
    if (row == null) {
      throw new IllegalArgumentException(
          "No reply " + name + " in the catalogue; it has " + rows.keySet());
    }
    if (row.instead() != null) {
      return reply(row.instead(), values, session, mailbox);
    }
    String head = row.status() == null ? "" : row.status() + " ";
    List<String> texts = row.lines() != null ? row.lines() : List.of(String.valueOf(row.text()));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String mark = i == texts.size() - 1 ? " " : "-";
      lines.add(row.code() + mark + head + filled(texts.get(i), values));
    }
    String bare = lines.getLast();
    String suffix =
        switch (String.valueOf(row.suffix())) {
          case "session" -> " " + session;
          case "mailbox" -> " " + mailbox;
          default -> "";
        };
    lines.set(lines.size() - 1, bare + suffix);
    return switch (row.code() / 100) {
      case 2 -> new Reply.Completion(name, lines);
      case 3 -> new Reply.Continuation(name, lines);
      default -> new Reply.Refusal(name, lines, bare, row.late(), counted(row));
    };
  }

  private static Reply.Counted counted(Row row) {
    return switch (String.valueOf(row.counts())) {
      case "error" -> Reply.Counted.ERROR;
      case "logon" -> Reply.Counted.LOGON;
      default -> Reply.Counted.NOT;
    };
  }

  private static String filled(String text, Map<String, String> values) {
    String result = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("{" + value.getKey() + "}", value.getValue());
    }
    return result;
  }

  private record Row(
      String name,
      int code,
      @Nullable String status,
      @Nullable String text,
      @Nullable List<String> lines,
      @Nullable String suffix,
      boolean late,
      @Nullable String counts,
      @Nullable String instead,
      String mark,
      String source) {}
}
