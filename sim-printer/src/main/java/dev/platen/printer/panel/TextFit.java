package dev.platen.printer.panel;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes text fit a box: in its own size where it can, else smaller, else with words broken, and as
 * the last resort cut short.
 *
 * @param size of the letters in pixels
 * @param cut whether something is missing
 */
record TextFit(List<String> lines, double size, boolean cut) {
  /** Height of a line in sizes of its letters. */
  static final double LINE = 1.25;

  private static final String ELLIPSIS = "…";
  private static final double SMALLEST = 0.55;
  private static final double SMALLEST_WHOLE_WORDS = 0.7;
  private static final double STEP = 0.05;
  private static final String BREAK_AFTER = "@./-_:;,";
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  TextFit {
    lines = List.copyOf(lines);
  }

  /**
   * @param anywhere whether words may be broken before letters get smaller, as in addresses
   */
  static TextFit of(
      String text, double width, double height, double size, boolean bold, boolean anywhere) {
    if (!anywhere) {
      for (double scale = 1; scale >= SMALLEST_WHOLE_WORDS; scale -= STEP) {
        double smaller = size * scale;
        Optional<List<String>> lines =
            wrap(text, PanelFonts.font(bold, smaller), width, false)
                .filter(wrapped -> wrapped.size() * smaller * LINE <= height + 1);
        if (lines.isPresent()) {
          return new TextFit(lines.get(), smaller, false);
        }
      }
    }
    for (double scale = 1; scale >= SMALLEST; scale -= STEP) {
      double smaller = size * scale;
      List<String> lines = wrap(text, PanelFonts.font(bold, smaller), width, true).orElseThrow();
      if (lines.size() * smaller * LINE <= height + 1) {
        return new TextFit(lines, smaller, false);
      }
    }
    return shortened(text, width, height, size * SMALLEST, bold);
  }

  private static TextFit shortened(
      String text, double width, double height, double size, boolean bold) {
    Font font = PanelFonts.font(bold, size);
    List<String> lines = wrap(text, font, width, true).orElseThrow();
    int room = Math.max(1, (int) (height / (size * LINE)));
    List<String> kept = new ArrayList<>(lines.subList(0, Math.min(room, lines.size())));
    String last = kept.removeLast();
    while (!last.isEmpty() && width(last + ELLIPSIS, font) > width) {
      last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
    }
    kept.add(last + ELLIPSIS);
    return new TextFit(kept, size, true);
  }

  /** How high the text is at this size, its words broken where it must be. */
  static double height(String text, double width, double size, boolean bold) {
    return wrap(text, PanelFonts.font(bold, size), width, true).orElseThrow().size() * size * LINE;
  }

  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : font.getStringBounds(text, CONTEXT).getWidth();
  }

  /** Lines of at most {@code width}; empty where a word is longer and may not be broken. */
  private static Optional<List<String>> wrap(
      String text, Font font, double width, boolean breakWords) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      String line = "";
      for (String word : paragraph.split(" ")) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (width(longer, font) <= width) {
          line = longer;
          continue;
        }
        if (!line.isEmpty()) {
          lines.add(line);
        }
        String rest = word;
        while (width(rest, font) > width) {
          if (!breakWords) {
            return Optional.empty();
          }
          int end = breakAt(rest, font, width);
          lines.add(rest.substring(0, end));
          rest = rest.substring(end);
        }
        line = rest;
      }
      lines.add(line);
    }
    return Optional.of(lines);
  }

  /** After how many characters to break: after a sign where one is near the end. */
  private static int breakAt(String word, Font font, double width) {
    int end = word.offsetByCodePoints(0, 1);
    while (end < word.length()) {
      int next = word.offsetByCodePoints(end, 1);
      if (width(word.substring(0, next), font) > width) {
        break;
      }
      end = next;
    }
    for (int sign = end; sign > end / 2; sign--) {
      if (BREAK_AFTER.indexOf(word.charAt(sign - 1)) >= 0) {
        return sign;
      }
    }
    return end;
  }
}
