package dev.platen.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchException;
import dev.platen.bench.BenchOptions;
import dev.platen.bench.Ports;
import dev.platen.bench.console.AccessToken;
import dev.platen.bench.console.Console;
import dev.platen.bench.console.ConsoleServer;
import dev.platen.bench.doctor.Doctor;
import dev.platen.bench.doctor.Finding;
import dev.platen.bench.doctor.Subject;
import dev.platen.bench.doctor.Verdict;
import dev.platen.bench.state.ClockFile;
import dev.platen.bench.state.StateException;
import dev.platen.bench.state.StateFolder;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bench for a lab, its console behind a token, and what the doctor says of it. */
class LabTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  @TempDir static Path folder;
  private static StateFolder state;
  private static BenchClock clock;
  private static Bench bench;
  private static Lab lab;
  private static AccessToken token;
  private static ConsoleServer console;

  @BeforeAll
  static void start() {
    state = StateFolder.open(folder.resolve("state"), false);
    clock = BenchClock.atRealTime();
    bench = Bench.start(new BenchOptions("127.0.0.1", Ports.free(), state, Duration.ZERO));
    BenchTenant tenant =
        bench.newTenant(new TenantPlan("Contoso", "contoso.onmicrosoft.com", true), clock);
    lab =
        Lab.start(
            bench, new LabPlan(0, 0, Optional.of(0), Optional.empty(), Optional.of(HERE)), clock);
    token = AccessToken.keptIn(state);
    console =
        ConsoleServer.start(
            "127.0.0.1",
            0,
            new Console(bench, tenant, clock, new ClockFile(state), List.of()),
            Optional.of(token));
  }

  @AfterAll
  static void stop() {
    console.close();
    lab.close();
    bench.close();
    clock.close();
    state.close();
  }

  // --- what the lab is served

  @Test
  void theTimeIsThatOfTheBenchAlsoWhenItIsMoved() throws Exception {
    try (BenchClock own = BenchClock.aheadOfRealTime(Duration.ofDays(91));
        TimeServer server = TimeServer.start(HERE, 0, own)) {
      assertThat(timeOf(server.port(), own)).isCloseTo(own.instant(), within());
      own.advance(Duration.ofDays(3650));
      assertThat(timeOf(server.port(), own))
          .as("beyond 2036, where the seconds on the wire come around")
          .isCloseTo(own.instant(), within());
    }
  }

  private static org.assertj.core.data.TemporalUnitOffset within() {
    return Assertions.within(1, ChronoUnit.MINUTES);
  }

  private static Instant timeOf(int port, BenchClock about) throws IOException {
    TimePacket question = TimePacket.question(about.instant());
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(10_000);
      socket.connect(new InetSocketAddress(HERE, port));
      byte[] garbage = {1, 2, 3};
      socket.send(new DatagramPacket(garbage, garbage.length));
      socket.send(new DatagramPacket(question.octets(), TimePacket.LENGTH));
      DatagramPacket packet = new DatagramPacket(new byte[100], 100);
      socket.receive(packet);
      TimePacket answer = TimePacket.read(packet.getData(), packet.getLength()).orElseThrow();
      assertThat(packet.getLength()).isEqualTo(TimePacket.LENGTH);
      assertThat(answer.mode()).isEqualTo(4);
      assertThat(answer.stratum()).isBetween(1, 15);
      assertThat(answer.originate()).isEqualTo(question.transmit());
      return answer.sent(about.instant());
    }
  }

  @Test
  void theAuthorityIsDownloadedByAnybodyAndKnownByItsFingerprint() throws Exception {
    URI page = URI.create("http://127.0.0.1:" + lab.pagePort() + "/");
    Document html = Jsoup.parse(get(page).body());

    assertThat(html.select("a[href]").eachAttr("href")).contains("/ca.cer", "/ca.pem");
    assertThat(html.text())
        .contains(Fingerprint.of(bench.ca().certificate(), "SHA-256"))
        .doesNotContain("contoso");
    assertThat(get(page.resolve("/ca.pem")).body())
        .isEqualTo(Files.readString(bench.ca().certificateFile()));
    assertThat(
            CLIENT
                .send(
                    HttpRequest.newBuilder(page.resolve("/ca.cer")).build(),
                    HttpResponse.BodyHandlers.ofByteArray())
                .body())
        .isEqualTo(bench.ca().certificate().getEncoded());
    assertThat(get(page.resolve("/console.css")).body()).contains("--ink");
    assertThat(get(page.resolve("/api/tenant")).statusCode()).isEqualTo(404);
  }

  @Test
  void whoTypesAMicrosoftAddressWithoutHttpsIsLedToIt() throws Exception {
    assertThat(raw(lab.pagePort(), "GET /devicelogin HTTP/1.1\r\nHost: microsoft.com\r\n"))
        .startsWith("HTTP/1.1 301")
        .contains("Location: https://microsoft.com/devicelogin\r\n");
  }

  private static String raw(int port, String request) throws IOException {
    try (Socket socket = new Socket(HERE, port)) {
      socket
          .getOutputStream()
          .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void smtpIsAnsweredOnAFurtherPortToo() throws Exception {
    try (Socket socket = new Socket(HERE, lab.furtherSmtpPort().orElseThrow())) {
      String banner =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      assertThat(banner).startsWith("220 ");
    }
  }

  @Test
  void aTakenPortOfTheLabIsNamedAndNothingStaysOpen() {
    assertThatThrownBy(
            () ->
                Lab.start(
                    bench,
                    new LabPlan(
                        lab.pagePort(), 0, Optional.empty(), Optional.empty(), Optional.empty()),
                    clock))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("127.0.0.1:" + lab.pagePort());
  }

  // --- who may enter

  private static HttpResponse<String> get(URI uri, String... headers) {
    return send(HttpRequest.newBuilder(uri), headers);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void withoutTheTokenNoPageAndNoOperationAnswers() {
    for (String path :
        List.of(
            "",
            "magic",
            "ca.pem",
            "api-reference",
            "mailboxes/anna@contoso.onmicrosoft.com",
            "printers/printer-1/panel/",
            "no-such-page")) {
      HttpResponse<String> page = get(console.url().resolve(path));
      assertThat(page.statusCode()).as(path).isEqualTo(401);
      assertThat(page.body())
          .contains("Sign in to the bench")
          .doesNotContain("onmicrosoft.com</dd>")
          .doesNotContain(token.secret());
    }
    for (String path : List.of("api", "api/", "api/tenant", "api/openapi.json", "api/faults")) {
      HttpResponse<String> answer = get(console.url().resolve(path));
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.body()).contains("Authorization: Bearer <token>", "console-token");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }
    assertThat(
            send(HttpRequest.newBuilder(console.url().resolve("api/clock"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"P1D\"}")))
                .statusCode())
        .isEqualTo(401);
    assertThat(get(console.url().resolve("assets/console.css")).statusCode()).isEqualTo(200);
  }

  @Test
  void aProgramSendsTheToken() {
    URI tenant = console.url().resolve("api/tenant");
    assertThat(get(tenant, "Authorization", "Bearer " + token.secret()).statusCode())
        .isEqualTo(200);
    assertThat(get(tenant, "Authorization", "Bearer " + token.secret() + "x").statusCode())
        .isEqualTo(401);
    assertThat(get(tenant, "Authorization", "Bearer ").statusCode()).isEqualTo(401);
    assertThat(get(tenant, "Authorization", "Basic " + token.secret()).statusCode()).isEqualTo(401);
  }

  @Test
  void aBrowserIsAskedOnceAndComesBackToItsPage() {
    HttpResponse<String> wrong = signIn("wrong", "/magic");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(Jsoup.parse(wrong.body()).select("[role=alert]").text())
        .isEqualTo("This is not the token of this bench.");
    assertThat(Jsoup.parse(wrong.body()).select("#token").attr("aria-describedby"))
        .isEqualTo("wrong");

    HttpResponse<String> right = signIn(token.secret(), "/magic");
    assertThat(right.statusCode()).isEqualTo(303);
    assertThat(right.headers().firstValue("Location")).contains("/magic");
    String cookie = right.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Lax")
        .doesNotContain(token.secret());
    String session = cookie.substring(0, cookie.indexOf(';'));
    assertThat(get(console.url().resolve("magic"), "Cookie", session).statusCode()).isEqualTo(200);
    assertThat(get(console.url(), "Cookie", "platen-console=" + token.secret()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aSignInLeadsToNoOtherSite() {
    for (String elsewhere : List.of("//evil.example/", "https://evil.example/", "/\\evil")) {
      assertThat(signIn(token.secret(), elsewhere).headers().firstValue("Location"))
          .as(elsewhere)
          .contains("/");
    }
  }

  private static HttpResponse<String> signIn(String offered, String to) {
    return send(
        HttpRequest.newBuilder(console.url().resolve("sign-in"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "token="
                        + offered
                        + "&to="
                        + java.net.URLEncoder.encode(to, StandardCharsets.UTF_8))),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  @Test
  void theTokenIsKeptForItsOwnerAlone() throws Exception {
    Path file = state.path().resolve(AccessToken.FILE);
    assertThat(AccessToken.keptIn(state).secret()).isEqualTo(token.secret());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(token).asString().doesNotContain(token.secret());

    try (StateFolder other = StateFolder.open(folder.resolve("other"), false)) {
      other.write(Path.of(AccessToken.FILE), "short");
      assertThatThrownBy(() -> AccessToken.keptIn(other))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("damaged")
          .hasMessageNotContaining("short");
    }
  }

  // --- what the doctor says of it

  private static Subject subject() {
    return new Subject(
        HERE,
        new Subject.Services(
            bench.dns().port(),
            bench.entra().port(),
            bench.exchange().smtpPort(),
            lab.pagePort(),
            lab.timePort()),
        new InetSocketAddress(HERE, bench.dns().port()),
        Optional.empty(),
        Optional.empty(),
        folder);
  }

  @Test
  void theDoctorFindsNothingWrongWithARunningBenchAndThenWhatIs() {
    List<Finding> well = new Doctor(clock).look(subject());
    assertThat(well)
        .allSatisfy(
            finding -> assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.OK));
    assertThat(well).extracting(Finding::found).filteredOn("the bench answers"::equals).hasSize(6);
    assertThat(well)
        .extracting(Finding::found)
        .anyMatch(it -> it.contains(Fingerprint.of(bench.ca().certificate(), "SHA-256")))
        .anyMatch(it -> it.startsWith("refused"));

    bench.dns().remove("graph.microsoft.com");
    try (BenchClock late = BenchClock.aheadOfRealTime(Duration.ofDays(3))) {
      List<Finding> ill = new Doctor(late).look(subject());
      assertThat(Doctor.worst(ill)).isEqualTo(Verdict.PROBLEM);
      assertThat(ill)
          .filteredOn(finding -> finding.check().equals("names over TCP"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.found()).contains("graph.microsoft.com (REFUSED)");
                assertThat(finding.todo()).isNotEmpty();
              });
      assertThat(ill)
          .filteredOn(finding -> finding.check().equals("clock of the bench"))
          .extracting(Finding::found)
          .singleElement()
          .asString()
          .contains("3 d 0 h");
    } finally {
      bench.dns().answer("graph.microsoft.com", HERE);
    }
  }

  @Test
  void aCertificateThatPrintersRefuseIsAProblem() throws Exception {
    var other = dev.platen.stubs.ca.CertificateAuthority.open(folder.resolve("other-ca"));
    Subject wrong =
        new Subject(
            HERE,
            subject().services(),
            subject().dns(),
            Optional.empty(),
            Optional.of(other.certificate()),
            folder);

    assertThat(new Doctor(clock).look(wrong))
        .filteredOn(finding -> finding.check().startsWith("certificate of"))
        .hasSize(2)
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM));
  }
}
