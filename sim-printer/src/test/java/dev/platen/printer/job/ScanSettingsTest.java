package dev.platen.printer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.scan.Glass;
import dev.platen.printer.scan.Quality;
import dev.platen.printer.scan.Quality.ColorMode;
import dev.platen.printer.scan.Quality.OriginalSize;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanSettingsTest {
  private static final int MEGABYTE = 1024 * 1024;
  private static final ScanSettings USUAL = ScanSettings.factory();

  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void setUp() {
    lab = new Lab(folder);
  }

  @AfterEach
  void tearDown() {
    lab.close();
  }

  /** Pages of noise, which hardly compresses: some 0.6 bytes a dot as a JPEG. */
  private record Noise(int count, int edge) implements Glass {
    @Override
    public BufferedImage page() {
      return pages().getFirst();
    }

    @Override
    public List<BufferedImage> pages() {
      return Stream.generate(this::noise).limit(count).toList();
    }

    private BufferedImage noise() {
      BufferedImage page = new BufferedImage(edge, edge, BufferedImage.TYPE_3BYTE_BGR);
      Random random = new Random(7);
      for (int y = 0; y < edge; y++) {
        for (int x = 0; x < edge; x++) {
          page.setRGB(x, y, random.nextInt());
        }
      }
      return page;
    }
  }

  private PrinterDevice printer(Glass glass) {
    PrinterDevice printer = lab.start(lab.options().glass(glass));
    lab.signInAndSave(printer);
    return printer;
  }

  private Job scan(PrinterDevice printer, ScanSettings settings) {
    Job job = printer.jobs().scanToEmail(List.of(Lab.RECIPIENT), "Invoice", settings);
    return lab.ended(printer, job.number());
  }

  private List<MimeMessage> mails() throws Exception {
    List<MimeMessage> mails = new ArrayList<>();
    for (String text : lab.smtp.mails()) {
      mails.add(
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))));
    }
    return mails;
  }

  private static List<BodyPart> files(MimeMessage mail) throws Exception {
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    List<BodyPart> files = new ArrayList<>();
    for (int i = 1; i < parts.getCount(); i++) {
      files.add(parts.getBodyPart(i));
    }
    return files;
  }

  private static byte[] content(BodyPart file) throws Exception {
    return file.getInputStream().readAllBytes();
  }

  @Test
  void aDocumentOverTheLimitIsSplitByPagesIntoNumberedFilesAndMessages() throws Exception {
    PrinterDevice printer = printer(new Noise(3, 800));
    Job job = scan(printer, USUAL.withMaxMegabytes(1).withSplit(true));
    assertThat(job.result()).isEqualTo(new Result.Succeeded());
    assertThat(job.pages()).isEqualTo(3);
    List<MimeMessage> mails = mails();
    assertThat(mails).hasSizeBetween(2, 3);
    int pages = 0;
    for (int i = 0; i < mails.size(); i++) {
      BodyPart file = files(mails.get(i)).getFirst();
      assertThat(file.getFileName()).isEqualTo("SCAN0001_00%d.pdf".formatted(i + 1));
      assertThat(mails.get(i).getSubject())
          .isEqualTo("Invoice (%d/%d)".formatted(i + 1, mails.size()));
      assertThat(content(file)).hasSizeLessThanOrEqualTo(MEGABYTE);
      try (PDDocument document = Loader.loadPDF(content(file))) {
        pages += document.getNumberOfPages();
      }
    }
    assertThat(pages).isEqualTo(3);
    assertThat(mails.stream().map(mail -> id(mail)).distinct()).hasSameSizeAs(mails);
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutSplittingWhatIsOverTheLimitIsNotSent() {
    PrinterDevice printer = printer(new Noise(3, 800));
    assertThat(scan(printer, USUAL.withMaxMegabytes(1)).code()).contains("314");
    assertThat(lab.smtp.mails()).isEmpty();
  }

  @Test
  void onePageOverTheLimitCannotBeSplit() {
    PrinterDevice printer = printer(new Noise(1, 1700));
    assertThat(scan(printer, USUAL.withMaxMegabytes(1).withSplit(true)).code()).contains("314");
    assertThat(lab.smtp.mails()).isEmpty();
  }

  @Test
  void picturesOfSeveralPagesAreFilesOfTheirOwn() throws Exception {
    PrinterDevice printer = printer(new Noise(3, 100));
    scan(printer, USUAL.withFormat(ScanFormat.JPEG));
    List<String> names = new ArrayList<>();
    for (BodyPart file : files(mails().getFirst())) {
      names.add(file.getFileName());
    }
    assertThat(names).containsExactly("SCAN0001_001.jpg", "SCAN0001_002.jpg", "SCAN0001_003.jpg");
  }

  @Test
  void picturesOverTheLimitTogetherGoIntoMessagesOfTheirOwn() throws Exception {
    PrinterDevice printer = printer(new Noise(2, 1100));
    scan(printer, USUAL.withFormat(ScanFormat.JPEG).withMaxMegabytes(1).withSplit(true));
    assertThat(mails()).hasSize(2);
    assertThat(files(mails().getLast())).hasSize(1);
  }

  private BufferedImage picture(ScanSettings settings) throws Exception {
    PrinterDevice printer = printer(new Noise(1, 100));
    scan(printer, settings.withFormat(ScanFormat.JPEG));
    byte[] jpeg = content(files(mails().getLast()).getFirst());
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(jpeg)));
  }

  @Test
  void theResolutionIsThatOfThePicture() throws Exception {
    BufferedImage picture = picture(USUAL.withResolution(300));
    assertThat(picture.getWidth()).isEqualTo(200);
    assertThat(picture.getColorModel().getNumComponents()).isEqualTo(3);
  }

  @Test
  void theOriginalSizeAndTheColorModeAreThoseOfThePicture() throws Exception {
    BufferedImage picture =
        picture(USUAL.withOriginalSize(OriginalSize.A5).withColorMode(ColorMode.MONOCHROME));
    // 148 x 210 mm at 150 dots per inch
    assertThat(picture.getWidth()).isEqualTo(874);
    assertThat(picture.getHeight()).isEqualTo(1240);
    assertThat(picture.getColorModel().getNumComponents()).isEqualTo(1);
    assertThat(picture.getRGB(873, 1239) & 0xff).as("white lid").isGreaterThan(250);
  }

  @Test
  void aPdfHasPagesOfTheOriginalSize() throws Exception {
    PrinterDevice printer = printer(new Noise(1, 100));
    scan(printer, USUAL.withOriginalSize(OriginalSize.LETTER));
    try (PDDocument document = Loader.loadPDF(content(files(mails().getLast()).getFirst()))) {
      PDRectangle size = document.getPage(0).getMediaBox();
      assertThat(size.getWidth()).isBetween(611.5f, 612.5f);
      assertThat(size.getHeight()).isBetween(791.5f, 792.5f);
    }
  }

  @Test
  void theAdministratorsDefaultsSurviveAPowerCutAndRuleWhereNobodyChooses() {
    PrinterDevice printer = printer(new Noise(3, 800));
    printer.saveScanDefaults(
        new ScanSettings(
            ScanFormat.JPEG, new Quality(200, OriginalSize.A4, ColorMode.COLOR), 1, false));
    printer.cutPower();
    PrinterDevice again = lab.start(lab.options().glass(new Noise(3, 800)));
    assertThat(again.scanDefaults().quality())
        .isEqualTo(new Quality(200, OriginalSize.A4, ColorMode.COLOR));
    assertThat(again.scanDefaults().format()).isEqualTo(ScanFormat.JPEG);
    assertThat(lab.scan(again).code()).contains("314");
  }

  @Test
  void whatTheModelDoesNotOfferIsNotSaved() {
    PrinterDevice printer = lab.start();
    assertThatThrownBy(() -> printer.saveScanDefaults(USUAL.withResolution(1200)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PX-D400");
    assertThatThrownBy(() -> printer.saveScanDefaults(USUAL.withMaxMegabytes(3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(printer.scanDefaults()).isEqualTo(USUAL);
  }
}
