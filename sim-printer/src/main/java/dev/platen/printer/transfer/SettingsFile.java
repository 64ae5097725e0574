package dev.platen.printer.transfer;

import dev.platen.printer.Device;
import dev.platen.printer.network.MailNetworkException;
import dev.platen.printer.transfer.SettingsGroup.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file of Device Management &gt; Export and Import Setting Value: JSON of our own, described in
 * {@code docs/settings-file.md}. The vendor's form is not public.
 */
public final class SettingsFile {
  /** The version that this program writes, and the newest that it reads. */
  public static final int VERSION = 1;

  /**
   * Of PBKDF2, in the files that a printer writes: many, as the file may lie anywhere. A file names
   * its own number.
   */
  public static final int ROUNDS = 210_000;

  private static final String FORMAT = "platen-printer-settings";
  private static final String KDF = "PBKDF2WithHmacSHA256";
  private static final String CHECK = "check";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Device device;
  private final List<SettingsGroup> groups;
  private final int rounds;

  /**
   * @param groups in the order in which they are shown, written and applied
   * @param rounds of PBKDF2 with which a file's password becomes a key, at least 1,000
   */
  public SettingsFile(Device device, List<SettingsGroup> groups, int rounds) {
    this.device = device;
    this.groups = List.copyOf(groups);
    this.rounds = rounds;
  }

  public List<SettingsGroup> groups() {
    return groups;
  }

  /**
   * The settings of the chosen groups.
   *
   * @param password under which secrets are encrypted; where there is none, they are left out
   */
  public String export(Set<String> chosen, Optional<String> password) {
    Optional<FileLock> lock = password.map(word -> FileLock.create(word, rounds));
    ObjectNode file = JSON.createObjectNode();
    file.put("format", FORMAT);
    file.put("version", VERSION);
    file.put("model", device.model().id());
    file.put("firmware", device.firmware().version());
    file.put("exported_at", device.clock().instant().toString());
    lock.ifPresent(
        with ->
            file.putObject("secrets")
                .put("kdf", KDF)
                .put("iterations", with.iterations())
                .put("salt", with.salt())
                .put(CHECK, with.seal(CHECK, FORMAT)));
    ObjectNode written = file.putObject("groups");
    for (SettingsGroup group : groups) {
      if (chosen.contains(group.name())) {
        group.export(new SettingsWriter(group.name(), written.putObject(group.name()), lock));
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
  }

  /** What became of a file. */
  public sealed interface Outcome {
    /** The settings of these groups are the printer's now. */
    record Imported(List<String> groups) implements Outcome {}

    /** Nothing was changed. */
    record Refused(List<SettingsProblem> problems) implements Outcome {}
  }

  /**
   * Reads a file, checks all of it that was chosen, and applies it only where nothing is wrong: in
   * one step, so that a power cut leaves the settings of before.
   *
   * @param text of the file
   * @param password of the file; looked at where it has encrypted secrets
   */
  public Outcome importFrom(String text, String password, Set<String> chosen) {
    List<SettingsProblem> problems = new ArrayList<>();
    ObjectNode file = parsed(text);
    if (file == null) {
      return refused("web.transfer.not_settings");
    }
    Optional<SettingsProblem> header = headerProblem(file);
    if (header.isPresent()) {
      return new Outcome.Refused(List.of(header.get()));
    }
    Optional<FileLock> lock = Optional.empty();
    if (file.get("secrets") instanceof ObjectNode secrets) {
      if (password.isEmpty()) {
        return refused("web.transfer.password_needed");
      }
      lock = lock(secrets, password);
      if (lock.isEmpty()) {
        return refused("web.transfer.password_wrong");
      }
    }
    if (!(file.get("groups") instanceof ObjectNode written)) {
      return refused("web.transfer.not_settings");
    }
    Map<SettingsGroup, Change> changes = new LinkedHashMap<>();
    for (SettingsGroup group : groups) {
      if (chosen.contains(group.name()) && written.has(group.name())) {
        if (!(written.get(group.name()) instanceof ObjectNode settings)) {
          return refused("web.transfer.not_settings");
        }
        SettingsReader reader = new SettingsReader(group.name(), settings, lock, problems);
        changes.put(group, group.validate(reader));
        reader.finish();
      }
    }
    for (String name : written.propertyNames()) {
      if (groups.stream().noneMatch(group -> group.name().equals(name))) {
        problems.add(
            new SettingsProblem(SettingsReader.shortened(name), "web.transfer.unknown", List.of()));
      }
    }
    if (!problems.isEmpty()) {
      return new Outcome.Refused(problems);
    }
    if (changes.isEmpty()) {
      return refused("web.transfer.nothing_chosen");
    }
    try {
      device.inOneStep(
          () -> {
            changes.values().stream().filter(change -> !change.last()).forEach(Change::apply);
            changes.values().stream().filter(Change::last).forEach(Change::apply);
          });
    } catch (MailNetworkException e) {
      // Each group is right by itself, but not with what the printer has and the file leaves.
      return refused("web.rule.mail_network");
    }
    return new Outcome.Imported(changes.keySet().stream().map(SettingsGroup::name).toList());
  }

  private static @Nullable ObjectNode parsed(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode object ? object : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private Optional<SettingsProblem> headerProblem(ObjectNode file) {
    JsonNode version = file.get("version");
    if (!text(file, "format").equals(FORMAT) || version == null || !version.isInt()) {
      return Optional.of(SettingsProblem.ofFile("web.transfer.not_settings"));
    }
    if (version.intValue() > VERSION) {
      return Optional.of(
          SettingsProblem.ofFile("web.transfer.newer_format", version.intValue(), VERSION));
    }
    String model = text(file, "model");
    if (!model.equals(device.model().id())) {
      return Optional.of(
          SettingsProblem.ofFile(
              "web.transfer.other_model", SettingsReader.shortened(model), device.model().id()));
    }
    String firmware = text(file, "firmware");
    // In alphabetical order they are in order of time (FirmwareVersions).
    return firmware.compareTo(device.firmware().version()) > 0
        ? Optional.of(
            SettingsProblem.ofFile(
                "web.transfer.newer_firmware",
                SettingsReader.shortened(firmware),
                device.firmware().version()))
        : Optional.empty();
  }

  private static Optional<FileLock> lock(ObjectNode secrets, String password) {
    JsonNode iterations = secrets.get("iterations");
    if (!text(secrets, "kdf").equals(KDF) || iterations == null || !iterations.isInt()) {
      return Optional.empty();
    }
    return FileLock.of(password, text(secrets, "salt"), iterations.intValue())
        .filter(lock -> lock.open(CHECK, text(secrets, CHECK)).filter(FORMAT::equals).isPresent());
  }

  private static String text(ObjectNode node, String name) {
    JsonNode value = node.get(name);
    return value != null && value.isString() ? value.stringValue() : "";
  }

  private static Outcome refused(String textKey) {
    return new Outcome.Refused(List.of(SettingsProblem.ofFile(textKey)));
  }
}
