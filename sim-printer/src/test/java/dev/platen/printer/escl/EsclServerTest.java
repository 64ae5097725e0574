package dev.platen.printer.escl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.lab.LabNetworkPrinter;
import dev.platen.printer.lab.LabTool;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EsclServerTest {
  private static final String XML = "text/xml";
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

  @AfterEach
  void free() {
    printer.lab.time.pass(Duration.ofMinutes(2));
  }

  private static String settings(String more) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"
        xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
      <pwg:Version>2.63</pwg:Version>%s</scan:ScanSettings>
    """
        .formatted(more);
  }

  private static HttpResponse<byte[]> post(String settings) throws Exception {
    return printer.post(printer.escl() + "/ScanJobs", XML, settings);
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> next(String location) throws Exception {
    return printer.get(location + "/NextDocument");
  }

  private static String location(HttpResponse<byte[]> made) {
    assertThat(made.statusCode()).isEqualTo(201);
    return made.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void itSaysWhatTheScannerCanDo() throws Exception {
    assertThat(text(printer.get(printer.escl() + "/ScannerCapabilities")))
        .contains(
            "<pwg:MakeAndModel>EPSON PX-D400</pwg:MakeAndModel>",
            "<pwg:SerialNumber>XABC000123</pwg:SerialNumber>",
            "<scan:XResolution>300</scan:XResolution>",
            "<scan:UUID>cfe92100-67c4-11d4-a45f-a4d73c0a1b2c</scan:UUID>");
    assertThat(text(printer.get(printer.escl() + "/ScannerStatus")))
        .contains("<pwg:State>Idle</pwg:State>");
  }

  @Test
  void aRegionIsScannedInGreyAtTheResolutionAskedFor() throws Exception {
    String location =
        location(
            post(
                settings(
                    """
                    <pwg:ScanRegions><pwg:ScanRegion><pwg:Height>300</pwg:Height>
                    <pwg:Width>600</pwg:Width><pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset>
                    </pwg:ScanRegion></pwg:ScanRegions><scan:ColorMode>Grayscale8</scan:ColorMode>
                    <scan:XResolution>150</scan:XResolution><scan:YResolution>150</scan:YResolution>\
                    """)));
    assertThat(location).startsWith(printer.escl() + "/ScanJobs/");
    HttpResponse<byte[]> page = next(location);
    assertThat(page.headers().firstValue("Content-Type")).contains("image/jpeg");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(page.body()));
    assertThat(image.getWidth()).isEqualTo(300);
    assertThat(image.getHeight()).isEqualTo(150);
    assertThat(image.getColorModel().getNumComponents()).isEqualTo(1);
    assertThat(next(location).statusCode()).isEqualTo(404);
  }

  @Test
  void oneScanAtATimeAndWhoAsksMeanwhileIsToldSo() throws Exception {
    String location = location(post(settings("")));
    HttpResponse<byte[]> second = post(settings(""));
    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(text(printer.get(printer.escl() + "/ScannerStatus")))
        .contains("<pwg:State>Processing</pwg:State>");
    assertThat(printer.send(HttpRequest.newBuilder(URI.create(location)).DELETE()).statusCode())
        .isEqualTo(200);
    assertThat(post(settings("")).statusCode()).isEqualTo(201);
  }

  @Test
  void aScanThatNobodyFetchesEndsByItself() throws Exception {
    String location = location(post(settings("")));
    printer.lab.time.pass(Duration.ofMinutes(2));
    assertThat(next(location).statusCode()).isEqualTo(404);
    assertThat(post(settings("")).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <pwg:InputSource>Feeder</pwg:InputSource> | 409 | The scanner has a platen only
          <scan:ColorMode>BlackAndWhite1</scan:ColorMode> | 409 | The scanner has no ColorMode BlackAndWhite1
          <scan:XResolution>75</scan:XResolution> | 409 | The scanner has no resolution 75
          <scan:XResolution>-1</scan:XResolution> | 400 | XResolution is no number: from 0 to 999999
          <pwg:DocumentFormat>image/tiff</pwg:DocumentFormat> | 409 | The scanner makes no image/tiff
          <pwg:Width>9999</pwg:Width> | 409 | The region does not lie on the glass
          """)
  void whatTheScannerCannotDoIsRefusedByName(String setting, int status, String text)
      throws Exception {
    HttpResponse<byte[]> refused = post(settings(setting));
    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(text(refused)).isEqualTo(text + "\n");
  }

  @Test
  void whatIsNoXmlOrReadsFilesIsRefused() throws Exception {
    assertThat(post("scan!").statusCode()).isEqualTo(400);
    assertThat(
            post("<!DOCTYPE a [<!ENTITY f SYSTEM"
                    + " 'file:///etc/passwd'>]><ScanSettings>&f;</ScanSettings>")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aSheetThatWasPrintedIsPutOnTheGlassAndReadBack() throws Exception {
    var device = printer.printer.device();
    device.jobs().printStatusSheet();
    Awaitility.await().until(() -> !device.outputTray().isEmpty());
    String sheet = device.outputTray().getFirst().getFileName().toString();
    String page = text(printer.get(printer.front() + "/"));
    assertThat(page).contains(sheet, "XABC000123", "Control panel");
    String token = page.replaceAll("(?s).*?name=\"token\" value=\"([^\"]+)\".*", "$1");
    String form = "application/x-www-form-urlencoded";
    assertThat(printer.post(printer.front() + "/glass", form, "tray=" + sheet).statusCode())
        .isEqualTo(403);
    assertThat(
            printer
                .post(printer.front() + "/glass", form, "tray=" + sheet + "&token=" + token)
                .statusCode())
        .isEqualTo(303);
    String location =
        location(post(settings("<pwg:DocumentFormat>application/pdf</pwg:DocumentFormat>")));
    byte[] scanned = next(location).body();
    try (PDDocument pdf = Loader.loadPDF(scanned)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
    }
    // The small glass before it was plain black.
    assertThat(scanned.length).isGreaterThan(50_000);
    printer.post(printer.front() + "/glass", form, "what=test&token=" + token);
  }

  @Test
  void whatIsNoSheetIsRefusedAtTheField() throws Exception {
    String page = text(printer.get(printer.front() + "/"));
    String token = page.replaceAll("(?s).*?name=\"token\" value=\"([^\"]+)\".*", "$1");
    HttpResponse<byte[]> refused =
        printer.post(
            printer.front() + "/glass",
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n"
                + token
                + "\r\n"
                + "--x\r\n"
                + "Content-Disposition: form-data; name=\"sheet\"; filename=\"a.txt\"\r\n\r\n"
                + "hello\r\n"
                + "--x--\r\n");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(text(refused))
        .contains("This file cannot be read. Choose a PDF, or a picture in PNG or JPEG.");
  }

  @Test
  void sanesAirscanScansTheGlass() throws Exception {
    Path sane = Files.createDirectories(folder.resolve("sane.d"));
    Files.writeString(sane.resolve("dll.conf"), "airscan\n");
    Files.writeString(
        sane.resolve("airscan.conf"),
        "[devices]\n\"Bench\" = %s, eSCL\n[options]\ndiscovery = disable\n"
            .formatted(printer.escl()));
    Path picture = folder.resolve("scan.png");
    LabTool tool =
        LabTool.run(
            "sane-utils sane-airscan",
            folder,
            Map.of("SANE_CONFIG_DIR", sane.toString()),
            "scanimage",
            "-d",
            "airscan:e0:Bench",
            "--resolution",
            "150",
            "--format=png",
            "-o",
            picture.toString());
    org.junit.jupiter.api.Assumptions.assumeFalse(
        tool.output().contains("Invalid argument")
            && !Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/sane/libsane-airscan.so.1")),
        "sane-airscan is not on this machine: apt-get install sane-airscan");
    assertThat(tool.exitCode()).as(tool.output()).isZero();
    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isBetween(1_240, 1_280);
  }
}
