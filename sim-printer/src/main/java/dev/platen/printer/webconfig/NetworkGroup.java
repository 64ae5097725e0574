package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.network.NetworkSettings;
import dev.platen.printer.network.NetworkSettings.MailNetwork;
import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsReader;
import dev.platen.printer.transfer.SettingsWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Network &gt; Basic in a file, all of it as text: name, addresses, DNS, proxy. */
final class NetworkGroup implements SettingsGroup {
  private final Device device;

  NetworkGroup(Device device) {
    this.device = device;
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public String titleKey() {
    return "web.tab_network";
  }

  private List<NetworkControl> controls() {
    return Arrays.stream(NetworkControl.values())
        .filter(control -> device.model().additionalNetwork() || !control.additional())
        .toList();
  }

  private static String name(NetworkControl control) {
    return control.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void export(SettingsWriter out) {
    NetworkForm form = NetworkForm.of(device.networkSettings());
    controls().forEach(control -> out.text(name(control), form.value(control)));
  }

  @Override
  public Change validate(SettingsReader in) {
    Map<NetworkControl, String> values = new EnumMap<>(NetworkControl.class);
    for (NetworkControl control : controls()) {
      values.put(
          control,
          control.choices().isEmpty()
              ? in.text(name(control))
              : in.oneOf(name(control), control.choices()));
    }
    NetworkSettings saved = device.networkSettings();
    NetworkForm form = NetworkForm.of(saved).with(values);
    // Whether the mail's network suits the mail server is seen when both are saved.
    NetworkRules.check(form, device.model().additionalNetwork(), false)
        .forEach(
            (control, violation) -> {
              if (in.isRight(name(control))) {
                in.problem(name(control), violation.textKey(), violation.arguments().toArray());
              }
            });
    return new Change() {
      @Override
      public void apply() {
        device.saveNetworkSettings(form.settings(saved));
      }

      // The mail server has left OAuth2 before mail leaves the standard network.
      @Override
      public boolean last() {
        return form.chosen(NetworkControl.MAIL_NETWORK, MailNetwork.ADDITIONAL.name());
      }
    };
  }
}
