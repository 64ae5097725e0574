package dev.platen.printer.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.audit.AuditEntry;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.event.DeviceEvent.Via;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.RestlessPrinter;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Models;
import dev.platen.printer.update.FirmwareUpdate.Refusal;
import dev.platen.printer.update.FirmwareUpdate.Result;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledFirmwareTest {
  private static final String MODEL = "px-e900fn";
  private static final String OLD = "05.10.XF12N4";
  private static final String NEW = "05.23.XF24Q9";

  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private PrinterDevice printer(String delivered) {
    return lab.start(
        lab.options().model(Models.get(MODEL)).firmware(FirmwareVersions.get(delivered)));
  }

  private static Result install(PrinterDevice printer, String version) {
    return printer.firmwareUpdate().install(new FirmwareImage(MODEL, version).bytes(), false);
  }

  @Test
  void bringsOAuth2ToAPrinterThatDidNotOfferIt() {
    PrinterDevice printer = printer(OLD);
    assertThatThrownBy(() -> printer.signIn().start(EmailService.MICROSOFT_EXCHANGE_ONLINE))
        .isInstanceOf(IllegalStateException.class);
    assertThat(install(printer, NEW)).isEqualTo(new Result.Installed(FirmwareVersions.get(NEW)));
    assertThat(printer.firmware()).isEqualTo(FirmwareVersions.get(NEW));
    lab.signInAndSave(printer);
    assertThat(lab.scan(printer).result()).isEqualTo(new Job.Result.Succeeded());
  }

  @Test
  void staysWithWhatItHadSavedWhenThePowerIsCut() {
    PrinterDevice printer = printer(OLD);
    printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    Job job = lab.scan(printer);
    install(printer, NEW);
    printer.cutPower();
    PrinterDevice again = printer(OLD);
    assertThat(again.firmware().version()).isEqualTo(NEW);
    assertThat(again.emailServerSettings()).isEqualTo(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    assertThat(again.jobs().history()).containsExactly(job);
  }

  @Test
  void bringsItsOwnJobCodesAtOnce() {
    PrinterDevice printer = printer(OLD);
    assertThat(lab.scan(printer).code()).contains("313");
    install(printer, NEW);
    assertThat(lab.scan(printer).code()).contains("360");
  }

  @Test
  void isWrittenInTheAuditLogWhoeverInstallsItAndOnlyThen() {
    PrinterDevice printer = printer(OLD);
    FirmwareUpdate update = printer.firmwareUpdate();
    update.install(new FirmwareImage(MODEL, OLD).bytes(), false, Via.WEB_CONFIG, "192.0.2.9");
    update.install(new FirmwareImage(MODEL, NEW).bytes(), false, Via.WEB_CONFIG, "192.0.2.9");
    update.install(new FirmwareImage(MODEL, OLD).bytes(), true);
    assertThat(printer.management().auditLog().entries())
        .extracting(AuditEntry::event)
        .containsExactly(
            new DeviceEvent(Kind.FIRMWARE_INSTALLED, Via.PRINTER, "", NEW + " > " + OLD),
            new DeviceEvent(
                Kind.FIRMWARE_INSTALLED, Via.WEB_CONFIG, "192.0.2.9", OLD + " > " + NEW));
  }

  @Test
  void bringsItsDefectsAlongAndTellsItsPlainVersion() {
    PrinterDevice printer = printer(OLD);
    install(printer, NEW + "+silent-ok");
    assertThat(printer.firmware()).isEqualTo(FirmwareVersions.get(NEW + "+silent-ok"));
    assertThat(printer.firmware().version()).isEqualTo(NEW);
    assertThat(printer.management().auditLog().entries())
        .extracting(entry -> entry.event().detail())
        .containsExactly(OLD + " > " + NEW);
    printer.close();
    assertThat(printer(OLD).firmware().has(Defect.SILENT_OK)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "px-d400,   05.26.XF09QB, OTHER_MODEL",
    "px-e900fn, 05.99.XF01QB, UNKNOWN_VERSION",
    "px-e900fn, 05.26.XF09QB+no-such-defect, UNKNOWN_VERSION",
    "px-e900fn, 05.23.XF24Q9, SAME_VERSION",
    "px-e900fn, 05.17.XF08P2, OLDER_VERSION",
  })
  void isRefusedWhereTheImageDoesNotSuit(String model, String version, Refusal why) {
    PrinterDevice printer = printer(NEW);
    assertThat(printer.firmwareUpdate().install(new FirmwareImage(model, version).bytes(), false))
        .isEqualTo(new Result.Refused(why));
    assertThat(printer.firmware()).isEqualTo(FirmwareVersions.get(NEW));
  }

  @Test
  void waitsForTheEndOfAJob() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PrinterDevice printer =
          lab.start(
              lab.options()
                  .model(Models.get(MODEL))
                  .network(lab.wiring(lab.entra.port(), silent.getLocalPort()))
                  .networkTimeout(Duration.ofMinutes(5)));
      printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
      Job job = printer.jobs().scanToEmail(List.of(Lab.RECIPIENT), "Scan", ScanFormat.PDF);
      assertThat(install(printer, "05.26.XF09QB")).isEqualTo(new Result.Refused(Refusal.BUSY));
      printer.jobs().cancel(job.number());
      lab.ended(printer, job.number());
      assertThat(install(printer, "05.26.XF09QB")).isInstanceOf(Result.Installed.class);
    }
  }

  @Test
  void leavesASignInForTheNextUpdateWhenItIsOlder() {
    PrinterDevice printer = printer(NEW);
    lab.signInAndSave(printer);
    assertThat(printer.firmwareUpdate().install(new FirmwareImage(MODEL, OLD).bytes(), true))
        .isInstanceOf(Result.Installed.class);
    assertThat(printer.emailServerSettings().authenticationMethod())
        .isEqualTo(AuthenticationMethod.OFF);
    install(printer, NEW);
    assertThat(printer.emailServerSettings().authenticationMethod())
        .isEqualTo(AuthenticationMethod.OAUTH2);
    assertThat(lab.scan(printer).result()).isEqualTo(new Job.Result.Succeeded());
  }

  @Test
  void isTheOldOrTheNewOneWhenTheProcessIsKilledWhileInstalling() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RestlessPrinter.class.getName(),
                folder.toString(),
                MODEL,
                OLD,
                NEW)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < 20; i++) {
        assertThat(output.readLine()).as("what the printer says").isEqualTo("installed");
      }
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(printer(NEW).firmware()).isIn(FirmwareVersions.get(OLD), FirmwareVersions.get(NEW));
  }
}
