package dev.platen.features.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.bench.device.DeviceFile;
import dev.platen.features.browser.Browser;
import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.browser.BrowserPool;
import dev.platen.features.browser.SeleniumPanel;
import dev.platen.features.device.Account;
import dev.platen.features.device.ControlPanel;
import dev.platen.features.device.InfrastructureException;
import dev.platen.features.device.Labels;
import dev.platen.features.device.Mailbox;
import dev.platen.features.device.Need;
import dev.platen.features.device.Site;
import dev.platen.printer.signin.SignInState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * A scenario's life at a printer that shares nothing with the bench but the network: prepared and
 * put back through Web Config, its panel in an operator's hands.
 */
class LabSiteIT {
  private static final String ADDRESS = "127.78.0.1";
  private static final String CLIENT = "3d1c1a52-5c0f-4f5e-9a43-2f0d4f9b1c11";
  private static final LabPatience PATIENCE =
      new LabPatience(Duration.ofSeconds(40), Duration.ofMillis(60));

  @TempDir static Path folder;
  private static StrangePrinter printer;
  private static BrowserPool browsers;
  private static DeviceFile device;
  private static LabSites sites;

  @BeforeAll
  static void start() throws IOException {
    int https = freePort();
    int smtp = freePort();
    int dns = freeUdpPort();
    printer =
        new StrangePrinter(
            Files.createDirectory(folder.resolve("printer")), ADDRESS, CLIENT, dns, https, smtp);
    Path file = folder.resolve("stranger.yaml");
    Files.writeString(
        file,
        """
        name: stranger
        address: %s
        model: %s
        serial: %s
        firmware: %s
        administrator-password: {environment: PASSWORD}
        languages: [en, it]
        capabilities:
          identity: {driver: web-config}
          web-config: {driver: browser, port: %d}
          control-panel: {driver: operator}
          status-sheet: {driver: operator}
          job-history: {driver: web-config}
          mailbox: {driver: bench}
          power: {driver: none}
        lacks: [serverless]
        allow: [settings-restore]
        operator: {address: 127.0.0.1, language: en}
        cloud:
          kind: bench
          address: 127.0.0.1
          client-id: %s
          ports: {https: %d, smtp: %d, imap: 0, dns: %d}
        """
            .formatted(
                ADDRESS,
                StrangePrinter.MODEL,
                StrangePrinter.SERIAL,
                StrangePrinter.FIRMWARE,
                printer.webConfigPort(),
                CLIENT,
                https,
                smtp,
                dns));
    device = DeviceFile.read(file);
    browsers = new BrowserPool(BrowserOptions.ofThisMachine(List.of()));
    Browser hands = browsers.lend();
    sites =
        LabSites.start(
            device,
            environment("firmware-drop-812"),
            new TouchingOperator(
                new SeleniumPanel(hands, PATIENCE, printer.panelAddress()), LabSiteIT::lastSheet),
            BrowserOptions.ofThisMachine(List.of()),
            PATIENCE);
  }

  private static byte[] lastSheet() {
    try {
      return Files.readAllBytes(printer.inside().device().outputTray().getLast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int freeUdpPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @AfterAll
  static void stop() {
    if (sites != null) {
      sites.close();
      assertThat(printer.inside().device().panelLanguage())
          .as("the printer has its settings back")
          .isEqualTo("sv");
    }
    if (browsers != null) {
      browsers.close();
    }
    printer.close();
  }

  @Test
  void aScenarioRunsAtAPrinterThatIsReachedByTheNetworkOnlyAndLeavesNoTrace() {
    Browser browser = browsers.lend();
    try (Site site = sites.newSite("it", Set.of())) {
      assertThat(printer.inside().device().panelLanguage()).isEqualTo("it");
      Account admin = site.administrator();
      site.administration().setSecurityDefaults(false);
      site.administration().setSmtpAuth(true);
      site.administration().setSmtpAuth(admin.name(), true);

      site.signIn(true);
      ControlPanel panel = site.panel(browser);
      panel.scanToEmail(site.recipient().address());

      site.patience()
          .until(
              "A mail", () -> !site.recipient().mails().isEmpty(), () -> panel.jobs().toString());
      assertThat(site.recipient().mails())
          .singleElement()
          .extracting(Mailbox.Mail::from)
          .isEqualTo(admin.name());
      assertThat(site.jobHistory().jobs().getFirst().destination())
          .isEqualTo(site.recipient().address());
      assertThat(site.surroundings().records())
          .containsKeys("SMTP transcript", "Job history", "Operator");
      panel.openMenu(
          String.join(
              " > ",
              Labels.ofTheGuide().text("panel.settings", "it"),
              Labels.ofTheGuide().text("panel.general", "it"),
              Labels.ofTheGuide().text("panel.network", "it"),
              Labels.ofTheGuide().text("panel.network_status", "it"),
              Labels.ofTheGuide().text("panel.status_sheet", "it")));
      panel.confirmAndStart();
      assertThat(site.statusSheet().carries(admin.name())).isTrue();
      assertThat(site.statusSheet().carries("smtp.gmail.com")).isFalse();
      assertThat(panel.picture()).startsWith(0xFF, 0xD8);

      assertThatThrownBy(site::power)
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("stranger has no power");
      assertThatThrownBy(() -> site.patience().pass(Duration.ofDays(91)))
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("clock of a real device cannot be moved");
    } finally {
      browsers.giveBack(browser);
    }
    assertThat(printer.inside().device().signIn().state())
        .isNotInstanceOf(SignInState.SignedIn.class);
  }

  @Test
  void whatThePrinterLacksIsSkippedWithTheReason() {
    assertThatThrownBy(() -> sites.newSite("lt", Set.of()))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("not to be set to the language lt");
    assertThatThrownBy(() -> sites.newSite("en", Set.of(Need.SERVERLESS)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("stranger has no serverless");
    assertThatThrownBy(() -> sites.newSite("en", Set.of(Need.OLD_FIRMWARE)))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("needs an older one");
  }

  @Test
  void aPrinterThatSomebodyElseUsesEndsTheRunBeforeItsFirstScenario() {
    assertThatThrownBy(() -> startAgain(device, "firmware-drop-813"))
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("stranger is in use by firmware-drop-812");
  }

  @Test
  void anotherFirmwareEndsTheRunBeforeItsFirstScenario() throws IOException {
    Path file = folder.resolve("other.yaml");
    Files.writeString(
        file,
        Files.readString(folder.resolve("stranger.yaml"))
            .replace(StrangePrinter.FIRMWARE, "05.26.XF09QB"));

    assertThatThrownBy(() -> startAgain(DeviceFile.read(file), "firmware-drop-812"))
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining(
            "has the firmware 05.23.XF24Q9, but the device file names 05.26.XF09QB");
  }

  private static LabSites startAgain(DeviceFile device, String who) {
    return LabSites.start(
        device,
        environment(who),
        request -> new Operator.Reply.TimedOut(),
        BrowserOptions.ofThisMachine(List.of()),
        PATIENCE);
  }

  private static Map<String, String> environment(String who) {
    return Map.of(
        "PASSWORD",
        StrangePrinter.PASSWORD,
        "PLATEN_LEASES",
        folder.resolve("leases").toString(),
        "PLATEN_WHO",
        who);
  }
}
