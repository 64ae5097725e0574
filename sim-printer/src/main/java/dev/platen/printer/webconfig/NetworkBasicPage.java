package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.text.Messages;
import dev.platen.printer.webconfig.EmailServerRules.Violation;
import dev.platen.printer.webconfig.view.Field;
import dev.platen.printer.webconfig.view.Frame.Choice;
import dev.platen.printer.webconfig.view.NetworkView;
import dev.platen.printer.webconfig.view.NetworkView.Block;
import dev.platen.printer.webconfig.view.NetworkView.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Network &gt; Basic (reference printer 1.1, 1.4), with the additional network (case SET-N). */
final class NetworkBasicPage {
  private static final SiteMap.Page PAGE = SiteMap.Page.NETWORK_BASIC;
  private static final int UNPROCESSABLE = 422;

  static final String TOP = PAGE.top();
  static final String SET = PAGE.path("SET");

  private final Device device;

  NetworkBasicPage(Device device) {
    this.device = device;
  }

  Reply top(Visit visit) {
    return page(visit, 200, NetworkForm.of(device.networkSettings()), Map.of());
  }

  Reply set(Visit visit) {
    boolean additional = device.model().additionalNetwork();
    NetworkForm form =
        NetworkForm.read(visit.form(), NetworkForm.of(device.networkSettings()), additional);
    boolean oauth2 =
        device.emailServerSettings().authenticationMethod() == AuthenticationMethod.OAUTH2;
    Map<NetworkControl, Violation> wrong = NetworkRules.check(form, additional, oauth2);
    if (!wrong.isEmpty()) {
      return page(visit, UNPROCESSABLE, form, wrong);
    }
    device.saveNetworkSettings(form.settings(device.networkSettings()));
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(TOP);
  }

  private Reply page(
      Visit visit, int status, NetworkForm form, Map<NetworkControl, Violation> wrong) {
    Messages words = visit.words();
    List<Block> blocks = new ArrayList<>();
    boolean additional = device.model().additionalNetwork();
    blocks.add(
        new Block(
            words.text(additional ? "network.value.standard" : "web.basic"),
            items(words, form, wrong, false)));
    if (additional) {
      blocks.add(
          new Block(words.text("network.value.additional"), items(words, form, wrong, true)));
    }
    return Reply.page(
        status,
        Templates.render(
            "webconfig/network.jte",
            Map.of("frame", visit.frame(PAGE), "view", new NetworkView(blocks))));
  }

  private static List<Item> items(
      Messages words, NetworkForm form, Map<NetworkControl, Violation> wrong, boolean additional) {
    return Arrays.stream(NetworkControl.values())
        .filter(control -> control.additional() == additional)
        .map(control -> item(words, form, wrong, control))
        .toList();
  }

  private static Item item(
      Messages words,
      NetworkForm form,
      Map<NetworkControl, Violation> wrong,
      NetworkControl control) {
    Violation violation = wrong.get(control);
    Field field =
        new Field(
            control.controlName(),
            words.text(control.labelKey()),
            form.value(control),
            hint(words, control),
            violation == null
                ? ""
                : words.text(violation.textKey(), violation.arguments().toArray()),
            "",
            true);
    return new Item(
        field,
        control.choices().stream()
            .map(
                choice ->
                    new Choice(
                        choice,
                        words.text("network.value." + choice.toLowerCase(Locale.ROOT)),
                        form.chosen(control, choice)))
            .toList());
  }

  private static String hint(Messages words, NetworkControl control) {
    return switch (control) {
      case DEVICE_NAME -> words.text("web.rule.device_name", "2", "53");
      case MAIL_NETWORK -> words.text("web.hint.mail_network");
      case OBTAIN_IP, ADDITIONAL_OBTAIN_IP -> words.text("web.hint.obtain_ip");
      case DNS_SETTING, ADDITIONAL_DNS_SETTING -> words.text("web.hint.dns");
      case HOST_NAME_SETTING, DOMAIN_NAME_SETTING -> words.text("web.hint.manual");
      case PROXY_SETTING -> words.text("web.hint.proxy");
      default -> "";
    };
  }
}
