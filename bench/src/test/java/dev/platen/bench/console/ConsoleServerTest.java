package dev.platen.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchOptions;
import dev.platen.bench.BenchPrinter;
import dev.platen.bench.Ports;
import dev.platen.bench.PrinterPlan;
import dev.platen.bench.state.ClockFile;
import dev.platen.bench.state.StateFolder;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.magic.MagicAccounts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleServerTest {
  @TempDir static Path folder;
  private static StateFolder state;
  private static BenchClock clock;
  private static Bench bench;
  private static BenchTenant tenant;
  private static BenchPrinter printer;
  private static ConsoleServer server;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    state = StateFolder.open(folder.resolve("state"), false);
    clock = BenchClock.atRealTime();
    bench = Bench.start(new BenchOptions("127.0.0.1", Ports.free(), state, Duration.ZERO));
    tenant = bench.newTenant(new TenantPlan("Contoso", "contoso.onmicrosoft.com", true), clock);
    printer =
        bench.newPrinter(
            new PrinterPlan("printer-1", "px-b600f", "05.23.XF24Q9", "en", false), tenant, clock);
    server =
        ConsoleServer.start(
            "127.0.0.1",
            0,
            new Console(bench, tenant, clock, new ClockFile(state), List.of(printer)));
  }

  @AfterAll
  static void stop() {
    server.close();
    bench.close();
    clock.close();
    state.close();
  }

  private static HttpResponse<String> send(
      String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
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
  void theStartPageLeadsEverywhereAndHoldsNoPassword() {
    HttpResponse<String> page = send("GET", "", "");
    Document html = Jsoup.parse(page.body());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(html.select("a[href]").eachAttr("href"))
        .contains(
            "/printers/printer-1/panel/",
            printer.webConfig().toString(),
            "/mailboxes/anna@contoso.onmicrosoft.com");
    assertThat(page.body())
        .doesNotContain(printer.label().administratorPassword())
        .doesNotContain(tenant.administrator().password());
    assertThat(html.select("script:not([src]), [onclick], [style]")).isEmpty();
    assertThat(html.select("html").attr("lang")).isEqualTo("en");
  }

  @Test
  void theStartPageLeadsToPagesThatAnswer() {
    for (String path :
        List.of(
            "printers/printer-1/panel/",
            "printers/printer-1/tray",
            "mailboxes/anna@contoso.onmicrosoft.com",
            "ca.pem",
            "assets/console.css",
            "assets/console.js",
            "magic",
            "api")) {
      assertThat(send("GET", path, "").statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void theStartPageLeadsToTheListOfMagicNamesForTheWall() {
    assertThat(Jsoup.parse(send("GET", "", "").body()).select("a[href=/magic]")).hasSize(1);
    Tenant before = tenant.now();

    Document page = Jsoup.parse(send("GET", "magic", "").body());

    assertThat(page.select("th[scope=row]").eachText())
        .contains("ca-blocked@contoso.onmicrosoft.com", "slow-approval@contoso.onmicrosoft.com");
    assertThat(page.select("td").eachText()).contains("AADSTS53003 on the page");
    assertThat(page.select("#magic-password").text()).isEqualTo(MagicAccounts.password());
    assertThat(page.select("#magic-secret").text().replace(" ", ""))
        .isEqualTo(MagicAccounts.secret());
    assertThat(page.select("svg[aria-label]")).hasSize(1);
    assertThat(page.select("table caption").eachText()).isNotEmpty().doesNotContain("");
    assertThat(page.select("script:not([src]), [onclick], [style]")).isEmpty();
    assertThat(tenant.now()).as("listing makes none").isEqualTo(before);
    assertThat(send("GET", "assets/console.css", "").body()).contains("@media print");
  }

  @Test
  void aPasswordIsShownOnlyToWhoAsksFromAPageOfTheBench() {
    String form = "name=" + tenant.administrator().principalName();

    assertThat(send("POST", "passwords", form).body()).isEqualTo(tenant.administrator().password());
    assertThat(send("POST", "passwords", form, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(send("POST", "passwords", form, "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(send("POST", "passwords", "name=nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void switchesAreFlippedByPageAndByApiAlike() {
    assertThat(send("POST", "switches", "switch=smtp-auth&to=off").statusCode()).isEqualTo(303);
    assertThat(tenant.now().smtpClientAuthenticationDisabled()).isTrue();

    assertThat(send("PATCH", "api/tenant", "{\"smtpAuth\":true,\"securityDefaults\":true}").body())
        .contains("\"smtpAuth\":true", "\"securityDefaults\":true");
    assertThat(tenant.now().smtpClientAuthenticationDisabled()).isFalse();
    assertThat(tenant.now().securityDefaults()).isTrue();
    tenant.setSecurityDefaults(false);

    send("PATCH", "api/mailboxes/anna@contoso.onmicrosoft.com", "{\"smtpAuth\":\"off\"}");
    assertThat(
            tenant
                .now()
                .user("anna@contoso.onmicrosoft.com")
                .orElseThrow()
                .mailbox()
                .authenticatedSmtp())
        .isEqualTo(AuthenticatedSmtp.DISABLED);
  }

  @Test
  void theClockGoesAheadAndNeverBack() {
    Duration before = clock.aheadOfMachine();

    assertThat(send("POST", "api/clock", "{\"advance\":\"P1D\"}").statusCode()).isEqualTo(200);
    assertThat(clock.aheadOfMachine()).isEqualTo(before.plusDays(1));
    assertThat(new ClockFile(state).load()).isEqualTo(clock.aheadOfMachine());

    assertThat(send("POST", "api/clock", "{\"advance\":\"-P1D\"}").body())
        .isEqualTo("{\"error\":\"Time does not go back; got PT-24H.\"}");
    assertThat(send("POST", "api/clock", "{\"advance\":\"P9999D\"}").body())
        .contains("at most 3650 days");
    assertThat(send("POST", "api/clock", "{\"advance\":\"soon\"}").body())
        .contains("ISO 8601 duration such as P91D or PT5M; got \\\"soon\\\"");
    assertThat(clock.aheadOfMachine()).isEqualTo(before.plusDays(1));
  }

  @Test
  void badRequestsAreAnsweredInWords() {
    assertThat(send("PATCH", "api/tenant", "{\"colour\":\"red\"}").body())
        .contains(
            "A tenant takes securityDefaults and smtpAuth, true or false; got \\\"colour\\\"");
    assertThat(send("PATCH", "api/tenant", "nonsense").body()).contains("The body is not JSON.");
    assertThat(send("PATCH", "api/mailboxes/nobody@x", "{\"smtpAuth\":\"on\"}").body())
        .contains("No user nobody@x in the tenant contoso.onmicrosoft.com");
    assertThat(send("GET", "api/nothing", "").statusCode()).isEqualTo(404);
    assertThat(send("GET", "nothing", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", "switches", "switch=smtp-auth&to=maybe").statusCode()).isEqualTo(400);
    assertThat(send("POST", "clock", "days=-1").statusCode()).isEqualTo(400);
  }

  @Test
  void aPageOfAnotherHostNameIsRefused() throws Exception {
    try (java.net.Socket socket =
        new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), server.url().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      String answer =
          new String(
              socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("The bench is running");
    }
  }

  // --- Exchange Online

  @Test
  void theSettingsOfMailAreSeenAndChangedAndMistakesAreNamed() {
    assertThat(send("GET", "api/mail", "").body())
        .contains("\"basicAuthentication\":\"byDate\"", "\"messagesPerMinute\":30");
    String anna = tenant.now().users().getFirst().mailbox().address();
    assertThat(
            send("PATCH", "api/mail", "{\"propagationSeconds\":900,\"limits\":{\"connections\":7}}")
                .statusCode())
        .isEqualTo(200);
    assertThat(send("PATCH", "api/mail/mailboxes/" + anna, "{\"blocked\":true}").statusCode())
        .isEqualTo(200);
    assertThat(tenant.now().mail().propagationSeconds()).isEqualTo(900);
    assertThat(tenant.now().mail().limits().connections()).isEqualTo(7);
    assertThat(tenant.now().mail().isBlocked(anna)).isTrue();
    send("PATCH", "api/mail/mailboxes/" + anna, "{\"blocked\":false}");
    send("PATCH", "api/mail", "{\"propagationSeconds\":0}");

    HttpResponse<String> wrong = send("PATCH", "api/mail", "{\"limits\":{\"connections\":0}}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("limits.connections must be a whole number, at least 1");
    assertThat(send("PATCH", "api/mail/mailboxes/no@where.example", "{}").body())
        .contains("no mailbox no@where.example");
    assertThat(send("GET", "api/mail/trace", "").body()).contains("\"value\":[");
    assertThat(send("GET", "api/mail/magic", "").body()).contains("421-twice@");
    assertThat(send("DELETE", "api/mail/messages", "").body()).contains("\"purged\":");
  }
}
