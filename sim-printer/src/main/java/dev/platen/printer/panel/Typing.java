package dev.platen.printer.panel;

import dev.platen.printer.panel.Screen.Button;
import dev.platen.printer.panel.Screen.Keyboard.SoftKey;
import dev.platen.printer.text.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * What is being typed, and with which keys.
 *
 * @param error key of what is wrong with the text, empty where nothing is
 */
record Typing(String text, Layer layer, String error) {
  /** The longest text that can be typed. */
  static final int MAX_LENGTH = 255;

  private static final String KEY = "key:";
  private static final List<String> LETTERS = List.of("qwertyuiop", "asdfghjkl@", "zxcvbnm._-");
  private static final List<String> SYMBOLS = List.of("1234567890", "!#$%&'*+/=", "?^`{|}~,:;");
  private static final List<String> SYMBOLS_LAST = List.of("\"", "(", ")");

  static final Typing NOTHING = new Typing("", Layer.LOWER, "");

  /** Which characters the keys type. */
  enum Layer {
    LOWER,
    UPPER,
    SYMBOLS
  }

  static Typing of(String text) {
    return new Typing(text, Layer.LOWER, "");
  }

  /** With another text, cut to the longest one. */
  Typing with(String other) {
    return new Typing(
        other.length() > MAX_LENGTH ? other.substring(0, MAX_LENGTH) : other, layer, error);
  }

  Typing withError(String key) {
    return new Typing(text, layer, key);
  }

  /** After a key; the action is one of {@link #keys(Messages)}. */
  Typing press(String action) {
    return switch (action) {
      case "shift" -> new Typing(text, layer == Layer.UPPER ? Layer.LOWER : Layer.UPPER, error);
      case "symbols" -> new Typing(text, Layer.SYMBOLS, error);
      case "letters" -> new Typing(text, Layer.LOWER, error);
      case "space" -> with(text + " ");
      case "backspace" ->
          text.isEmpty()
              ? this
              : with(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
      default -> {
        Typing typed = with(text + action.substring(KEY.length()));
        yield layer == Layer.UPPER ? new Typing(typed.text, Layer.LOWER, typed.error) : typed;
      }
    };
  }

  static boolean isKey(String action) {
    return switch (action) {
      case "shift", "symbols", "letters", "space", "backspace" -> true;
      default -> action.startsWith(KEY);
    };
  }

  List<List<SoftKey>> keys(Messages words) {
    List<List<SoftKey>> rows = new ArrayList<>();
    for (String row : layer == Layer.SYMBOLS ? SYMBOLS : LETTERS) {
      rows.add(
          row.chars()
              .map(c -> layer == Layer.UPPER ? Character.toUpperCase(c) : c)
              .mapToObj(Character::toString)
              .map(Typing::character)
              .toList());
    }
    List<SoftKey> last = new ArrayList<>();
    if (layer == Layer.SYMBOLS) {
      last.add(function("letters", words));
      SYMBOLS_LAST.stream().map(Typing::character).forEach(last::add);
    } else {
      last.add(function("shift", words));
      last.add(function("symbols", words));
    }
    last.add(new SoftKey(new Button("space", words.text("panel.keyboard.space")), " "));
    last.add(function("backspace", words));
    rows.add(last);
    return rows;
  }

  static SoftKey character(String character) {
    return new SoftKey(new Button(KEY + character, character), character);
  }

  static SoftKey function(String action, Messages words) {
    return new SoftKey(new Button(action, words.text("panel.keyboard." + action)), "");
  }

  @Override
  public String toString() {
    return "Typing[" + text.length() + " typed]";
  }
}
