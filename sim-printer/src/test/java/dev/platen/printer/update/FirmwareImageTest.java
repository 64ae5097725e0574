package dev.platen.printer.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.printer.update.FirmwareImage.RefusedImageException;
import dev.platen.printer.update.FirmwareUpdate.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareImageTest {
  private static final FirmwareImage IMAGE = new FirmwareImage("px-e900fn", "05.23.XF24Q9");

  @TempDir Path folder;

  private static Refusal refusal(byte[] file) {
    try {
      throw new AssertionError("Taken: " + FirmwareImage.read(file));
    } catch (RefusedImageException e) {
      return e.refusal();
    }
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    Path file = folder.resolve("firmware.img");
    IMAGE.write(file);
    assertThat(FirmwareImage.read(Files.readAllBytes(file))).isEqualTo(IMAGE);
    assertThat(IMAGE.bytes()).isEqualTo(IMAGE.bytes());
  }

  @Test
  void beginsWithLinesThatAPersonCanRead() {
    assertThat(new String(IMAGE.bytes(), StandardCharsets.ISO_8859_1).lines().limit(3))
        .containsExactly("PLATEN-FIRMWARE 1", "model: px-e900fn", "version: 05.23.XF24Q9");
    assertThat(new String(IMAGE.bytes(), StandardCharsets.ISO_8859_1).lines().skip(3).findFirst())
        .get()
        .asString()
        .matches("sha256: [0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "%PDF-1.7", "platen-firmware 1\nmodel: px-e900fn\n"})
  void isToldFromOtherFiles(String content) {
    assertThat(refusal(content.getBytes(StandardCharsets.UTF_8))).isEqualTo(Refusal.NOT_AN_IMAGE);
  }

  @Test
  void isDamagedWhereAByteOfItHasChanged() {
    byte[] good = IMAGE.bytes();
    for (int place : new int[] {17, 30, 45, 60, 140, good.length / 2, good.length - 1}) {
      byte[] bad = good.clone();
      bad[place] ^= 1;
      assertThat(refusal(bad)).as("byte %d", place).isEqualTo(Refusal.DAMAGED);
    }
  }

  @Test
  void isDamagedWhereItWasCutShortOrGoesOn() {
    byte[] good = IMAGE.bytes();
    for (int length : new int[] {20, 60, 130, good.length - 1, good.length + 1}) {
      assertThat(refusal(Arrays.copyOf(good, length)))
          .as("%d bytes", length)
          .isEqualTo(Refusal.DAMAGED);
    }
  }

  @Test
  void cannotNameWhatItsHeadCouldNotHold() {
    assertThatThrownBy(() -> new FirmwareImage("px\nversion: 1", "05.23.XF24Q9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A-Z a-z 0-9");
  }
}
