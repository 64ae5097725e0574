package dev.platen.printer.ippserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import dev.platen.printer.ipp.IppException;
import dev.platen.printer.ipp.IppPrinter;
import dev.platen.printer.job.Job;
import dev.platen.printer.lab.LabNetworkPrinter;
import dev.platen.printer.lab.LabTool;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IppServerTest {
  @TempDir private static Path folder;
  private static LabNetworkPrinter printer;

  @BeforeAll
  static void start() {
    printer = new LabNetworkPrinter(folder);
  }

  @AfterAll
  static void stop() {
    printer.close();
  }

  private static byte[] pdf(int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static IppPacket ask(IppPacket.Builder request, byte[] document) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (IppOutputStream out = new IppOutputStream(body)) {
      out.write(request.build());
    }
    body.writeBytes(document);
    byte[] answer =
        printer
            .send(
                HttpRequest.newBuilder(
                        URI.create(printer.ipp().toString().replace("ipp://", "http://")))
                    .header("Content-Type", "application/ipp")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())))
            .body();
    try (IppInputStream in = new IppInputStream(new ByteArrayInputStream(answer))) {
      return in.readPacket();
    }
  }

  private static IppPacket print(byte[] document, String format) throws Exception {
    return ask(
        IppPacket.printJob(printer.ipp())
            .putOperationAttributes(
                Types.requestingUserName.of("anna"),
                Types.jobName.of("Report"),
                Types.documentFormat.of(format)),
        document);
  }

  private static Job ended(IppPacket made) {
    long number = made.getValue(Tag.jobAttributes, Types.jobId);
    await().until(() -> printer.printer.device().jobs().job(number).filter(Job::active).isEmpty());
    return printer.printer.device().jobs().job(number).orElseThrow();
  }

  private static byte[] sheet(Job job) throws IOException {
    return Files.readAllBytes(
        printer.printer.device().outputTray().stream()
            .filter(
                file -> file.getFileName().toString().equals("%04d.pdf".formatted(job.number())))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void whatIsPrintedComesOutAndIsInTheHistory() throws Exception {
    byte[] document = pdf(2);
    Job job = ended(print(document, "application/pdf"));
    assertThat(job.result()).isEqualTo(new Job.Result.Succeeded());
    assertThat(job.type()).isEqualTo(Job.Type.PRINT_DOCUMENT);
    assertThat(job.from()).isEqualTo("anna");
    assertThat(job.fileName()).isEqualTo("Report");
    assertThat(job.pages()).isEqualTo(2);
    assertThat(sheet(job)).isEqualTo(document);
  }

  @Test
  void anotherSimulatedPrinterCanPrintOnIt() throws Exception {
    IppPrinter.at(printer.ipp()).print("0007.pdf", pdf(1));
    await().until(() -> printer.printer.device().jobs().active().isEmpty());
    assertThat(printer.printer.device().jobs().history())
        .anyMatch(job -> job.fileName().equals("0007.pdf"));
  }

  @Test
  void aPhotoBecomesOnePage() throws Exception {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
    Job job = ended(print(jpeg.toByteArray(), "application/octet-stream"));
    try (PDDocument sheet = Loader.loadPDF(sheet(job))) {
      assertThat(sheet.getNumberOfPages()).isEqualTo(1);
      assertThat(sheet.getPage(0).getMediaBox().getWidth())
          .isGreaterThan(sheet.getPage(0).getMediaBox().getHeight());
    }
  }

  @Test
  void aDamagedDocumentAndAnUnknownFormatAreRefusedByName() throws Exception {
    IppPacket damaged = print("%PDF-not".getBytes(StandardCharsets.US_ASCII), "application/pdf");
    assertThat(damaged.getStatus()).isEqualTo(Status.clientErrorDocumentFormatError);
    IppPacket unknown = print(new byte[] {1}, "application/postscript");
    assertThat(unknown.getStatus()).isEqualTo(Status.clientErrorDocumentFormatNotSupported);
    assertThat(unknown.getString(Tag.operationAttributes, Types.statusMessage))
        .isEqualTo("Not printed here: application/postscript. Send PDF, JPEG or PWG Raster.");
    assertThatThrownBy(
            () ->
                IppPrinter.at(URI.create(printer.ipp() + "s").resolve("/other")).print("a", pdf(1)))
        .isInstanceOf(IppException.class)
        .hasMessageContaining("HTTP 404");
  }

  @Test
  void aDocumentThatIsAnnouncedAndDoesNotComeIsGivenUp() throws Exception {
    IppPacket made =
        ask(
            IppPacket.createJob(printer.ipp()).putOperationAttributes(Types.jobName.of("Late")),
            new byte[0]);
    assertThat(made.getStatus()).isEqualTo(Status.successfulOk);
    printer.lab.time.pass(Duration.ofMinutes(2));
    assertThat(ended(made).result()).isEqualTo(new Job.Result.Cancelled());
  }

  @Test
  void aDocumentIsSentAfterItsJob() throws Exception {
    IppPacket made = ask(IppPacket.createJob(printer.ipp()), new byte[0]);
    int number = made.getValue(Tag.jobAttributes, Types.jobId);
    byte[] document = pdf(1);
    IppPacket sent =
        ask(
            IppPacket.sendDocument(printer.ipp(), number)
                .putOperationAttributes(
                    Types.documentFormat.of("application/pdf"), Types.lastDocument.of(true)),
            document);
    assertThat(sent.getStatus()).isEqualTo(Status.successfulOk);
    assertThat(sheet(ended(made))).isEqualTo(document);
  }

  @Test
  void whoAsksToIdentifyThePrinterSeesItOnItsPage() throws Exception {
    ask(
        new IppPacket.Builder(Operation.identifyPrinter)
            .putOperationAttributes(
                Types.attributesCharset.of("utf-8"),
                Types.attributesNaturalLanguage.of("en"),
                Types.printerUri.of(printer.ipp()),
                Types.message.of("Which one?")),
        new byte[0]);
    assertThat(new String(printer.get(printer.front() + "/").body(), StandardCharsets.UTF_8))
        .contains("A computer asked which printer this is, at ", ": Which one?");
  }

  @Test
  void onePortSpeaksPlainAndTls() throws Exception {
    LabTool plain =
        LabTool.run(
            "cups-ipp-utils",
            folder,
            Map.of(),
            "ipptool",
            "-t",
            printer.ipp().toString().replace("ipp:", "ipps:"),
            "get-printer-attributes.test");
    assertThat(plain.output()).contains("[PASS]");
    assertThat(plain.exitCode()).isZero();
  }

  @Test
  void ipptoolFindsNothingWrong() throws Exception {
    Path document = Files.write(folder.resolve("document.pdf"), pdf(1));
    LabTool tool =
        LabTool.run(
            "cups-ipp-utils",
            folder,
            Map.of(),
            "ipptool",
            "-tI",
            "-f",
            document.toString(),
            printer.ipp().toString(),
            "ipp-1.1.test");
    assertThat(tool.output()).doesNotContain("[FAIL]").contains("[PASS]");
    assertThat(tool.exitCode()).isZero();
  }
}
