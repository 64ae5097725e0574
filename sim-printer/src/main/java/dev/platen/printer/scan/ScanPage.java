package dev.platen.printer.scan;

/** A scanned page: a JPEG, and how large it is on paper. */
public final class ScanPage {
  private final byte[] jpeg;
  private final float width;
  private final float height;

  /**
   * @param width in points, 72 of them to an inch
   * @param height in points
   */
  ScanPage(byte[] jpeg, float width, float height) {
    this.jpeg = jpeg;
    this.width = width;
    this.height = height;
  }

  byte[] jpeg() {
    return jpeg.clone();
  }

  float width() {
    return width;
  }

  float height() {
    return height;
  }
}
