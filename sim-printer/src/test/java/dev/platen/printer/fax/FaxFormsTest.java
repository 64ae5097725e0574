package dev.platen.printer.fax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for numbers, domains and documents. */
class FaxFormsTest {
  static byte[] pdf(int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  static byte[] tiff(int pages) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < pages; i++) {
        var page = new BufferedImage(17, 22, BufferedImage.TYPE_BYTE_BINARY);
        writer.writeToSequence(new IIOImage(page, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "+37052123456", "0044#20*7", "*9", "#31#5551234"})
  void aNumberIsDigitsWithHashAndAsteriskAndAPlusInFront(String number) {
    assertThat(FaxNumber.isValid(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "*#", "5+5", "++5", "5 5", "5@x", "٥", "fax", "5\r\n"})
  void anythingElseIsNoNumber(String number) {
    assertThat(FaxNumber.isValid(number)).isFalse();
  }

  @Test
  void aNumberHasRoomBeforeTheAtOfAnAddress() {
    assertThat(FaxNumber.isValid("1".repeat(64))).isTrue();
    assertThat(FaxNumber.isValid("1".repeat(65))).isFalse();
    String longest = "d".repeat(186) + ".lt";
    assertThat(FaxSettings.isDomain(longest.substring(0, 186) + ".lt")).isTrue();
    assertThat(FaxSettings.isDomain("d" + longest + "x")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fax example.com", "a@fax.example.com", ".example.com", "fax..com"})
  void aDomainThatNoMailGoesToIsRefused(String domain) {
    assertThatThrownBy(() -> new FaxSettings(true, domain, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not the domain of a fax server");
  }

  @Test
  void withoutAFaxServerThereNeedsToBeNoDomain() {
    assertThat(new FaxSettings(false, "", "")).isEqualTo(FaxSettings.factory());
    assertThatThrownBy(() -> new FaxSettings(false, "", "nobody"))
        .hasMessageContaining("Not a mail address: 'nobody'");
  }

  @Test
  void aDocumentIsPdfOrTiffWithItsPagesCounted() throws IOException {
    assertThat(FaxDocument.of(pdf(3)))
        .returns(FaxDocument.Format.PDF, FaxDocument::format)
        .returns(3, FaxDocument::pages);
    assertThat(FaxDocument.of(tiff(2)))
        .returns(FaxDocument.Format.TIFF, FaxDocument::format)
        .returns(2, FaxDocument::pages);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%PD", "GIF89a", "hello"})
  void otherBytesAreNamedAsNeither(String content) {
    assertThatThrownBy(() -> FaxDocument.of(content.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PDF or TIFF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%PDF-1.7 and then nothing", "II*\0half a header", "MM\0*"})
  void aFileThatBreaksOffIsRefused(String content) {
    assertThatThrownBy(() -> FaxDocument.of(content.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no page that can be read");
  }
}
