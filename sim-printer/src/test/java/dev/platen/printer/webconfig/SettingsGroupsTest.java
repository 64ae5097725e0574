package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.fax.FaxSettings;
import dev.platen.printer.job.ScanSettings;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.Models;
import dev.platen.printer.network.NetworkSettings;
import dev.platen.printer.network.NetworkSettings.MailNetwork;
import dev.platen.printer.transfer.SettingsFile;
import dev.platen.printer.transfer.SettingsFile.Outcome;
import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsProblem;
import dev.platen.printer.transfer.SettingsReader;
import dev.platen.printer.transfer.SettingsWriter;
import dev.platen.printer.user.ServerlessSettings;
import dev.platen.printer.user.ServerlessSettings.Sender;
import dev.platen.printer.user.User;
import dev.platen.printer.user.UserDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every group of the file of settings, on the model that has them all. */
class SettingsGroupsTest {
  private static final String FILE_PASSWORD = "the file's own";

  @TempDir private Path folder;
  private Lab lab;
  private Lab otherLab;
  private PrinterDevice printer;
  private PrinterDevice other;

  @BeforeEach
  void start() {
    lab = new Lab(folder.resolve("one"));
    otherLab = new Lab(folder.resolve("two"));
    printer = start(lab);
    other = start(otherLab);
  }

  private static PrinterDevice start(Lab lab) {
    return lab.start(lab.options().model(Models.get("px-e900fn")));
  }

  @AfterEach
  void stop() {
    lab.close();
    otherLab.close();
  }

  private static SettingsFile file(PrinterDevice device) {
    return new SettingsTransferPages(device, WebPrinter.FILE_ROUNDS).file();
  }

  private static Set<String> all(PrinterDevice device) {
    return file(device).groups().stream().map(SettingsGroup::name).collect(Collectors.toSet());
  }

  private static String export(PrinterDevice device) {
    return file(device).export(all(device), Optional.of(FILE_PASSWORD));
  }

  private static NetworkSettings named(String name, MailNetwork mail) {
    NetworkSettings factory = NetworkSettings.factory(name);
    return new NetworkSettings(
        name,
        factory.standard(),
        true,
        "",
        false,
        "contoso.com",
        true,
        "proxy.contoso.com",
        3128,
        false,
        factory.additional(),
        mail);
  }

  private static void fill(PrinterDevice device) {
    device.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    device.saveNetworkSettings(named("LAB-7", MailNetwork.ADDITIONAL));
    device.saveScanDefaults(ScanSettings.factory().withResolution(600).withSplit(true));
    var fax = device.fax().orElseThrow();
    fax.saveSettings(new FaxSettings(true, "fax.contoso.com", "inbox@contoso.com"));
    fax.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.SSL_TLS, 465));
    device.trust().setAutomaticUpdate(false);
    var serverless = device.serverless().orElseThrow();
    serverless.save(new ServerlessSettings(true, Sender.USER));
    serverless.users().add(UserDraft.named("anna").withPin("471123").withEmail("anna@contoso.com"));
    device.setPanelLanguage("sv");
  }

  @Test
  void bringWhatIsSetOnOnePrinterToAnotherButNothingThatAPersonLogsInWith() {
    fill(printer);
    other.serverless().orElseThrow().users().add(UserDraft.named("ben").withPin("8822"));
    String text = export(printer);
    assertThat(text)
        .contains("anna@contoso.com")
        .doesNotContain("471123")
        .doesNotContain("\"pin\"");
    assertThat(file(other).importFrom(text, FILE_PASSWORD, all(other)))
        .isInstanceOf(Outcome.Imported.class);
    other.cutPower();
    other = start(otherLab);
    assertThat(other.networkSettings()).isEqualTo(printer.networkSettings());
    assertThat(other.emailServerSettings()).isEqualTo(printer.emailServerSettings());
    assertThat(other.scanDefaults()).isEqualTo(printer.scanDefaults());
    assertThat(other.fax().orElseThrow().settings())
        .isEqualTo(printer.fax().orElseThrow().settings());
    assertThat(other.fax().orElseThrow().emailServerSettings())
        .isEqualTo(printer.fax().orElseThrow().emailServerSettings());
    assertThat(other.trust().rootSet().automatic()).isFalse();
    var serverless = other.serverless().orElseThrow();
    assertThat(serverless.settings()).isEqualTo(new ServerlessSettings(true, Sender.USER));
    assertThat(serverless.users().list())
        .extracting(User::userName, User::email, user -> user.methods().size())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("ben", "", 1),
            org.assertj.core.groups.Tuple.tuple("anna", "anna@contoso.com", 0));
  }

  @Test
  void leaveAUserThePinThatItHas() {
    fill(printer);
    String text = export(printer).replace("anna@contoso.com", "anna.b@contoso.com");
    file(printer).importFrom(text, FILE_PASSWORD, Set.of("users"));
    var users = printer.serverless().orElseThrow().users();
    assertThat(users.byPin("471123")).map(User::email).contains("anna.b@contoso.com");
  }

  @Test
  void nameEachWrongSettingOfAList() {
    fill(printer);
    String text =
        export(printer)
            .replace("\"anna\"", "\"anna!\"")
            .replace("\"anna@contoso.com\"", "\"anna at contoso\"")
            .replace("\"display_name\"", "\"shown_name\"");
    var refused = (Outcome.Refused) file(printer).importFrom(text, FILE_PASSWORD, Set.of("users"));
    assertThat(refused.problems())
        .extracting(SettingsProblem::setting)
        .containsExactlyInAnyOrder(
            "users.users[1].user_name",
            "users.users[1].email",
            "users.users[1].display_name",
            "users.users[1].shown_name");
  }

  /** A group in the middle, at which something happens. */
  private record Interruption(Runnable what) implements SettingsGroup {
    @Override
    public String name() {
      return "interruption";
    }

    @Override
    public String titleKey() {
      return "web.basic";
    }

    @Override
    public void export(SettingsWriter out) {
      out.flag("yes", true);
    }

    @Override
    public Change validate(SettingsReader in) {
      in.flag("yes");
      return what::run;
    }
  }

  private SettingsFile interrupted(PrinterDevice device, Runnable what) {
    List<SettingsGroup> groups = new ArrayList<>(file(device).groups());
    groups.add(groups.size() - 2, new Interruption(what));
    return new SettingsFile(device, groups, WebPrinter.FILE_ROUNDS);
  }

  private static Set<String> names(SettingsFile file) {
    return file.groups().stream().map(SettingsGroup::name).collect(Collectors.toSet());
  }

  private void untouched() {
    assertThat(other.networkSettings().deviceName()).isEqualTo("EPSON0A1B2C");
    assertThat(other.emailServerSettings().smtpServer()).isEmpty();
    assertThat(other.scanDefaults()).isEqualTo(ScanSettings.factory());
    assertThat(other.fax().orElseThrow().settings()).isEqualTo(FaxSettings.factory());
    assertThat(other.serverless().orElseThrow().settings()).isEqualTo(ServerlessSettings.factory());
    assertThat(other.serverless().orElseThrow().users().list()).isEmpty();
    assertThat(other.panelLanguage()).isEqualTo("en");
  }

  @Test
  void aPowerCutInTheMiddleLeavesTheSettingsOfBefore() {
    fill(printer);
    SettingsFile from = interrupted(printer, () -> {});
    String text = from.export(names(from), Optional.of(FILE_PASSWORD));
    SettingsFile to = interrupted(other, () -> other.cutPower());
    assertThatThrownBy(() -> to.importFrom(text, FILE_PASSWORD, names(to)))
        .isInstanceOf(RuntimeException.class);
    other = start(otherLab);
    untouched();
    assertThat(interrupted(other, () -> {}).importFrom(text, FILE_PASSWORD, names(to)))
        .isInstanceOf(Outcome.Imported.class);
    assertThat(other.networkSettings().deviceName()).isEqualTo("LAB-7");
  }

  @Test
  void aStoreThatFailsInTheMiddleLeavesTheSettingsOfBeforeInMemoryToo() {
    fill(printer);
    SettingsFile from = interrupted(printer, () -> {});
    String text = from.export(names(from), Optional.of(FILE_PASSWORD));
    SettingsFile to =
        interrupted(
            other,
            () -> {
              throw new IllegalStateException("disk full");
            });
    assertThatThrownBy(() -> to.importFrom(text, FILE_PASSWORD, names(to))).hasMessage("disk full");
    untouched();
  }

  @Test
  void theMailServerLeavesOAuth2BeforeMailLeavesTheStandardNetwork() {
    fill(printer);
    otherLab.signInAndSave(other);
    assertThat(file(other).importFrom(export(printer), FILE_PASSWORD, Set.of("network")))
        .isEqualTo(
            new Outcome.Refused(
                List.of(new SettingsProblem("", "web.rule.mail_network", List.of()))));
    assertThat(other.networkSettings().mailNetwork()).isEqualTo(MailNetwork.STANDARD);
    assertThat(file(other).importFrom(export(printer), FILE_PASSWORD, all(other)))
        .isInstanceOf(Outcome.Imported.class);
    assertThat(other.networkSettings().mailNetwork()).isEqualTo(MailNetwork.ADDITIONAL);
  }
}
