package dev.platen.stubs.entra.factor;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A QR code (ISO/IEC 18004) as one path of an SVG picture.
 *
 * @param size modules on each side, with the quiet zone of four around them
 * @param path the dark modules, a unit each, for the attribute {@code d}
 */
public record QrCode(int size, String path) {
  private static final int QUIET_ZONE = 4;

  /**
   * Draws a text.
   *
   * @throws IllegalArgumentException where it is too long for one code
   */
  public static QrCode of(String text) {
    try {
      // Zero pixels: as small as it may be, so that a module is a pixel.
      BitMatrix bits =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(EncodeHintType.MARGIN, QUIET_ZONE, EncodeHintType.CHARACTER_SET, "UTF-8"));
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < bits.getHeight(); y++) {
        for (int x = 0; x < bits.getWidth(); x++) {
          if (bits.get(x, y)) {
            path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
          }
        }
      }
      return new QrCode(bits.getWidth(), path.toString());
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          "Too long for a QR code: " + text.length() + " letters", e);
    }
  }

  /** Without what it says, which may be a secret. */
  @Override
  public String toString() {
    return "QrCode[" + size + "]";
  }
}
