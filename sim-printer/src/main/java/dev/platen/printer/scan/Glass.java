package dev.platen.printer.scan;

import java.awt.image.BufferedImage;

/** What lies on the glass. */
public interface Glass {
  /** The page as the scanner sees it, portrait; its size in pixels is taken for 150 dpi. */
  BufferedImage page();
}
