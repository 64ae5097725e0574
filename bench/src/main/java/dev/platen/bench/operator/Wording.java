package dev.platen.bench.operator;

import dev.platen.printer.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An instruction in words: a headline and steps. In {@code operator_<language>.properties} each
 * step is a line; {@code {path}} is a value of the instruction, {@code {@panel.scan}} a label in
 * the language of the <em>panel</em>, by its key among the words of the printer.
 */
public record Wording(String headline, List<List<Part>> steps) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(@?)([a-z_.]+)}");
  private static final String SEPARATOR = " > ";

  /** A piece of a step. */
  public sealed interface Part {
    /** As plain text. */
    String text();
  }

  /** Words of the operator's language. */
  public record Plain(String text) implements Part {}

  /** Words as they stand on the panel. */
  public record Label(String text, String language) implements Part {}

  /**
   * A value of the instruction.
   *
   * @param pieces a path's labels one by one; any other value is one piece
   */
  public record Value(String key, String text, List<String> pieces, boolean secret)
      implements Part {
    @Override
    public String toString() {
      return "Value[" + key + "]";
    }
  }

  static Wording of(Instruction instruction, Words words, Locale panelLanguage) {
    List<String> lines = words.text(instruction.id()).lines().toList();
    Messages labels = labels(panelLanguage);
    return new Wording(
        lines.getFirst(),
        lines.stream().skip(1).map(line -> parts(line, instruction, labels)).toList());
  }

  private static Messages labels(Locale panelLanguage) {
    String tag = panelLanguage.getLanguage();
    return Messages.of(Messages.exists(tag) ? tag : Words.ENGLISH);
  }

  private static List<Part> parts(String line, Instruction instruction, Messages labels) {
    List<Part> parts = new ArrayList<>();
    Matcher placeholder = PLACEHOLDER.matcher(line);
    int end = 0;
    while (placeholder.find()) {
      if (placeholder.start() > end) {
        parts.add(new Plain(line.substring(end, placeholder.start())));
      }
      String key = placeholder.group(2);
      parts.add(
          placeholder.group(1).isEmpty()
              ? value(key, instruction)
              : new Label(labels.text(key), labels.locale().toLanguageTag()));
      end = placeholder.end();
    }
    if (end < line.length()) {
      parts.add(new Plain(line.substring(end)));
    }
    return parts;
  }

  private static Value value(String key, Instruction instruction) {
    boolean secret = instruction.secrets().containsKey(key);
    String text = (secret ? instruction.secrets() : instruction.values()).getOrDefault(key, "");
    List<String> pieces =
        key.equals("path") ? List.of(text.split(Pattern.quote(SEPARATOR))) : List.of(text);
    return new Value(key, text, pieces, secret);
  }

  /** All of it in one line of text. */
  String plain() {
    return headline
        + ": "
        + steps.stream()
            .map(step -> step.stream().map(Part::text).collect(Collectors.joining()))
            .collect(Collectors.joining(" "));
  }
}
