package dev.platen.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchOptions;
import dev.platen.bench.Ports;
import dev.platen.bench.state.ClockFile;
import dev.platen.bench.state.StateFolder;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileMailTest {
  private static final String BOX = "mailboxes/anna@contoso.onmicrosoft.com";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  @TempDir static Path folder;
  private static StateFolder state;
  private static BenchClock clock;
  private static Bench bench;
  private static ConsoleServer server;

  @BeforeAll
  static void start() throws Exception {
    state = StateFolder.open(folder.resolve("state"), false);
    keep(1, hostile());
    keep(2, "Content-Type: multipart/mixed; boundary=never\r\nFrom: <\r\n\r\nno parts at all");
    clock = BenchClock.atRealTime();
    bench = Bench.start(new BenchOptions("127.0.0.1", Ports.free(), state, Duration.ZERO));
    BenchTenant tenant =
        bench.newTenant(new TenantPlan("Contoso", "contoso.onmicrosoft.com", true), clock);
    server =
        ConsoleServer.start(
            "127.0.0.1", 0, new Console(bench, tenant, clock, new ClockFile(state), List.of()));
  }

  @AfterAll
  static void stop() {
    server.close();
    bench.close();
    clock.close();
    state.close();
  }

  private static String hostile() throws Exception {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(pdf);
    }
    return String.join(
        "\r\n",
        "From: \"<script>alert(1)</script>\" <eve@contoso.onmicrosoft.com>",
        "To: anna@contoso.onmicrosoft.com",
        "Subject: <script>alert(2)</script>",
        "X-Odd: <img src=x onerror=alert(3)>",
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "Content-Type: text/html; charset=no-such-charset",
        "",
        "<p>hello</p><script>alert(4)</script><img src='https://evil.example/x.png'>",
        "--b",
        "Content-Type: application/pdf; name=\"../../../etc/passwd\"",
        "Content-Disposition: attachment; filename=\"../../../etc/passwd\"",
        "Content-Transfer-Encoding: base64",
        "",
        Base64.getMimeEncoder().encodeToString(pdf.toByteArray()),
        "--b",
        "Content-Type: application/pdf",
        "Content-Disposition: attachment; filename=broken.pdf",
        "",
        "%PDF-1.7 and nothing more",
        "--b--",
        "");
  }

  /** As the mail folder holds a message. */
  private static void keep(int number, String message) throws Exception {
    byte[] content = message.getBytes(StandardCharsets.UTF_8);
    String envelope =
        "X-Platen-Received: 2026-11-0%d"
            .formatted(number)
            .concat("T10:00:00Z\r\n")
            .concat("X-Platen-Submitter: \r\nX-Platen-Sender: \r\n")
            .concat("X-Platen-Delivered: anna@contoso.onmicrosoft.com\r\n")
            .concat("X-Platen-Sent-Items: no\r\n")
            .concat("X-Platen-Octets: " + content.length + "\r\n");
    Files.write(
        state.folder("mail").resolve("00000000000" + number + ".eml"),
        (envelope + message).getBytes(StandardCharsets.UTF_8));
  }

  private static <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> as)
      throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(URI.create(server.url() + path)).build(), as);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return get(path, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void scriptsInAMessageAreTextAndItsHtmlIsInASandbox() throws Exception {
    Document page = Jsoup.parse(get(BOX + "/1").body());

    assertThat(page.select("h1").text()).isEqualTo("<script>alert(2)</script>");
    assertThat(page.select("main script, img[onerror]")).isEmpty();
    assertThat(page.text()).contains("<img src=x onerror=alert(3)>");
    assertThat(page.select("iframe")).hasSize(1);
    Element frame = page.select("iframe").getFirst();
    assertThat(frame.attr("sandbox")).isEmpty();
    assertThat(frame.hasAttr("sandbox")).isTrue();
    HttpResponse<String> html = get(frame.attr("src").substring(1));
    assertThat(html.body()).contains("<p>hello</p>");
    assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox; default-src 'none';");
  }

  @Test
  void aPdfIsShownAsPicturesUnderALastNameOnlyAndABrokenOneIsNot() throws Exception {
    Document page = Jsoup.parse(get(BOX + "/1").body());

    assertThat(page.select("a.button").eachText()).containsExactly("passwd", "broken.pdf");
    assertThat(page.select("img.scan")).hasSize(1);
    byte[] png =
        get(
                page.select("img.scan").attr("src").substring(1),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isGreaterThan(300);
    assertThat(get(BOX + "/1/2/page-1.png").statusCode()).isEqualTo(404);
    assertThat(get(BOX + "/1/1").headers().firstValue("Content-Disposition").orElseThrow())
        .isEqualTo("inline; filename=\"passwd\"");
  }

  @Test
  void aMessageThatIsNoneLeavesTheMailboxReadable() throws Exception {
    HttpResponse<String> box = get(BOX);

    assertThat(box.statusCode()).isEqualTo(200);
    assertThat(Jsoup.parse(box.body()).select("tbody tr")).hasSize(2);
    HttpResponse<String> page = get(BOX + "/2");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("cannot be read", "source");
    assertThat(get(BOX + "/2.eml").body()).contains("no parts at all");
  }
}
