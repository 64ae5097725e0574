package dev.platen.bench.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The instructions that there are, from {@code instructions.yaml}. */
final class InstructionBook {
  private static final InstructionBook INSTANCE = read();

  private final Map<String, Entry> entries;

  private InstructionBook(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * What is known of an instruction.
   *
   * @param picture name of an SVG file among the pictures
   * @param oneLine whether a text is a single line
   * @param csv whether a file may hold comma-separated values, too
   */
  record Entry(
      AnswerKind answer,
      Set<String> values,
      Set<String> secrets,
      String picture,
      boolean oneLine,
      boolean csv) {}

  static InstructionBook get() {
    return INSTANCE;
  }

  private static InstructionBook read() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (InputStream stream = InstructionBook.class.getResourceAsStream("instructions.yaml")) {
      JsonNode rows =
          YAMLMapper.builder()
              .build()
              .readTree(Objects.requireNonNull(stream, "instructions.yaml"));
      rows.properties().forEach(row -> entries.put(row.getKey(), entry(row.getValue())));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading instructions.yaml", e);
    }
    return new InstructionBook(entries);
  }

  private static Entry entry(JsonNode row) {
    return new Entry(
        AnswerKind.valueOf(row.path("answer").asString()),
        names(row.path("values")),
        names(row.path("secrets")),
        row.path("picture").asString(),
        row.path("one_line").asBoolean(false),
        row.path("csv").asBoolean(false));
  }

  private static Set<String> names(JsonNode list) {
    return Set.copyOf(list.valueStream().map(JsonNode::asString).toList());
  }

  Set<String> ids() {
    return entries.keySet();
  }

  /**
   * @throws IllegalArgumentException where there is no such instruction
   */
  Entry entry(String id) {
    return Optional.ofNullable(entries.get(id))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("There is no instruction \"%s\". Add it to instructions.yaml and its words to"
                            + " each operator_<language>.properties, or use one of %s.")
                        .formatted(id, List.copyOf(entries.keySet()))));
  }

  /**
   * Checks that an instruction is one that the page can show.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  void check(Instruction instruction) {
    Entry entry = entry(instruction.id());
    if (entry.answer() != instruction.answer()) {
      throw new IllegalArgumentException(
          "%s asks for the answer %s, not %s."
              .formatted(instruction.id(), entry.answer(), instruction.answer()));
    }
    compare(instruction.id(), "values", entry.values(), instruction.values().keySet());
    compare(instruction.id(), "secrets", entry.secrets(), instruction.secrets().keySet());
    if (instruction.picture().isPresent()
        && MediaTypes.picture(instruction.picture().orElseThrow()).isEmpty()) {
      throw new IllegalArgumentException(
          "The picture of %s is neither PNG nor JPEG nor SVG.".formatted(instruction.id()));
    }
  }

  private static void compare(String id, String what, Set<String> wanted, Set<String> given) {
    if (!wanted.equals(given)) {
      throw new IllegalArgumentException(
          "The %s of %s are %s, but %s were given."
              .formatted(what, id, new TreeSet<>(wanted), new TreeSet<>(given)));
    }
  }
}
