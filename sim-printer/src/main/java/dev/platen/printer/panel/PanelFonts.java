package dev.platen.printer.panel;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The same fonts on every machine, read when the first picture is drawn. */
final class PanelFonts {
  private static final Font REGULAR = load("LiberationSans-Regular.ttf");
  private static final Font BOLD = load("LiberationSans-Bold.ttf");

  private PanelFonts() {}

  /**
   * @param size in pixels
   */
  static Font font(boolean bold, double size) {
    return (bold ? BOLD : REGULAR).deriveFont((float) size);
  }

  private static Font load(String name) {
    String file = "liberation/" + name;
    try (var stream = PanelFonts.class.getClassLoader().getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The font " + file + " is not on the class path");
      }
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The font " + file + " is damaged", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading the font " + file, e);
    }
  }
}
