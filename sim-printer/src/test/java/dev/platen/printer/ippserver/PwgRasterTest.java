package dev.platen.printer.ippserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PwgRasterTest {
  private static byte[] raster(int width, int height, int bits, int space, int... lines) {
    ByteBuffer header = ByteBuffer.allocate(1796);
    header.putInt(276, 300).putInt(280, 300);
    header.putInt(372, width).putInt(376, height);
    header.putInt(388, bits).putInt(392, (width * bits + 7) / 8).putInt(400, space);
    ByteArrayOutputStream raster = new ByteArrayOutputStream();
    raster.writeBytes("RaS2".getBytes(StandardCharsets.US_ASCII));
    raster.writeBytes(header.array());
    for (int octet : lines) {
      raster.write(octet);
    }
    return raster.toByteArray();
  }

  @Test
  void runsRowsAndRepeatedLinesAreUnpacked() throws IOException {
    // Two equal lines: two red dots in a run, then a green and a blue one; PWG 5102.4 section 4.4.
    byte[] raster = raster(4, 2, 24, 19, 1, 1, 255, 0, 0, 255, 0, 255, 0, 0, 0, 255);
    List<PwgRaster.Page> pages = PwgRaster.pages(raster);
    assertThat(pages).hasSize(1);
    assertThat(pages.getFirst().resolution()).isEqualTo(300);
    var image = pages.getFirst().image();
    assertThat(image.getRGB(0, 1) & 0xffffff).isEqualTo(0xff0000);
    assertThat(image.getRGB(1, 0) & 0xffffff).isEqualTo(0xff0000);
    assertThat(image.getRGB(2, 0) & 0xffffff).isEqualTo(0x00ff00);
    assertThat(image.getRGB(3, 1) & 0xffffff).isEqualTo(0x0000ff);
  }

  @Test
  void aLineCanEndWhite() throws IOException {
    var image = PwgRaster.pages(raster(8, 1, 8, 18, 0, 0, 0, 128)).getFirst().image();
    assertThat(image.getRGB(0, 0) & 0xff).isZero();
    assertThat(image.getRGB(7, 0) & 0xff).isEqualTo(0xff);
  }

  @Test
  void aDotOfBlackIsBlack() throws IOException {
    var image = PwgRaster.pages(raster(8, 1, 1, 3, 0, 0, 0b1000_0000)).getFirst().image();
    assertThat(image.getRGB(0, 0) & 0xff).isZero();
    assertThat(image.getRGB(1, 0) & 0xff).isEqualTo(0xff);
  }

  @Test
  void whatEndsEarlyOrIsTooLargeIsRefused() {
    assertThatThrownBy(() -> PwgRaster.pages(raster(8, 2, 8, 18, 0, 7, 0)))
        .isInstanceOf(IOException.class)
        .hasMessage("The raster ends early");
    assertThatThrownBy(() -> PwgRaster.pages(raster(1_000_000, 1_000_000, 8, 18)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PwgRaster.pages(new byte[] {1, 2})).isInstanceOf(IOException.class);
  }
}
