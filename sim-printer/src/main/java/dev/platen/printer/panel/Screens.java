package dev.platen.printer.panel;

import dev.platen.printer.Device;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.panel.Place.Spot;
import dev.platen.printer.panel.Screen.Button;
import dev.platen.printer.panel.Screen.Message;
import dev.platen.printer.panel.Screen.Row;
import dev.platen.printer.signin.SignIn;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.text.DeviceTexts;
import dev.platen.printer.text.Messages;
import dev.platen.printer.user.User;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws a place: the screen that it is, in the panel's language, with what the device says now. */
final class Screens {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm", Locale.ROOT);

  private final Device device;
  private final Messages words;
  private final Optional<User> user;

  Screens(Device device) {
    this(device, Optional.empty());
  }

  /**
   * @param user who is logged in
   */
  Screens(Device device, Optional<User> user) {
    this.device = device;
    this.words = Messages.of(device.panelLanguage(), device.firmware());
    this.user = user;
  }

  Screen draw(Place place, Typing typing, ScanDraft draft) {
    return switch (place) {
      case Spot spot -> draw(spot, typing, draft);
      case Place.JobDetail detail -> jobDetail(detail.number());
      case Place.Printing printing -> printing(printing.number());
      case Place.Sending sending -> sending(sending.number());
      case Place.Faxing faxing ->
          job(faxing.number(), "panel.fax", "fax", "panel.fax_sending", "panel.fax_sent");
      case Place.UserSignInEnded ended -> userScreens().signInEnded(ended.outcome());
    };
  }

  private Screen draw(Spot spot, Typing typing, ScanDraft draft) {
    return switch (spot) {
      case HOME ->
          new Screen.Home(
              device.model().name(),
              Stream.of(
                      Stream.of(button(Spot.SCAN, "panel.scan")),
                      device.fax().stream().map(fax -> button(Spot.FAX, "panel.fax")),
                      user.stream()
                          .filter(who -> !who.administrator() || !hidesToMyEmail())
                          .map(who -> button(Spot.TO_MY_EMAIL, "panel.to_my_email")),
                      Stream.of(
                          new Button("job", words.text("panel.job_status")),
                          button(Spot.SETTINGS, "panel.settings")))
                  .flatMap(buttons -> buttons)
                  .toList());
      case SCAN -> menu(spot, "panel.scan", button(Spot.SCAN_EMAIL, "panel.scan_email"));
      case SCAN_EMAIL -> emailForm(draft);
      case RECIPIENT ->
          keyboard(spot, "panel.add_recipient", "panel.recipient", "panel.recipient_hint", typing);
      case SUBJECT ->
          keyboard(spot, "panel.subject", "panel.subject", "panel.subject_hint", typing);
      case SCAN_SETTINGS, SCAN_RESOLUTION, ORIGINAL_SIZE, COLOR_MODE, MAX_SIZE ->
          new ScanScreens(device, words, draft.settings()).draw(spot);
      case FAX ->
          device
              .fax()
              .map(fax -> FaxScreens.number(fax, words, typing))
              .orElseGet(() -> draw(Spot.HOME, typing, draft));
      case LOG_IN -> keyboard(spot, "panel.log_in", "panel.password", "panel.log_in_hint", typing);
      case PRINTER_STATUS -> printerStatus();
      case JOB_STATUS -> jobList();
      case SETTINGS -> menu(spot, "panel.settings", button(Spot.GENERAL, "panel.general"));
      case GENERAL ->
          menu(
              spot,
              "panel.general",
              button(Spot.BASIC, "panel.basic"),
              button(Spot.NETWORK, "panel.network"));
      case BASIC -> menu(spot, "panel.basic", button(Spot.LANGUAGE, "panel.language"));
      case LANGUAGE -> languages();
      case NETWORK ->
          menu(spot, "panel.network", button(Spot.NETWORK_STATUS, "panel.network_status"));
      case NETWORK_STATUS ->
          menu(
              spot,
              "panel.network_status",
              Stream.of(
                      button(Spot.LAN_STATUS, "panel.lan_status"),
                      button(Spot.EMAIL_SERVER_STATUS, "panel.email_server_status"),
                      button(Spot.STATUS_SHEET, "panel.status_sheet"))
                  .skip(has(Defect.OMITS_LAN_STATUS) ? 1 : 0)
                  .toArray(Button[]::new));
      case LAN_STATUS ->
          details(
              spot,
              "panel.lan_status",
              device.networkStatus().stream()
                  .map(
                      line ->
                          new Row(
                              line.labelKey(),
                              DeviceTexts.label(words, line.labelKey()),
                              line.valueIn(words)))
                  .toList());
      case EMAIL_SERVER_STATUS -> details(spot, "panel.email_server_status", emailServers());
      case STATUS_SHEET ->
          new Message(
              spot.id(),
              Message.Kind.QUESTION,
              words.text("panel.status_sheet"),
              words.text("panel.sheet_question"),
              List.of(
                  new Button("cancel", words.text("panel.cancel")),
                  new Button("start", words.text("panel.start"))));
      case USER_LOG_IN,
          USER_PIN,
          USER_CARD,
          USER_NAME,
          USER_PASSWORD,
          TO_MY_EMAIL,
          MY_EMAIL_UNKNOWN,
          USER_SIGN_IN ->
          userScreens().draw(spot, typing);
    };
  }

  private boolean has(Defect defect) {
    return device.firmware().has(defect);
  }

  private boolean hidesToMyEmail() {
    return has(Defect.HIDES_TO_MY_EMAIL_FROM_ADMINISTRATORS);
  }

  private UserScreens userScreens() {
    return new UserScreens(device, words, user);
  }

  private Button button(Spot target, String labelKey) {
    return new Button(target.id(), words.text(labelKey));
  }

  private Screen menu(Spot spot, String titleKey, Button... buttons) {
    return new Screen.Menu(spot.id(), words.text(titleKey), List.of(buttons), "");
  }

  private Screen details(Spot spot, String titleKey, List<Row> rows) {
    return new Screen.Details(spot.id(), words.text(titleKey), rows, List.of(), "");
  }

  private Screen languages() {
    return new Screen.Menu(
        Spot.LANGUAGE.id(),
        words.text("panel.language"),
        device.model().panelLanguages().stream()
            .map(tag -> new Button("language:" + tag, ownName(tag)))
            .toList(),
        "language:" + device.panelLanguage());
  }

  private static String ownName(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayLanguage(locale);
    return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }

  private Screen keyboard(
      Spot spot, String titleKey, String labelKey, String hintKey, Typing typing) {
    boolean secret = spot == Spot.LOG_IN;
    return new Screen.Keyboard(
        spot.id(),
        words.text(titleKey),
        words.text(labelKey),
        secret ? "" : typing.text(),
        secret,
        typing.text().length(),
        typing.error().isEmpty() ? "" : words.text(typing.error()),
        words.text(hintKey),
        typing.keys(words),
        List.of(
            new Button("cancel", words.text("panel.cancel")),
            new Button("done", words.text("panel.ok"))));
  }

  private Screen emailForm(ScanDraft draft) {
    return new Screen.EmailForm(
        words.text("panel.scan") + " > " + words.text("panel.scan_email"),
        IntStream.range(0, draft.recipients().size())
            .mapToObj(i -> new Button("remove:" + i, words.text("panel.remove")))
            .toList(),
        draft.recipients(),
        draft.subject(),
        Arrays.stream(ScanFormat.values())
            .map(
                format ->
                    new Button("format:" + format.name().toLowerCase(Locale.ROOT), format.name()))
            .toList(),
        "format:" + draft.settings().format().name().toLowerCase(Locale.ROOT),
        new ScanScreens(device, words, draft.settings()).summary(),
        draft.incomplete() ? words.text("panel.no_recipient") : "",
        List.of(
            new Button("cancel", words.text("panel.cancel")),
            new Button("start", words.text("panel.send"))),
        new Screen.EmailForm.Labels(
            words.text("panel.recipients"),
            button(Spot.RECIPIENT, "panel.add_recipient"),
            words.text("panel.subject"),
            button(Spot.SUBJECT, "panel.edit"),
            words.text("panel.format"),
            words.text("panel.scan_settings"),
            button(Spot.SCAN_SETTINGS, "panel.edit")));
  }

  /** The mail server and, on models with fax, the fax server. */
  private List<Row> emailServers() {
    List<Row> rows = new ArrayList<>(emailServer(device.emailServerSettings(), device.signIn()));
    device
        .fax()
        .ifPresent(
            fax -> {
              rows.addAll(FaxScreens.settings(fax.settings(), words));
              emailServer(fax.emailServerSettings(), fax.signIn()).stream()
                  .map(row -> FaxScreens.ofFaxServer(row, words))
                  .forEach(rows::add);
            });
    return rows;
  }

  /** The saved settings: a sign-in counts only once OK has sent it to the printer (SET-12). */
  private List<Row> emailServer(EmailServerSettings saved, SignIn signIn) {
    boolean oauth2 = saved.authenticationMethod() == AuthenticationMethod.OAUTH2;
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(
            "authentication_method",
            words.text("panel.row.authentication_method"),
            DeviceTexts.name(words, saved.authenticationMethod())));
    if (oauth2) {
      rows.add(row("email_service", DeviceTexts.name(words, saved.emailService())));
      rows.add(
          row(
              "current_status",
              words.text(signedIn(saved, signIn) ? "panel.signed_in" : "panel.not_signed_in")));
    }
    rows.add(row("account", saved.account()));
    rows.add(row("sender", saved.senderAddress()));
    rows.add(row("smtp_server", saved.smtpServer()));
    rows.add(
        row(
            "smtp_port",
            has(Defect.PANEL_SHOWS_PORT_25) ? "25" : Integer.toString(saved.smtpPort())));
    rows.add(row("secure_connection", DeviceTexts.name(words, saved.secureConnection())));
    rows.add(
        row(
            "certificate_validation",
            words.text(saved.certificateValidation() ? "panel.enabled" : "panel.disabled")));
    if (saved.authenticationMethod() == AuthenticationMethod.POP_BEFORE_SMTP) {
      rows.add(row("pop3_server", saved.pop3Server()));
      rows.add(row("pop3_port", Integer.toString(saved.pop3Port())));
    }
    return rows;
  }

  private boolean signedIn(EmailServerSettings saved, SignIn signIn) {
    return !has(Defect.PANEL_SHOWS_NOT_SIGNED_IN)
        && signIn.state() instanceof SignInState.SignedIn signedIn
        && signedIn.saved()
        && signedIn.service() == saved.emailService();
  }

  private Row row(String key, String value) {
    return new Row(key, words.text("panel.row." + key), value);
  }

  private List<Button> jobTabs() {
    return List.of(
        button(Spot.PRINTER_STATUS, "panel.printer_status"),
        button(Spot.JOB_STATUS, "panel.job_status"));
  }

  private Screen printerStatus() {
    return new Screen.Details(
        Spot.PRINTER_STATUS.id(),
        words.text("panel.job_status"),
        Stream.of(
                Stream.of(
                    row("printer_status", words.text("panel.available")),
                    row("scanner_status", words.text("panel.available"))),
                Stream.of(row("card_reader", words.text("panel.card_reader_connected")))
                    .filter(row -> device.model().serverless()),
                Stream.of(
                    row("firmware", device.firmware().version()),
                    row("root_version", device.trust().rootSet().version()),
                    row("serial_number", device.identity().serialNumber())))
            .flatMap(rows -> rows)
            .toList(),
        jobTabs(),
        Spot.PRINTER_STATUS.id());
  }

  private Screen jobList() {
    return new Screen.JobList(
        words.text("panel.job_status"),
        jobTabs(),
        words.text("panel.active_jobs"),
        device.jobs().active().stream().map(this::line).toList(),
        words.text("panel.past_jobs"),
        device.jobs().history().stream().map(this::line).toList(),
        words.text("panel.no_jobs"));
  }

  private Screen.JobList.JobLine line(Job job) {
    return new Screen.JobList.JobLine(
        new Button("job:" + job.number(), DeviceTexts.type(words, job)),
        time(job.receivedAt()),
        DeviceTexts.state(job),
        DeviceTexts.result(words, job),
        job.code().filter(code -> !has(Defect.HISTORY_WITHOUT_CODE)).orElse(""));
  }

  private Screen jobDetail(long number) {
    return device
        .jobs()
        .job(number)
        .<Screen>map(
            job -> {
              Instant ended = job.endedAt();
              Stream<Row> code =
                  job.code().stream()
                      .flatMap(
                          value ->
                              Stream.concat(
                                  Stream.of(row("code", value)),
                                  DeviceTexts.code(words, value).stream()
                                      .map(text -> row("code_text", text))));
              Stream<Row> rest =
                  Stream.of(
                      row("job_number", Long.toString(number)),
                      row("received", time(job.receivedAt())),
                      row("ended", ended == null ? "" : time(ended)),
                      row("destination", job.destination()),
                      row("file_name", job.fileName()),
                      row("pages", Integer.toString(job.pages())));
              return new Screen.Details(
                  "job_detail",
                  DeviceTexts.type(words, job),
                  Stream.concat(
                          Stream.of(row("result", DeviceTexts.result(words, job))),
                          Stream.concat(code, rest))
                      .toList(),
                  List.of(),
                  "");
            })
        .orElseGet(this::jobList);
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(device.clock().getZone()));
  }

  private Screen printing(long number) {
    return job(
        number, "panel.status_sheet", "sheet", "panel.sheet_printing", "panel.sheet_printed");
  }

  private Screen sending(long number) {
    boolean toMyEmail =
        device.jobs().job(number).filter(job -> job.type() == Job.Type.TO_MY_EMAIL).isPresent();
    String title = toMyEmail ? "job.type.to_my_email" : "job.type.scan_to_email";
    return job(number, title, "scan", "panel.sending", "panel.sent");
  }

  private Screen job(
      long number, String titleKey, String name, String progressKey, String doneKey) {
    Job.Result result =
        device.jobs().job(number).map(Job::result).orElseGet(Job.Result.Cancelled::new);
    String title = words.text(titleKey);
    List<Button> ok = List.of(new Button("ok", words.text("panel.ok")));
    return switch (result) {
      case Job.Result.Active active ->
          new Message(
              name + "_progress", Message.Kind.PROGRESS, title, words.text(progressKey), List.of());
      case Job.Result.Succeeded succeeded ->
          new Message(name + "_done", Message.Kind.GOOD, title, words.text(doneKey), ok);
      case Job.Result.Cancelled cancelled ->
          new Message(
              name + "_cancelled", Message.Kind.BAD, title, words.text("job.state.cancelled"), ok);
      case Job.Result.Failed failed ->
          new Message(name + "_failed", Message.Kind.BAD, title, failure(failed.code()), ok);
    };
  }

  /** What a failed job shows (guide cases TRB-2 and TRB-3; the others have their code). */
  private String failure(String code) {
    return switch (code) {
      case "360" ->
          has(Defect.SHOWS_CODE_WITHOUT_MESSAGE)
              ? words.text("panel.failed", code)
              : words.text("msg.sign_in_required");
      case "361" -> words.text("msg.sign_in_expired");
      default ->
          DeviceTexts.code(words, code)
              .map(text -> words.text("panel.failed", code) + " " + text)
              .orElseGet(() -> words.text("panel.failed", code));
    };
  }
}
