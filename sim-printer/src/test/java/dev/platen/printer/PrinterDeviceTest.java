package dev.platen.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.printer.Device.NetworkLine;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.store.StoreException;
import dev.platen.printer.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrinterDeviceTest {
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

  @Test
  void hasFactorySettingsAtFirst() {
    PrinterDevice printer = lab.start();
    assertThat(printer.emailServerSettings()).isEqualTo(EmailServerSettings.factory());
    assertThat(printer.panelLanguage()).isEqualTo("en");
    assertThat(printer.panelLocked()).isFalse();
    assertThat(printer.outputTray()).isEmpty();
  }

  @Test
  void knowsItsAdministratorsPasswordAndNoOther() {
    PrinterDevice printer = lab.start();
    assertThat(printer.isAdministratorPassword(Lab.PASSWORD)).isTrue();
    assertThat(printer.isAdministratorPassword("")).isFalse();
    assertThat(printer.isAdministratorPassword(Lab.PASSWORD + " ")).isFalse();
    assertThat(printer.isAdministratorPassword("x".repeat(100_000))).isFalse();
  }

  @Test
  void takesInitialPasswordAndLanguageAtFactoryStateOnly() {
    lab.start(lab.options().panelLanguage("lt")).close();
    PrinterDevice printer =
        lab.start(lab.options().administratorPassword("another").panelLanguage("sv"));
    assertThat(printer.isAdministratorPassword("another")).isFalse();
    assertThat(printer.isAdministratorPassword(Lab.PASSWORD)).isTrue();
    assertThat(printer.panelLanguage()).isEqualTo("lt");
  }

  @Test
  void remembersSettingsLanguageAndLockThroughAPowerCut() {
    PrinterDevice printer = lab.start();
    EmailServerSettings settings = Lab.smtpAuth(SecureConnection.STARTTLS, 587);
    printer.saveEmailServerSettings(settings);
    printer.setPanelLanguage("ca");
    printer.setPanelLocked(true);
    printer.cutPower();

    PrinterDevice restarted = lab.start();
    assertThat(restarted.emailServerSettings()).isEqualTo(settings);
    assertThat(restarted.panelLanguage()).isEqualTo("ca");
    assertThat(restarted.panelLocked()).isTrue();
  }

  @Test
  void hasNoPanelLanguageThatItsModelLacks() {
    PrinterDevice printer = lab.start();
    assertThatThrownBy(() -> printer.setPanelLanguage("de"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("de");
    assertThatThrownBy(() -> lab.options().panelLanguage("de").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("de");
  }

  @Test
  void doesNotStartWithAFirmwareThatIsNotKnown() {
    assertThatThrownBy(() -> lab.start(lab.options().firmware(new Firmware("99.99", true, 20))))
        .hasMessageContaining("99.99")
        .hasMessageContaining("05.23.XF24Q9");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void doesNotStartOnADamagedDatabaseAndStartsOnceItIsRestored() throws IOException {
    lab.start().close();
    Path database = folder.resolve("printer.db");
    byte[] good = Files.readAllBytes(database);
    Files.write(database, new byte[] {1, 2, 3});
    assertThatThrownBy(lab::start)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(database.toString());
    Files.write(database, good);
    assertThat(lab.start().isAdministratorPassword(Lab.PASSWORD)).isTrue();
  }

  @Test
  void leavesNoSecretReadableInItsStateFolder() throws IOException {
    PrinterDevice printer = lab.start();
    printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    lab.scan(printer);
    lab.signIn(printer, "eyJ0-access-token-secret", "0.AX-refresh-token-secret");
    printer.saveEmailServerSettings(Lab.oauth2());
    lab.scan(printer);
    long sheet = printer.jobs().printStatusSheet().number();
    lab.ended(printer, sheet);
    printer.cutPower();

    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("eyJ0-access-token")
            .doesNotContain("refresh-token-secret")
            .doesNotContain("hunter2-password")
            .doesNotContain(Lab.PASSWORD);
      }
    }
  }

  @Test
  void showsNoPasswordInItsOptions() {
    assertThat(lab.options().build().toString()).doesNotContain(Lab.PASSWORD);
  }

  @Test
  void tellsItsNetworkStatusInWebConfigsOrder() {
    PrinterDevice printer = lab.start();
    assertThat(printer.networkStatus())
        .extracting(NetworkLine::labelKey)
        .startsWith("network.device_name", "network.connection_status")
        .containsSubsequence(
            "network.ip_address",
            "network.subnet_mask",
            "network.default_gateway",
            "network.primary_dns",
            "network.proxy_setting",
            "network.ipv6_link_local",
            "network.mac_address")
        .hasSize(31);
    assertThat(printer.networkStatus())
        .contains(
            new NetworkLine("network.ip_address", "192.0.2.21"),
            new NetworkLine("network.default_gateway", "192.0.2.1"),
            new NetworkLine("network.ipv6_link_local", "fe80::a6d7:3cff:fe0a:1b2c/64"));
    assertThat(printer.networkStatus())
        .filteredOn(line -> line.labelKey().equals("network.proxy_setting"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.value()).isEqualTo("Do Not Use");
              assertThat(line.valueIn(Messages.of("it"))).isEqualTo("Non utilizzare");
            });
  }

  @Test
  void canBeSwitchedOffTwice() {
    PrinterDevice printer = lab.start();
    printer.cutPower();
    printer.close();
    printer.close();
    assertThat(lab.start().jobs().active()).isEmpty();
  }
}
