package dev.platen.printer.lab;

import static org.awaitility.Awaitility.await;

import dev.platen.printer.DeviceOptions;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Identity;
import dev.platen.printer.model.Models;
import dev.platen.printer.network.NetworkWiring;
import dev.platen.printer.scan.Glass;
import dev.platen.printer.signin.SignInState;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A printer in a network of its own: DNS, Entra ID and Exchange Online on loopback sockets. */
public final class Lab implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
  public static final String ACCOUNT = "printer.admin@contoso.onmicrosoft.com";
  public static final String RECIPIENT = "lab@contoso.com";
  public static final String PASSWORD = "the administrator's";

  /** One for all labs: keys and signatures are what takes most of a lab's start. */
  private static final LabCa CA = new LabCa(START);

  public final LabTime time = new LabTime(START);
  public final LabCa ca = CA;
  public final LabDns dns = new LabDns(LabEntra.HOST, LabSmtp.HOST, "mail.example.com");
  public final LabEntra entra = new LabEntra(ca.server(LabEntra.HOST));
  public final LabSmtp smtp = new LabSmtp(ca.server(LabSmtp.HOST, "mail.example.com"));

  private final Path folder;
  private final List<PrinterDevice> printers = new ArrayList<>();

  public Lab(Path folder) {
    this.folder = folder;
  }

  public DeviceOptions.Builder options() {
    return DeviceOptions.builder(folder)
        .model(Models.get("px-d400"))
        .firmware(FirmwareVersions.get("05.23.XF24Q9"))
        .identity(new Identity("XABC000123", "A4:D7:3C:0A:1B:2C", "EPSON0A1B2C", "192.0.2.21"))
        .administratorPassword(PASSWORD)
        .network(wiring(entra.port(), smtp.port()))
        .trustedRoots(List.of(ca.root()))
        .clientId("11111111-2222-3333-4444-555555555555")
        .clock(time.clock())
        .scheduler(time.scheduler())
        .glass(new SmallGlass())
        .networkTimeout(Duration.ofSeconds(5));
  }

  public NetworkWiring wiring(int https, int submission) {
    return new NetworkWiring(dns.address(), Map.of(443, https, 587, submission, 25, submission));
  }

  public PrinterDevice start() {
    return start(options());
  }

  public PrinterDevice start(DeviceOptions.Builder options) {
    PrinterDevice printer = PrinterDevice.start(options.build());
    printers.add(printer);
    return printer;
  }

  /** Starts a sign-in and waits until there is a code. */
  public void askForCode(PrinterDevice printer) {
    printer.signIn().start(EmailService.MICROSOFT_EXCHANGE_ONLINE);
    await().until(() -> printer.signIn().state() instanceof SignInState.CodeIssued);
  }

  /** Signs in to the end, without saving. */
  public void signIn(PrinterDevice printer, String accessToken, String refreshToken) {
    askForCode(printer);
    entra.signIn(ACCOUNT, accessToken, refreshToken);
    time.pass(Duration.ofSeconds(5));
    await().until(() -> printer.signIn().state() instanceof SignInState.SignedIn);
  }

  /** Signs in and saves, as a person does with OK. */
  public void signInAndSave(PrinterDevice printer) {
    signIn(printer, "access-1", "refresh-1");
    printer.saveEmailServerSettings(oauth2());
  }

  public static EmailServerSettings oauth2() {
    EmailServerSettings factory = EmailServerSettings.factory();
    return new EmailServerSettings(
        AuthenticationMethod.OAUTH2,
        EmailService.MICROSOFT_EXCHANGE_ONLINE,
        "",
        "",
        "",
        "",
        factory.smtpPort(),
        factory.secureConnection(),
        true,
        "",
        factory.pop3Port());
  }

  public static EmailServerSettings smtpAuth(SecureConnection secureConnection, int port) {
    return new EmailServerSettings(
        AuthenticationMethod.SMTP_AUTH,
        EmailService.MICROSOFT_EXCHANGE_ONLINE,
        "scanner@example.com",
        "hunter2-password",
        "scanner@example.com",
        "mail.example.com",
        port,
        secureConnection,
        true,
        "",
        110);
  }

  public static EmailServerSettings withoutValidation(EmailServerSettings settings) {
    return new EmailServerSettings(
        settings.authenticationMethod(),
        settings.emailService(),
        settings.account(),
        settings.password(),
        settings.senderAddress(),
        settings.smtpServer(),
        settings.smtpPort(),
        settings.secureConnection(),
        false,
        settings.pop3Server(),
        settings.pop3Port());
  }

  /** Scans to {@link #RECIPIENT} and waits for the end. */
  public Job scan(PrinterDevice printer) {
    Job job = printer.jobs().scanToEmail(List.of(RECIPIENT), "Scan", ScanFormat.PDF);
    return ended(printer, job.number());
  }

  public Job ended(PrinterDevice printer, long number) {
    await().until(() -> !printer.jobs().job(number).orElseThrow().active());
    return printer.jobs().job(number).orElseThrow();
  }

  @Override
  public void close() {
    printers.forEach(PrinterDevice::close);
    smtp.close();
    entra.close();
    dns.close();
  }

  /** A white page small enough that scanning takes no time. */
  public static final class SmallGlass implements Glass {
    @Override
    public BufferedImage page() {
      return new BufferedImage(124, 175, BufferedImage.TYPE_3BYTE_BGR);
    }
  }
}
