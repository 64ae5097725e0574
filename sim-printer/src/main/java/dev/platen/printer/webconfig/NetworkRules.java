package dev.platen.printer.webconfig;

import dev.platen.printer.webconfig.EmailServerRules.Violation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules of Network &gt; Basic's fields (recalled of the vendor's manuals, uncertain in detail).
 * Only fields that a choice uses are looked at.
 */
final class NetworkRules {
  private static final int MIN_NAME = 2;
  private static final int MAX_NAME = 53;
  private static final int MAX_HOST = 255;
  private static final int MAX_PORT = 65535;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

  private final NetworkForm form;
  private final Map<NetworkControl, Violation> found = new EnumMap<>(NetworkControl.class);

  private NetworkRules(NetworkForm form) {
    this.form = form;
  }

  /**
   * The fields that break a rule, in the page's order.
   *
   * @param additional whether the model has a second port
   * @param oauth2 whether mail is set to OAuth2, which the additional network has not (SET-N)
   */
  static Map<NetworkControl, Violation> check(
      NetworkForm form, boolean additional, boolean oauth2) {
    NetworkRules rules = new NetworkRules(form);
    rules.checkStandard();
    if (additional) {
      rules.checkAdditional(oauth2);
    }
    return rules.found;
  }

  private void checkStandard() {
    put(NetworkControl.DEVICE_NAME, name(NetworkControl.DEVICE_NAME));
    if (form.chosen(NetworkControl.OBTAIN_IP, "MANUAL")) {
      addresses(NetworkControl.IP_ADDRESS, NetworkControl.SUBNET_MASK, NetworkControl.GATEWAY);
    }
    if (form.chosen(NetworkControl.DNS_SETTING, "MANUAL")) {
      put(NetworkControl.PRIMARY_DNS, server(NetworkControl.PRIMARY_DNS, false));
      put(NetworkControl.SECONDARY_DNS, server(NetworkControl.SECONDARY_DNS, true));
    }
    if (form.chosen(NetworkControl.HOST_NAME_SETTING, "MANUAL")) {
      put(NetworkControl.HOST_NAME, name(NetworkControl.HOST_NAME));
    }
    if (form.chosen(NetworkControl.DOMAIN_NAME_SETTING, "MANUAL")) {
      put(NetworkControl.DOMAIN_NAME, host(NetworkControl.DOMAIN_NAME));
    }
    if (form.chosen(NetworkControl.PROXY_SETTING, "USE")) {
      put(NetworkControl.PROXY_SERVER, host(NetworkControl.PROXY_SERVER));
      put(NetworkControl.PROXY_PORT, port());
    }
  }

  private void checkAdditional(boolean oauth2) {
    if (form.chosen(NetworkControl.ADDITIONAL_OBTAIN_IP, "MANUAL")) {
      addresses(
          NetworkControl.ADDITIONAL_IP_ADDRESS,
          NetworkControl.ADDITIONAL_SUBNET_MASK,
          NetworkControl.ADDITIONAL_GATEWAY);
    }
    if (form.chosen(NetworkControl.ADDITIONAL_DNS_SETTING, "MANUAL")) {
      put(
          NetworkControl.ADDITIONAL_PRIMARY_DNS,
          server(NetworkControl.ADDITIONAL_PRIMARY_DNS, false));
      put(
          NetworkControl.ADDITIONAL_SECONDARY_DNS,
          server(NetworkControl.ADDITIONAL_SECONDARY_DNS, true));
    }
    if (oauth2 && form.chosen(NetworkControl.MAIL_NETWORK, "ADDITIONAL")) {
      found.put(NetworkControl.MAIL_NETWORK, Violation.of("web.rule.mail_network"));
    }
  }

  private void addresses(NetworkControl address, NetworkControl mask, NetworkControl gateway) {
    put(address, host(address, "web.rule.ipv4"));
    put(mask, subnetMask(mask));
    // Some networks have no way out.
    if (!form.value(gateway).isEmpty()) {
      put(gateway, host(gateway, "web.rule.ipv4"));
    }
    boolean whole =
        !found.containsKey(address) && !found.containsKey(mask) && !found.containsKey(gateway);
    if (whole && !form.value(gateway).isEmpty()) {
      long bits = number(form.value(mask));
      if ((number(form.value(address)) & bits) != (number(form.value(gateway)) & bits)) {
        found.put(gateway, Violation.of("web.rule.gateway"));
      }
    }
  }

  private void put(NetworkControl control, Optional<Violation> violation) {
    violation.ifPresent(value -> found.put(control, value));
  }

  private Optional<Violation> name(NetworkControl control) {
    String text = form.value(control);
    return text.length() >= MIN_NAME && text.length() <= MAX_NAME && NAME.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(Violation.of("web.rule.device_name", MIN_NAME, MAX_NAME));
  }

  /** An address that one host can have: not of network 0, multicast or above. */
  private Optional<Violation> host(NetworkControl control, String textKey) {
    String text = form.value(control);
    if (IPV4.matcher(text).matches()) {
      long first = number(text) >> 24;
      if (first >= 1 && first < 224) {
        return Optional.empty();
      }
    }
    return Optional.of(Violation.of(textKey));
  }

  private Optional<Violation> server(NetworkControl control, boolean optional) {
    return optional && form.value(control).isEmpty()
        ? Optional.empty()
        : host(control, "web.rule.ipv4");
  }

  private Optional<Violation> subnetMask(NetworkControl control) {
    String text = form.value(control);
    if (IPV4.matcher(text).matches()) {
      long holes = ~number(text) & 0xffff_ffffL;
      if (number(text) != 0 && (holes & (holes + 1)) == 0) {
        return Optional.empty();
      }
    }
    return Optional.of(Violation.of("web.rule.subnet_mask"));
  }

  private Optional<Violation> host(NetworkControl control) {
    String text = form.value(control);
    return text.length() <= MAX_HOST && HOST.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(Violation.of("web.rule.host", MAX_HOST));
  }

  private Optional<Violation> port() {
    String text = form.value(NetworkControl.PROXY_PORT);
    if (PORT.matcher(text).matches()) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MAX_PORT) {
        return Optional.empty();
      }
    }
    return Optional.of(Violation.of("web.rule.port", 1, MAX_PORT));
  }

  private static long number(String ipv4) {
    long number = 0;
    for (String octet : ipv4.split("\\.", -1)) {
      number = number << 8 | Integer.parseInt(octet);
    }
    return number;
  }
}
