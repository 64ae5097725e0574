package dev.platen.printer.scan;

/**
 * How the glass is scanned (reference printer 2, Scan Settings).
 *
 * @param resolution dots per inch
 */
public record Quality(int resolution, OriginalSize originalSize, ColorMode colorMode) {
  /** What the page on the glass is taken for (see {@link Glass}). */
  static final int OF_GLASS = 150;

  /** The page as it lies there. */
  public static Quality usual() {
    return new Quality(OF_GLASS, OriginalSize.AUTO, ColorMode.COLOR);
  }

  /** The part of the glass that is scanned, from its upper left corner; portrait. */
  public enum OriginalSize {
    /** As large as what lies there. */
    AUTO(0, 0),
    // ISO 216
    A4(210, 297),
    A5(148, 210),
    // ANSI/ASME Y14.1
    LETTER(215.9, 279.4);

    private final double width;
    private final double height;

    OriginalSize(double width, double height) {
      this.width = width;
      this.height = height;
    }

    /** In millimetres. */
    double width() {
      return width;
    }

    /** In millimetres. */
    double height() {
      return height;
    }
  }

  /** Colours or shades of grey. */
  public enum ColorMode {
    COLOR,
    MONOCHROME
  }
}
