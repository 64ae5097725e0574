package dev.platen.printer.scan;

import java.awt.image.BufferedImage;
import java.util.List;

/** What lies on the glass. */
public interface Glass {
  /** The page as the scanner sees it, portrait; its size in pixels is taken for 150 dpi. */
  BufferedImage page();

  /**
   * The page at another resolution: sharper where more is known of it than {@link #page()} shows.
   *
   * @param resolution dots per inch
   */
  default BufferedImage page(int resolution) {
    return Rendering.of(
        page(), new Quality(resolution, Quality.OriginalSize.AUTO, Quality.ColorMode.COLOR));
  }

  /** All pages, where a feeder has more than one. */
  default List<BufferedImage> pages() {
    return List.of(page());
  }
}
