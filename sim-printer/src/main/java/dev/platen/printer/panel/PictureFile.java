package dev.platen.printer.panel;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture as a file, made in memory. */
final class PictureFile {
  private static final float JPEG_QUALITY = 0.9f;

  private PictureFile() {}

  static byte[] png(BufferedImage image) {
    return file(image, "png");
  }

  static byte[] jpeg(BufferedImage image) {
    return file(image, "jpeg");
  }

  private static byte[] file(BufferedImage image, String format) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(JPEG_QUALITY);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing a picture to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
