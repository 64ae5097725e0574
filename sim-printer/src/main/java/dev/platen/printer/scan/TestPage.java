package dev.platen.printer.scan;

import dev.platen.printer.text.Messages;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A test page, A4 at 150 dpi: the printer's name, a line in each language with the letters that
 * break first, and a gradient on which compression shows.
 */
public final class TestPage implements Glass {
  /** A4 at 150 dpi. */
  private static final int WIDTH = 1240;

  private static final int HEIGHT = 1754;
  private static final int MARGIN = 120;

  private final String modelName;
  private final String serialNumber;
  private final List<String> languages;

  /**
   * @param languages tags of the languages to show
   */
  public TestPage(String modelName, String serialNumber, List<String> languages) {
    this.modelName = modelName;
    this.serialNumber = serialNumber;
    this.languages = List.copyOf(languages);
  }

  @Override
  public BufferedImage page() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D page = image.createGraphics();
    try {
      page.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      page.setColor(Color.WHITE);
      page.fillRect(0, 0, WIDTH, HEIGHT);
      draw(page);
      return image;
    } finally {
      page.dispose();
    }
  }

  private void draw(Graphics2D page) {
    page.setColor(Color.BLACK);
    page.setFont(Fonts.SANS.deriveFont(64f));
    page.drawString(modelName, MARGIN, 200);
    page.setFont(Fonts.SANS.deriveFont(32f));
    page.drawString("S/N " + serialNumber, MARGIN, 260);
    page.setFont(Fonts.SANS.deriveFont(26f));
    int baseline = 380;
    for (String language : languages) {
      page.drawString(language, MARGIN, baseline);
      page.drawString(Messages.of(language).text("scan.sample"), MARGIN + 80, baseline);
      baseline += 70;
    }
    int top = baseline + 40;
    int height = 200;
    page.setPaint(new GradientPaint(MARGIN, 0, Color.BLACK, WIDTH - MARGIN, 0, Color.WHITE));
    page.fillRect(MARGIN, top, WIDTH - 2 * MARGIN, height);
    page.setPaint(
        new GradientPaint(
            MARGIN, 0, new Color(0x00, 0x80, 0xc0), WIDTH - MARGIN, 0, new Color(0xf0, 0xc0, 0)));
    page.fillRect(MARGIN, top + height, WIDTH - 2 * MARGIN, height);
    page.setColor(Color.BLACK);
    page.drawRect(MARGIN / 2, MARGIN / 2, WIDTH - MARGIN, HEIGHT - MARGIN);
  }

  /** The same font on every machine, read when the first page is drawn. */
  private static final class Fonts {
    static final Font SANS = load();

    private static Font load() {
      String file = "liberation/LiberationSans-Regular.ttf";
      try (var stream = TestPage.class.getClassLoader().getResourceAsStream(file)) {
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
}
