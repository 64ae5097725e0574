package dev.platen.printer;

import dev.platen.printer.Device.NetworkLine;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.fax.FaxSettings;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.sheet.SheetContent;
import dev.platen.printer.sheet.SheetContent.Line;
import dev.platen.printer.sheet.SheetContent.Part;
import dev.platen.printer.signin.SignIn;
import dev.platen.printer.signin.SignInState.SignedIn;
import dev.platen.printer.text.Messages;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words the network status sheet in the panel's language (reference printer 3). */
final class SheetWriter {
  private static final String MASKED = "********";
  private static final String CONNECTION = "sheet.part.connection";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm 'UTC'xxx", Locale.ROOT);

  private final Device device;
  private final Messages words;

  private SheetWriter(Device device) {
    this.device = device;
    this.words =
        Messages.of(
            device.firmware().has(Defect.SHEET_IN_ENGLISH) ? "en" : device.panelLanguage(),
            device.firmware());
  }

  static SheetContent write(Device device) {
    return new SheetWriter(device).write();
  }

  private SheetContent write() {
    ZonedDateTime now = ZonedDateTime.ofInstant(device.clock().instant(), device.clock().getZone());
    List<Part> parts = new ArrayList<>(network());
    if (!device.firmware().has(Defect.SHEET_WITHOUT_MAIL_SERVER)) {
      parts.add(
          new Part(
              words.text("sheet.part.email_server"),
              emailServer(device.emailServerSettings(), device.signIn())));
    }
    device
        .fax()
        .ifPresent(fax -> parts.add(new Part(words.text("sheet.part.fax_server"), faxServer(fax))));
    return new SheetContent(
        words.text("sheet.title"),
        words.locale().toLanguageTag(),
        now,
        List.of(
            line("sheet.model", device.model().name()),
            line("sheet.serial_number", device.identity().serialNumber()),
            line("sheet.firmware", device.firmware().version()),
            line("network.mac_address", device.identity().macAddress()),
            line("sheet.date", now.format(DATE))),
        parts);
  }

  /** Web Config's lines in Web Config's order, with headings put in between. */
  private List<Part> network() {
    List<Part> parts = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    String heading = CONNECTION;
    for (NetworkLine line : device.networkStatus()) {
      String next =
          switch (line.labelKey()) {
            case "network.obtain_ip_address" -> "sheet.part.ipv4";
            case "network.dns_server_setting" -> "sheet.part.dns_proxy";
            case "network.ipv6_setting" -> "sheet.part.ipv6";
            case "network.additional_obtain_ip_address" -> "sheet.part.additional_network";
            default -> heading;
          };
      if (!next.equals(heading)) {
        parts.add(new Part(words.text(heading), lines));
        lines = new ArrayList<>();
        heading = next;
      }
      // The header has it already.
      if (!line.labelKey().equals("network.mac_address")) {
        lines.add(new Line(words.text(line.labelKey()), line.valueIn(words)));
      }
    }
    parts.add(new Part(words.text(heading), lines));
    return parts;
  }

  private List<Line> faxServer(FaxUnit fax) {
    FaxSettings settings = fax.settings();
    List<Line> lines = new ArrayList<>();
    lines.add(
        line(
            "sheet.fax_use_server",
            words.text(settings.useFaxServer() ? "sheet.yes" : "sheet.no")));
    lines.add(line("sheet.fax_domain", settings.domain()));
    lines.add(line("sheet.fax_forward_to", settings.forwardTo()));
    lines.addAll(emailServer(fax.emailServerSettings(), fax.signIn()));
    return lines;
  }

  private List<Line> emailServer(EmailServerSettings settings, SignIn signIn) {
    Optional<SignedIn> signedIn = signIn.saved();
    boolean oauth2 = settings.authenticationMethod() == AuthenticationMethod.OAUTH2;
    boolean secret = oauth2 ? signedIn.isPresent() : !settings.password().isEmpty();
    List<Line> lines = new ArrayList<>();
    lines.add(choice("sheet.auth_method", settings.authenticationMethod()));
    if (oauth2) {
      lines.add(choice("sheet.email_service", settings.emailService()));
      lines.add(
          line(
              "sheet.current_status",
              words.text(signedIn.isPresent() ? "sheet.signed_in" : "sheet.not_signed_in")));
    }
    lines.add(line("sheet.account", settings.account()));
    lines.add(line("sheet.password", secret ? shown(settings.password()) : ""));
    lines.add(line("sheet.sender", settings.senderAddress()));
    lines.add(line("sheet.smtp_server", settings.smtpServer()));
    lines.add(line("sheet.smtp_port", Integer.toString(settings.smtpPort())));
    lines.add(choice("sheet.secure_connection", settings.secureConnection()));
    lines.add(
        line(
            "sheet.certificate_validation",
            words.text(
                settings.certificateValidation()
                    ? "network.value.enable"
                    : "network.value.disable")));
    lines.add(line("sheet.pop3_server", settings.pop3Server()));
    lines.add(line("sheet.pop3_port", Integer.toString(settings.pop3Port())));
    return lines;
  }

  private String shown(String password) {
    return device.firmware().has(Defect.PRINTS_PASSWORD) && !password.isEmpty() ? password : MASKED;
  }

  private Line line(String labelKey, String value) {
    return new Line(words.text(labelKey), value);
  }

  private Line choice(String labelKey, Enum<?> value) {
    return line(labelKey, words.text(labelKey + "." + value.name().toLowerCase(Locale.ROOT)));
  }
}
