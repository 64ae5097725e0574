package dev.platen.bench.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.platen.bench.time.BenchClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest {
  private static BenchClock clock;
  private static OperatorDesk desk;
  private static Station station;
  private static Tablet tablet;
  private static ExecutorService bench;
  private Future<Answer> asked;

  @BeforeAll
  static void start() {
    clock = BenchClock.atRealTime();
    desk = OperatorDesk.start("127.0.0.1", 0, clock);
    station = desk.station("Printer", Locale.ENGLISH);
    tablet = Tablet.at(station, "Ona", "en");
    bench = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() {
    desk.close();
    bench.close();
    clock.close();
    tablet.close();
  }

  @BeforeEach
  void askForASheet() {
    ask("sheet.upload");
  }

  @AfterEach
  void takeBack() {
    asked.cancel(true);
    await().until(() -> tablet.open(station.address()).page().select("#file").isEmpty());
  }

  private void ask(String id) {
    Instruction instruction = Instruction.of(id, AnswerKind.FILE, Duration.ofHours(1));
    asked = bench.submit(() -> station.ask(instruction));
    tablet.awaitTask(station);
  }

  private static byte[] picture(String format, int side) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static byte[] pdf(String password) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void taken(byte[] file, String mediaType) throws Exception {
    tablet.upload(file);
    assertThat(tablet.page().select(".error").text()).isEmpty();
    await().until(asked::isDone);
    assertThat(asked.get())
        .isInstanceOfSatisfying(
            Answer.Shown.class,
            shown -> {
              assertThat(shown.mediaType()).isEqualTo(mediaType);
              assertThat(shown.content()).isEqualTo(file);
              assertThat(shown.who()).isEqualTo("Ona");
            });
  }

  private void refused(byte[] file, String why) {
    tablet.upload(file);
    assertThat(tablet.status()).isIn(413, 422);
    assertThat(tablet.page().expectFirst("#file-error").text()).contains(why);
    assertThat(tablet.page().expectFirst("#file").attr("aria-describedby")).contains("file-error");
    assertThat(asked.isDone()).isFalse();
  }

  @Test
  void aPhotoIsTakenForWhatItIsWhateverItIsCalled() throws Exception {
    taken(picture("jpg", 64), "image/jpeg");
  }

  @Test
  void aPictureWithoutLossIsTaken() throws Exception {
    taken(picture("png", 64), "image/png");
  }

  @Test
  void aPdfFileIsTaken() throws Exception {
    taken(pdf(""), "application/pdf");
  }

  @Test
  void valuesSeparatedByCommasAreTakenWhereTheyAreAskedForOnly() throws Exception {
    byte[] csv = "Number,Result\r\n17,Užbaigta\r\n".getBytes(StandardCharsets.UTF_8);
    refused(csv, "neither a JPEG or PNG picture nor a PDF file");
    takeBack();
    ask("jobs.upload-history");
    refused(latin1("<html>,<script>alert(1)</script>"), "neither a CSV file");
    refused(latin1("Number,\u0000"), "neither a CSV file");
    taken(csv, "text/csv");
  }

  @Test
  void hostileFilesAreRefusedWithWhatToDo() throws Exception {
    byte[] png = picture("png", 64);
    refused(new byte[0], "Choose a file");
    refused(latin1("<html><script>alert(1)</script>"), "neither a JPEG");
    refused(latin1("MZ\u0090\u0000"), "neither a JPEG");
    refused(latin1("\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000"), "HEIC");
    refused(Arrays.copyOf(png, 40), "damaged");
    refused(latin1("\u00ff\u00d8\u00ff\u00e0 and no more"), "damaged");
    refused(latin1("%PDF-1.7\n%%EOF"), "damaged");
    refused(picture("png", 8), "too small");
    refused(pdf("secret"), "protected by a password");
    // As a bomb begins: 60,000 by 60,000 pixels, told in the header.
    byte[] bomb = png.clone();
    ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
    tablet.upload(bomb);
    assertThat(tablet.page().expectFirst("#file-error").text())
        .containsAnyOf("too large", "damaged");
    taken(png, "image/png");
  }

  @Test
  void aFileThatIsTooLargeIsToldSoAtItsField() throws Exception {
    refused(new byte[SentFile.MAX_BYTES + 1024 * 1024], "at most 20 MB");
    taken(picture("png", 64), "image/png");
  }
}
