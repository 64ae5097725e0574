package dev.platen.printer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestPageTest {
  private static final int WHITE = 0xffffffff;

  private final BufferedImage page =
      new TestPage("PX-D400", "XABC000123", List.of("en", "ca", "it", "lt", "pt", "sv")).page();

  @Test
  void isAnA4PageAt150DotsPerInch() {
    assertThat(page.getWidth() / 150.0 * 25.4).isBetween(209.5, 210.5);
    assertThat(page.getHeight() / 150.0 * 25.4).isBetween(296.5, 297.5);
  }

  @Test
  void staysInsideOfItsFrame() {
    assertThat(inked(61, 1179)).isTrue();
    assertThat(inked(0, 60)).isFalse();
    assertThat(inked(1181, page.getWidth())).isFalse();
  }

  private boolean inked(int fromX, int toX) {
    for (int x = fromX; x < toX; x++) {
      for (int y = 0; y < page.getHeight(); y++) {
        if (page.getRGB(x, y) != WHITE) {
          return true;
        }
      }
    }
    return false;
  }
}
