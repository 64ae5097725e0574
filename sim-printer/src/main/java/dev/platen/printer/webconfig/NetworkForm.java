package dev.platen.printer.webconfig;

import dev.platen.printer.http.Form;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.network.NetworkSettings;
import dev.platen.printer.network.NetworkSettings.Ip;
import dev.platen.printer.network.NetworkSettings.MailNetwork;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Network &gt; Basic as a person typed it: texts unchecked, choices known. */
final class NetworkForm {
  private final Map<NetworkControl, String> values;

  private NetworkForm(Map<NetworkControl, String> values) {
    this.values = values;
  }

  static NetworkForm of(NetworkSettings saved) {
    Map<NetworkControl, String> values = new EnumMap<>(NetworkControl.class);
    values.put(NetworkControl.DEVICE_NAME, saved.deviceName());
    values.put(NetworkControl.OBTAIN_IP, auto(saved.standard().automaticAddress()));
    values.put(NetworkControl.IP_ADDRESS, saved.standard().ipAddress());
    values.put(NetworkControl.SUBNET_MASK, saved.standard().subnetMask());
    values.put(NetworkControl.GATEWAY, saved.standard().defaultGateway());
    values.put(NetworkControl.DNS_SETTING, auto(saved.standard().automaticDns()));
    values.put(NetworkControl.PRIMARY_DNS, saved.standard().primaryDns());
    values.put(NetworkControl.SECONDARY_DNS, saved.standard().secondaryDns());
    values.put(NetworkControl.HOST_NAME_SETTING, auto(saved.automaticHostName()));
    values.put(NetworkControl.HOST_NAME, saved.hostName());
    values.put(NetworkControl.DOMAIN_NAME_SETTING, auto(saved.automaticDomainName()));
    values.put(NetworkControl.DOMAIN_NAME, saved.domainName());
    values.put(NetworkControl.PROXY_SETTING, saved.useProxy() ? "USE" : "DO_NOT_USE");
    values.put(NetworkControl.PROXY_SERVER, saved.proxyServer());
    values.put(NetworkControl.PROXY_PORT, Integer.toString(saved.proxyPort()));
    values.put(NetworkControl.IPV6, saved.ipv6() ? "ENABLE" : "DISABLE");
    values.put(NetworkControl.ADDITIONAL_OBTAIN_IP, auto(saved.additional().automaticAddress()));
    values.put(NetworkControl.ADDITIONAL_IP_ADDRESS, saved.additional().ipAddress());
    values.put(NetworkControl.ADDITIONAL_SUBNET_MASK, saved.additional().subnetMask());
    values.put(NetworkControl.ADDITIONAL_GATEWAY, saved.additional().defaultGateway());
    values.put(NetworkControl.ADDITIONAL_DNS_SETTING, auto(saved.additional().automaticDns()));
    values.put(NetworkControl.ADDITIONAL_PRIMARY_DNS, saved.additional().primaryDns());
    values.put(NetworkControl.ADDITIONAL_SECONDARY_DNS, saved.additional().secondaryDns());
    values.put(NetworkControl.MAIL_NETWORK, saved.mailNetwork().name());
    return new NetworkForm(values);
  }

  private static String auto(boolean automatic) {
    return automatic ? "AUTO" : "MANUAL";
  }

  /**
   * What the browser sent; a control that it did not send keeps its value in {@code base}.
   *
   * @param additional whether the page has the controls of a second port
   * @throws HttpProblem 400 where a choice is not one that the page offers
   */
  static NetworkForm read(Form sent, NetworkForm base, boolean additional) {
    Map<NetworkControl, String> values = new EnumMap<>(base.values);
    for (NetworkControl control : NetworkControl.values()) {
      if (control.additional() && !additional) {
        continue;
      }
      sent.find(control.controlName())
          .map(String::strip)
          .ifPresent(
              value -> {
                if (!control.choices().isEmpty() && !control.choices().contains(value)) {
                  throw HttpProblem.unknownValue();
                }
                values.put(control, value);
              });
    }
    return new NetworkForm(values);
  }

  /** This form with other values. */
  NetworkForm with(Map<NetworkControl, String> others) {
    Map<NetworkControl, String> all = new EnumMap<>(values);
    all.putAll(others);
    return new NetworkForm(all);
  }

  String value(NetworkControl control) {
    return Objects.requireNonNull(values.get(control));
  }

  boolean chosen(NetworkControl control, String choice) {
    return value(control).equals(choice);
  }

  /** What OK saves, of a form that breaks no rule. What a choice does not use stays as it was. */
  NetworkSettings settings(NetworkSettings saved) {
    boolean hostName = chosen(NetworkControl.HOST_NAME_SETTING, "MANUAL");
    boolean domainName = chosen(NetworkControl.DOMAIN_NAME_SETTING, "MANUAL");
    boolean proxy = chosen(NetworkControl.PROXY_SETTING, "USE");
    return new NetworkSettings(
        value(NetworkControl.DEVICE_NAME),
        standardIp(saved.standard()),
        !hostName,
        hostName ? value(NetworkControl.HOST_NAME) : saved.hostName(),
        !domainName,
        domainName ? value(NetworkControl.DOMAIN_NAME) : saved.domainName(),
        proxy,
        proxy ? value(NetworkControl.PROXY_SERVER) : saved.proxyServer(),
        proxy ? Integer.parseInt(value(NetworkControl.PROXY_PORT)) : saved.proxyPort(),
        chosen(NetworkControl.IPV6, "ENABLE"),
        additionalIp(saved.additional()),
        MailNetwork.valueOf(value(NetworkControl.MAIL_NETWORK)));
  }

  private Ip standardIp(Ip saved) {
    boolean address = chosen(NetworkControl.OBTAIN_IP, "MANUAL");
    boolean dns = chosen(NetworkControl.DNS_SETTING, "MANUAL");
    return new Ip(
        !address,
        address ? value(NetworkControl.IP_ADDRESS) : saved.ipAddress(),
        address ? value(NetworkControl.SUBNET_MASK) : saved.subnetMask(),
        address ? value(NetworkControl.GATEWAY) : saved.defaultGateway(),
        !dns,
        dns ? value(NetworkControl.PRIMARY_DNS) : saved.primaryDns(),
        dns ? value(NetworkControl.SECONDARY_DNS) : saved.secondaryDns());
  }

  private Ip additionalIp(Ip saved) {
    boolean address = chosen(NetworkControl.ADDITIONAL_OBTAIN_IP, "MANUAL");
    boolean dns = chosen(NetworkControl.ADDITIONAL_DNS_SETTING, "MANUAL");
    return new Ip(
        !address,
        address ? value(NetworkControl.ADDITIONAL_IP_ADDRESS) : saved.ipAddress(),
        address ? value(NetworkControl.ADDITIONAL_SUBNET_MASK) : saved.subnetMask(),
        address ? value(NetworkControl.ADDITIONAL_GATEWAY) : saved.defaultGateway(),
        !dns,
        dns ? value(NetworkControl.ADDITIONAL_PRIMARY_DNS) : saved.primaryDns(),
        dns ? value(NetworkControl.ADDITIONAL_SECONDARY_DNS) : saved.secondaryDns());
  }
}
