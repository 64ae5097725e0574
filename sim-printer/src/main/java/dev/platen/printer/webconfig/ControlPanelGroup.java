package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsReader;
import dev.platen.printer.transfer.SettingsWriter;

/** Device Management &gt; Control Panel in a file: language and lock. */
final class ControlPanelGroup implements SettingsGroup {
  private static final String LANGUAGE = "language";
  private static final String LOCKED = "network_settings_locked";
  private static final int LONGEST_TAG = 35;

  private final Device device;

  ControlPanelGroup(Device device) {
    this.device = device;
  }

  @Override
  public String name() {
    return "control_panel";
  }

  @Override
  public String titleKey() {
    return "web.control_panel";
  }

  @Override
  public void export(SettingsWriter out) {
    out.text(LANGUAGE, device.panelLanguage());
    out.flag(LOCKED, device.panelLocked());
  }

  @Override
  public Change validate(SettingsReader in) {
    String language = in.text(LANGUAGE);
    boolean locked = in.flag(LOCKED);
    if (in.isRight(LANGUAGE) && !device.model().panelLanguages().contains(language)) {
      in.problem(
          LANGUAGE,
          "web.transfer.not_offered",
          language.substring(0, Math.min(LONGEST_TAG, language.length())));
    }
    return () -> {
      device.setPanelLanguage(language);
      device.setPanelLocked(locked);
    };
  }
}
