package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.http.Upload;
import dev.platen.printer.mail.Purpose;
import dev.platen.printer.text.Messages;
import dev.platen.printer.transfer.SettingsFile;
import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsProblem;
import dev.platen.printer.webconfig.view.CheckBox;
import dev.platen.printer.webconfig.view.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Device Management &gt; Export and Import Setting Value (reference printer 1.1). Their paths are
 * invented.
 */
final class SettingsTransferPages {
  private static final SiteMap.Page EXPORT_PAGE = SiteMap.Page.SETTINGS_EXPORT;
  private static final SiteMap.Page IMPORT_PAGE = SiteMap.Page.SETTINGS_IMPORT;
  static final String EXPORT = EXPORT_PAGE.path("OUTPUT");
  static final String IMPORT = IMPORT_PAGE.path("IMPORT");

  /** Settings are some kilobytes. */
  static final int MAX_UPLOAD = 256 * 1024;

  private static final String FILE = "INPUTF_SETTINGFILE";
  private static final String SECRETS = "INPUTR_SECRETS";
  private static final String PASSWORD = "INPUTT_FILEPASSWORD";
  private static final String CONFIRMED = "INPUTT_CONFIRMFILEPASSWORD";
  private static final int MIN_PASSWORD = 8;
  private static final int MAX_PASSWORD = 70;
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");
  private static final int UNPROCESSABLE = 422;

  private final Device device;
  private final int rounds;

  SettingsTransferPages(Device device, int rounds) {
    this.device = device;
    this.rounds = rounds;
  }

  /** Whoever has settings of their own adds a group here. */
  SettingsFile file() {
    List<SettingsGroup> groups = new ArrayList<>();
    groups.add(new NetworkGroup(device));
    groups.add(
        new EmailServerGroup(
            "email_server", "web.email_server", device.firmware(), EmailServer.ofMail(device)));
    groups.add(new ScanDefaultsGroup(device));
    device
        .fax()
        .ifPresent(
            fax -> {
              groups.add(new FaxServerGroup(fax));
              groups.add(
                  new EmailServerGroup(
                      "fax_email_server",
                      "web.transfer.fax_email_server",
                      device.firmware(),
                      EmailServer.ofFaxServer(fax)));
            });
    groups.add(new RootCertificateGroup(device.trust()));
    device.serverless().ifPresent(serverless -> groups.add(new UsersGroup(serverless)));
    groups.add(new NotificationGroup(device.management().notification()));
    groups.add(new ControlPanelGroup(device));
    groups.add(new AuditLogGroup(device.management().auditLog()));
    return new SettingsFile(device, groups, rounds);
  }

  private static String control(SettingsGroup group) {
    return "INPUTC_GROUP_" + group.name().toUpperCase(Locale.ROOT);
  }

  private Set<String> chosen(Visit visit) {
    return file().groups().stream()
        .filter(group -> isTicked(visit, group))
        .map(SettingsGroup::name)
        .collect(Collectors.toSet());
  }

  private static boolean isTicked(Visit visit, SettingsGroup group) {
    Optional<String> value = visit.form().find(control(group));
    if (value.filter(text -> !text.equals("ON")).isPresent()) {
      throw HttpProblem.unknownValue();
    }
    return value.isPresent();
  }

  private List<CheckBox> boxes(Visit visit, boolean first) {
    return file().groups().stream()
        .map(
            group ->
                new CheckBox(
                    control(group),
                    visit.words().text(group.titleKey()),
                    first || isTicked(visit, group)))
        .toList();
  }

  // Export

  Reply exportTop(Visit visit) {
    return exportPage(visit, 200, true, "", Map.of());
  }

  Reply export(Visit visit) {
    var words = visit.words();
    boolean encrypt =
        switch (visit.form().text(SECRETS)) {
          case "ENCRYPT" -> true;
          case "LEAVE_OUT" -> false;
          default -> throw HttpProblem.unknownValue();
        };
    Set<String> chosen = chosen(visit);
    String password = visit.form().text(PASSWORD);
    if (chosen.isEmpty()) {
      return exportPage(
          visit, UNPROCESSABLE, false, words.text("web.transfer.groups_none"), Map.of());
    }
    // A password that is typed is meant, whatever is chosen above it.
    boolean typed = !(password + visit.form().text(CONFIRMED)).isEmpty();
    if ((encrypt || typed) && !isGood(password)) {
      return exportPage(visit, UNPROCESSABLE, false, "", Map.of(PASSWORD, rule(words)));
    }
    if ((encrypt || typed) && !password.equals(visit.form().text(CONFIRMED))) {
      return exportPage(
          visit,
          UNPROCESSABLE,
          false,
          "",
          Map.of(CONFIRMED, words.text("web.password.confirm_wrong")));
    }
    String json = file().export(chosen, encrypt ? Optional.of(password) : Optional.empty());
    device.events().publish(visit.event(Kind.SETTINGS_EXPORTED, names(chosen)));
    return Reply.data("application/json; charset=utf-8", json)
        .with(
            "Content-Disposition",
            "attachment; filename=\"%s-%s.json\""
                .formatted(device.model().id(), device.identity().serialNumber()));
  }

  private static boolean isGood(String password) {
    return password.length() >= MIN_PASSWORD
        && password.length() <= MAX_PASSWORD
        && PRINTABLE.matcher(password).matches();
  }

  private static String rule(Messages words) {
    return words.text("web.password.rule", MIN_PASSWORD, MAX_PASSWORD);
  }

  private static String names(java.util.Collection<String> groups) {
    return groups.stream().sorted().collect(Collectors.joining(", "));
  }

  private Reply exportPage(
      Visit visit, int status, boolean first, String warning, Map<String, String> wrong) {
    var words = visit.words();
    List<Field> fields =
        List.of(
            field(PASSWORD, words.text("web.transfer.password"), rule(words), wrong),
            field(
                CONFIRMED,
                words.text("web.transfer.password_confirm"),
                words.text("web.password.confirm_hint"),
                wrong));
    return Reply.page(
        status,
        Templates.render(
            "webconfig/export.jte",
            Map.of(
                "frame",
                visit.frame(EXPORT_PAGE),
                "boxes",
                boxes(visit, first),
                "encrypt",
                visit.form().text(SECRETS).equals("ENCRYPT"),
                "fields",
                fields,
                "warning",
                warning)));
  }

  private static Field field(String name, String label, String hint, Map<String, String> wrong) {
    return new Field(name, label, "", hint, wrong.getOrDefault(name, ""), "", true);
  }

  // Import

  Reply importTop(Visit visit) {
    return importPage(visit, 200, true, List.of());
  }

  Reply importFile(Visit visit) {
    var words = visit.words();
    Optional<Upload> upload = visit.form().file(FILE);
    Set<String> chosen = chosen(visit);
    if (upload.isEmpty() || chosen.isEmpty()) {
      String missing = upload.isEmpty() ? "web.transfer.no_file" : "web.transfer.groups_none";
      return importPage(visit, UNPROCESSABLE, false, List.of(words.text(missing)));
    }
    String text = new String(upload.get().content(), StandardCharsets.UTF_8);
    return switch (file().importFrom(text, visit.form().text(PASSWORD), chosen)) {
      case SettingsFile.Outcome.Refused(List<SettingsProblem> problems) ->
          importPage(
              visit,
              UNPROCESSABLE,
              false,
              problems.stream().map(problem -> words(words, problem)).toList());
      case SettingsFile.Outcome.Imported(List<String> groups) -> {
        device.events().publish(visit.event(Kind.SETTINGS_IMPORTED, names(groups)));
        for (Purpose purpose : Purpose.values()) {
          visit.administrator().emailServer(purpose).drop();
        }
        visit.administrator().notice("web.transfer.done");
        yield Reply.seeOther(IMPORT_PAGE.top());
      }
    };
  }

  private static String words(Messages words, SettingsProblem problem) {
    String why = words.text(problem.textKey(), problem.arguments().toArray());
    return problem.setting().isEmpty() ? why : problem.setting() + ": " + why;
  }

  private Reply importPage(Visit visit, int status, boolean first, List<String> problems) {
    var words = visit.words();
    return Reply.page(
        status,
        Templates.render(
            "webconfig/import.jte",
            Map.of(
                "frame",
                visit.frame(IMPORT_PAGE),
                "boxes",
                boxes(visit, first),
                "password",
                field(
                    PASSWORD,
                    words.text("web.transfer.password"),
                    words.text("web.transfer.password_hint"),
                    Map.of()),
                "problems",
                problems)));
  }
}
