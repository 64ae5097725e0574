package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.platen.printer.DeviceOptions;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabCa;
import dev.platen.printer.lab.LabDns;
import dev.platen.printer.lab.LabProxy;
import dev.platen.printer.lab.LabSmtp;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.Models;
import dev.platen.printer.network.NetworkSettings.MailNetwork;
import dev.platen.printer.network.NetworkWiring;
import dev.platen.printer.signin.SignInState;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connection Test, Network Basic and the certificate pages, on a whole printer. */
class NetworkPagesTest {
  private static HttpWorker worker;
  @TempDir private Path folder;
  @TempDir private Path webFolder;
  private Lab lab;
  private PrinterDevice printer;
  private WebConfig webConfig;
  private Browser browser;

  @BeforeAll
  static void startWorker() {
    worker = HttpWorker.start();
  }

  @AfterAll
  static void stopWorker() {
    worker.close();
  }

  @BeforeEach
  void start() throws Exception {
    lab = new Lab(folder);
    start(lab.options());
  }

  private void start(DeviceOptions.Builder options) throws Exception {
    printer = lab.start(options);
    webConfig =
        WebConfig.start(
            WebConfigOptions.of(InetAddress.getLoopbackAddress(), 0, 0, webFolder, worker),
            printer);
    browser = new Browser(webConfig.httpsPort());
    browser.logIn(Lab.PASSWORD);
  }

  @Test
  void ownBasicPageComesBeforeTheEmailServers() throws Exception {
    browser.open(SiteMap.Page.NETWORK_BASIC.tab().href());
    assertThat(browser.page.select("nav a[href*=/NW_]").eachAttr("href"))
        .containsSubsequence(NetworkBasicPage.TOP, EmailServerPages.TOP, ConnectionTestPages.TOP);
  }

  private void restart(DeviceOptions.Builder options) throws Exception {
    webConfig.close();
    printer.close();
    start(options);
  }

  @AfterEach
  void stop() {
    webConfig.close();
    lab.close();
  }

  private String error(String control) {
    return browser.page.expectFirst("#" + control + "-error").text();
  }

  // Connection test

  @Test
  void theConnectionTestShowsItsProgressAndThenWhatItFound() throws Exception {
    printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    lab.smtp.answer("AUTH", "hang");
    browser.open(ConnectionTestPages.TOP);
    assertThat(browser.page.selectFirst("#testResult")).isNull();
    browser.click("#start");
    assertThat(browser.path()).isEqualTo(ConnectionTestPages.RESULT);
    assertThat(browser.page.expectFirst("#testProgress").attr("hx-get"))
        .isEqualTo(ConnectionTestPages.STATUS);
    assertThat(browser.page.selectFirst("noscript meta[http-equiv=refresh]")).isNotNull();
    browser.get(ConnectionTestPages.STATUS, "HX-Request", "true");
    assertThat(browser.page.selectFirst("#testProgress")).isNotNull();

    browser.open(ConnectionTestPages.TOP);
    browser.click("#start");
    assertThat(browser.page.expectFirst("#testResult").text())
        .isEqualTo("Cannot access the printer until processing is complete.");

    await()
        .until(
            () ->
                browser
                    .get(ConnectionTestPages.STATUS, "HX-Request", "true")
                    .headers()
                    .firstValue("HX-Redirect")
                    .isPresent());
    browser.open(ConnectionTestPages.RESULT);
    assertThat(browser.page.expectFirst("#testResult").attr("data-message"))
        .isEqualTo("smtp_communication");
    assertThat(browser.page.select("#testResult li").eachText())
        .containsExactly("Network Settings");
    lab.smtp.answerAsUsual("AUTH");
    browser.click("#start");
    await().until(() -> result().contains("Connection test was successful."));
  }

  private String result() throws Exception {
    Document page = browser.open(ConnectionTestPages.RESULT);
    return page.select("#testResult").text();
  }

  @Test
  void aGuestIsSentToLogInFirst() throws Exception {
    var guest = new Browser(webConfig.httpsPort());
    for (String path :
        List.of(
            ConnectionTestPages.RESULT,
            NetworkBasicPage.TOP,
            CaCertificatePages.TOP,
            RootCertificatePage.TOP)) {
      guest.open(path);
      assertThat(guest.path()).isEqualTo(LogInPages.TOP);
    }
  }

  // Network > Basic

  @Test
  void whatIsSetOnNetworkBasicIsUsedShownAndKept() throws Exception {
    browser.open(NetworkBasicPage.TOP);
    browser.click(
        "#ok",
        Map.ofEntries(
            Map.entry("INPUTT_DEVICENAME", "Reception-3"),
            Map.entry("INPUTR_OBTAINIP", "MANUAL"),
            Map.entry("INPUTT_IPADDRESS", "10.1.2.3"),
            Map.entry("INPUTT_SUBNETMASK", "255.255.0.0"),
            Map.entry("INPUTT_GATEWAY", "10.1.0.1"),
            Map.entry("INPUTR_DNSSETTING", "MANUAL"),
            Map.entry("INPUTT_PRIMARYDNS", "127.0.0.1"),
            Map.entry("INPUTR_DOMAINNAMESETTING", "MANUAL"),
            Map.entry("INPUTT_DOMAINNAME", "office.example.com"),
            Map.entry("INPUTR_IPV6SETTING", "DISABLE")));
    assertThat(browser.page.expectFirst("div.warning").text()).isEqualTo("Setup complete");
    restart(lab.options());

    assertThat(row("device_name")).isEqualTo("Reception-3");
    assertThat(row("obtain_ip_address")).isEqualTo("Manual");
    assertThat(row("ip_address")).isEqualTo("10.1.2.3");
    assertThat(row("default_gateway")).isEqualTo("10.1.0.1");
    assertThat(row("primary_dns")).isEqualTo("127.0.0.1");
    assertThat(row("dns_domain_name")).isEqualTo("office.example.com");
    assertThat(row("ipv6_setting")).isEqualTo("Disable");
    var certificate =
        (X509Certificate) browser.response.sslSession().orElseThrow().getPeerCertificates()[0];
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Reception-3");
    printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
    assertThat(lab.smtp.commands()).contains("EHLO Reception-3");
  }

  private String row(String key) throws Exception {
    browser.open(SiteMap.Page.NETWORK_STATUS.top());
    return browser.page.expectFirst("[data-row=network." + key + "] dd").text();
  }

  @Test
  void aWrongDnsServerBreaksSendingAndASecondOneMendsIt() throws Exception {
    printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    browser.open(NetworkBasicPage.TOP);
    browser.click("#ok", Map.of("INPUTR_DNSSETTING", "MANUAL", "INPUTT_PRIMARYDNS", "127.0.0.99"));
    assertThat(lab.scan(printer).code()).contains("311");
    browser.click("#ok", Map.of("INPUTT_SECONDARYDNS", "127.0.0.1"));
    assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
  }

  @Test
  void httpsGoesThroughTheProxy() throws Exception {
    try (LabProxy proxy = new LabProxy(lab.entra.port())) {
      browser.open(NetworkBasicPage.TOP);
      browser.click(
          "#ok",
          Map.of(
              "INPUTR_PROXYSETTING",
              "USE",
              "INPUTT_PROXYSERVER",
              "127.0.0.1",
              "INPUTT_PROXYPORT",
              Integer.toString(proxy.port())));
      lab.askForCode(printer);
      assertThat(proxy.asked()).containsExactly("CONNECT login.microsoftonline.com:443 HTTP/1.1");
      assertThat(lab.dns.asked()).doesNotContain("login.microsoftonline.com");
    }
    printer.signIn().start(EmailService.MICROSOFT_EXCHANGE_ONLINE);
    await().until(() -> printer.signIn().state() instanceof SignInState.Failed);
    assertThat(row("proxy_setting")).isEqualTo("Use");
  }

  @ParameterizedTest
  @CsvSource({
    "INPUTT_DEVICENAME, x, From 2 to 53 characters",
    "INPUTT_DEVICENAME, -printer, From 2 to 53 characters",
    "INPUTT_DEVICENAME, my printer, From 2 to 53 characters",
    "INPUTT_IPADDRESS, 300.1.2.3, An IPv4 address",
    "INPUTT_IPADDRESS, 224.0.0.1, An IPv4 address",
    "INPUTT_IPADDRESS, 10.1.2.3., An IPv4 address",
    "INPUTT_SUBNETMASK, 255.0.255.0, A subnet mask",
    "INPUTT_GATEWAY, 10.9.0.1, The gateway must be in the network",
    "INPUTT_PRIMARYDNS, '', An IPv4 address",
    "INPUTT_SECONDARYDNS, dns.example.com, An IPv4 address",
    "INPUTT_HOSTNAME, a_b, From 2 to 53 characters",
    "INPUTT_DOMAINNAME, '', An IPv4 address or a host name",
    "INPUTT_PROXYSERVER, http://proxy, An IPv4 address or a host name",
    "INPUTT_PROXYPORT, 0, A whole number from 1 to 65535.",
  })
  void aFieldThatBreaksARuleSaysSoAndNothingIsSaved(String control, String value, String rule)
      throws Exception {
    var before = printer.networkSettings();
    browser.open(NetworkBasicPage.TOP);
    Map<String, String> typed =
        new java.util.HashMap<>(
            Map.ofEntries(
                Map.entry("INPUTR_OBTAINIP", "MANUAL"),
                Map.entry("INPUTT_IPADDRESS", "10.1.2.3"),
                Map.entry("INPUTT_SUBNETMASK", "255.255.0.0"),
                Map.entry("INPUTT_GATEWAY", "10.1.0.1"),
                Map.entry("INPUTR_DNSSETTING", "MANUAL"),
                Map.entry("INPUTT_PRIMARYDNS", "127.0.0.1"),
                Map.entry("INPUTR_HOSTNAMESETTING", "MANUAL"),
                Map.entry("INPUTT_HOSTNAME", "host"),
                Map.entry("INPUTR_DOMAINNAMESETTING", "MANUAL"),
                Map.entry("INPUTT_DOMAINNAME", "example.com"),
                Map.entry("INPUTR_PROXYSETTING", "USE"),
                Map.entry("INPUTT_PROXYSERVER", "proxy.example.com"),
                Map.entry("INPUTT_PROXYPORT", "8080")));
    typed.put(control, value);
    browser.click("#ok", typed);
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(error(control)).startsWith(rule);
    assertThat(browser.page.select(".error")).hasSize(1);
    assertThat(printer.networkSettings()).isEqualTo(before);
  }

  // Additional network (guide case SET-N)

  @Test
  void mailLeavesThroughTheChosenNetwork() throws Exception {
    try (LabDns otherDns = new LabDns("mail.example.com");
        LabSmtp otherSmtp = new LabSmtp(lab.ca.server("mail.example.com"))) {
      restart(
          lab.options()
              .model(Models.get("px-e900fn"))
              .additionalNetwork(
                  new NetworkWiring(otherDns.address(), Map.of(587, otherSmtp.port()))));
      printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
      assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
      assertThat(otherSmtp.mails()).isEmpty();

      browser.open(NetworkBasicPage.TOP);
      browser.click("#ok", Map.of("INPUTR_MAILNETWORK", "ADDITIONAL"));
      assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
      assertThat(otherSmtp.mails()).hasSize(1);
      assertThat(otherDns.asked()).containsExactly("mail.example.com");
      assertThat(lab.smtp.mails()).hasSize(1);
      assertThat(row("mail_network")).isEqualTo("Additional Network");

      browser.open(NetworkBasicPage.TOP);
      browser.click(
          "#ok", Map.of("INPUTR_ADDDNSSETTING", "MANUAL", "INPUTT_ADDPRIMARYDNS", "127.0.0.99"));
      assertThat(lab.scan(printer).code()).contains("311");
    }
  }

  @Test
  void oauth2CannotBeChosenOverTheAdditionalNetwork() throws Exception {
    restart(lab.options().model(Models.get("px-e900fn")));
    browser.open(NetworkBasicPage.TOP);
    browser.click("#ok", Map.of("INPUTR_MAILNETWORK", "ADDITIONAL"));
    browser.open(EmailServerPages.TOP);
    assertThat(browser.page.select("#INPUTD_AUTHMETHOD option[value=OAUTH2]")).isEmpty();
    assertThat(browser.page.expectFirst("#methodNote").text()).contains("standard network");
    browser.click("#ok", Map.of("INPUTD_AUTHMETHOD", "OAUTH2"));
    assertThat(browser.response.statusCode()).isEqualTo(400);
    browser.open(EmailServerPages.SIGN_IN);
    assertThat(browser.path()).isEqualTo(EmailServerPages.TOP);
    assertThatThrownBy(() -> printer.saveEmailServerSettings(Lab.oauth2()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(printer.emailServerSettings().authenticationMethod())
        .isEqualTo(AuthenticationMethod.OFF);
  }

  @Test
  void theAdditionalNetworkIsRefusedForMailWhileOAuth2IsSet() throws Exception {
    restart(lab.options().model(Models.get("px-e900fn")));
    lab.signInAndSave(printer);
    browser.open(NetworkBasicPage.TOP);
    browser.click("#ok", Map.of("INPUTR_MAILNETWORK", "ADDITIONAL"));
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(error("INPUTR_MAILNETWORK")).contains("does not support");
    assertThat(printer.networkSettings().mailNetwork()).isEqualTo(MailNetwork.STANDARD);
    assertThatThrownBy(
            () ->
                printer.saveNetworkSettings(
                    printer.networkSettings().withMailNetwork(MailNetwork.ADDITIONAL)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aModelWithOnePortHasNoAdditionalNetwork() throws Exception {
    browser.open(NetworkBasicPage.TOP);
    assertThat(browser.page.select("#INPUTR_MAILNETWORK")).isEmpty();
    browser.click("#ok", Map.of("INPUTR_MAILNETWORK", "ADDITIONAL"));
    assertThat(printer.networkSettings().mailNetwork()).isEqualTo(MailNetwork.STANDARD);
  }

  // Certificates

  private static byte[] pem(X509Certificate certificate) throws Exception {
    return ("-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void importFile(byte[] content) throws Exception {
    browser.open(CaCertificatePages.TOP);
    browser.upload("#import", "cert0", "root.pem", content);
  }

  @Test
  void anImportedCaCertificateIsTrustedAtOnceUntilItIsDeleted() throws Exception {
    LabCa own = new LabCa(Lab.START);
    try (LabSmtp server = new LabSmtp(own.server("mail.example.com"))) {
      restart(lab.options().network(lab.wiring(lab.entra.port(), server.port())));
      printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
      assertThat(lab.scan(printer).code()).contains("350");
      importFile(pem(own.root()));
      assertThat(browser.page.expectFirst("div.warning").text()).isEqualTo("Setup complete");
      assertThat(browser.page.expectFirst("#certificates tbody th").text())
          .isEqualTo(own.root().getSubjectX500Principal().getName());
      assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
      restart(lab.options().network(lab.wiring(lab.entra.port(), server.port())));
      assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());

      lab.time.set(Lab.START.plus(Duration.ofDays(400)));
      browser.logIn(Lab.PASSWORD);
      browser.open(CaCertificatePages.TOP);
      assertThat(browser.page.expectFirst(".expired").text()).isEqualTo("Expired");
      lab.time.set(Lab.START);
      browser.open(CaCertificatePages.TOP);
      browser.open(browser.page.expectFirst("#certificates a").attr("href"));
      assertThat(printer.trust().imported()).hasSize(1);
      browser.click("#delete");
      assertThat(browser.page.selectFirst("#noCertificates")).isNotNull();
      assertThat(lab.scan(printer).code()).contains("350");
    }
  }

  @Test
  void whatIsNoCaCertificateIsRefusedWithItsReason() throws Exception {
    LabCa own = new LabCa(Lab.START);
    browser.open(CaCertificatePages.TOP);
    browser.upload("#import", "other", "x", new byte[] {1});
    assertThat(error("cert0")).isEqualTo("Choose a file first.");
    importFile("hello".getBytes(StandardCharsets.US_ASCII));
    assertThat(error("cert0")).contains("not a certificate");
    importFile(own.leaf("mail.example.com").getEncoded());
    assertThat(error("cert0")).contains("certification authority");
    importFile(new LabCa(Lab.START.minus(Duration.ofDays(800))).root().getEncoded());
    assertThat(error("cert0")).contains("expired");
    var two = new java.io.ByteArrayOutputStream();
    two.writeBytes(pem(own.root()));
    two.writeBytes(pem(new LabCa(Lab.START).root()));
    importFile(two.toByteArray());
    assertThat(error("cert0")).contains("more than one");
    importFile(new byte[CaCertificatePages.MAX_UPLOAD_BYTES]);
    assertThat(browser.response.statusCode()).isEqualTo(413);
    assertThat(printer.trust().imported()).isEmpty();

    importFile(own.root().getEncoded());
    importFile(own.root().getEncoded());
    assertThat(error("cert0")).contains("already");
    for (int i = 1; i < 10; i++) {
      importFile(new LabCa(Lab.START).root().getEncoded());
    }
    importFile(new LabCa(Lab.START).root().getEncoded());
    assertThat(error("cert0")).contains("10 certificates already");
    assertThat(printer.trust().imported()).hasSize(10);
  }

  @Test
  void aManualRootSetStaysUntilItIsUpdated() throws Exception {
    LabCa next = new LabCa(Lab.START);
    browser.open(RootCertificatePage.TOP);
    assertThat(browser.page.expectFirst("[data-row=version] dd").text()).isEqualTo("02.03");
    assertThat(browser.page.expectFirst("[data-row=installed] dd").text())
        .isEqualTo("20-11-2026 09:00:00 UTC+00:00");
    browser.click("#ok", Map.of("INPUTR_ROOTUPDATE", "MANUAL"));
    try (LabSmtp server = new LabSmtp(next.server("mail.example.com"))) {
      DeviceOptions.Builder newer =
          lab.options()
              .network(lab.wiring(lab.entra.port(), server.port()))
              .trustedRoots(List.of(next.root()))
              .rootVersion("02.04");
      restart(newer);
      printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
      assertThat(lab.scan(printer).code()).contains("350");
      browser.open(RootCertificatePage.TOP);
      assertThat(browser.page.expectFirst("[data-row=version] dd").text()).isEqualTo("02.03");
      browser.click("#update");
      assertThat(browser.page.expectFirst("[data-row=version] dd").text()).isEqualTo("02.04");
      assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
    }
  }

  @Test
  void anAutomaticRootSetFollowsTheFirmware() throws Exception {
    LabCa next = new LabCa(Lab.START);
    restart(lab.options().trustedRoots(List.of(next.root())).rootVersion("02.04"));
    assertThat(Objects.requireNonNull(printer.trust().rootSet()).version()).isEqualTo("02.04");
  }
}
