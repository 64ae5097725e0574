package dev.platen.printer.scan;

import java.awt.image.BufferedImage;
import java.util.List;

/** What lies on the glass. */
public interface Glass {
  /** The page as the scanner sees it, portrait; its size in pixels is taken for 150 dpi. */
  BufferedImage page();

  /** All pages, where a feeder has more than one. */
  default List<BufferedImage> pages() {
    return List.of(page());
  }
}
