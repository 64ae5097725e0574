package dev.platen.reports.discrepancy;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The running text of a guide, as it was read out of its pages.
 *
 * @param lines as they are, without marks of emphasis, with plain apostrophes
 * @param sentences each on one line; an entry of a list begins a sentence
 */
record GuideText(String lines, List<String> sentences) {
  private static final Pattern PARAGRAPH =
      Pattern.compile("\\n\\s*\\n|\\n(?=\\s*(?:- |O |\\d+\\. ))");
  private static final Pattern END = Pattern.compile("(?<=[.!?])\\s+");

  GuideText {
    sentences = List.copyOf(sentences);
  }

  static GuideText of(String text) {
    String plain = text.replace("\r", "").replace("**", "").replace('’', '\'').replace('\f', '\n');
    return new GuideText(
        plain,
        PARAGRAPH
            .splitAsStream(plain)
            .flatMap(
                paragraph -> Arrays.stream(END.split(paragraph.replaceAll("\\s+", " ").strip())))
            .filter(sentence -> !sentence.isBlank())
            .toList());
  }
}
