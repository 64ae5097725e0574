package dev.platen.features.lab;

import dev.platen.bench.device.Binding;
import dev.platen.bench.device.Capability;
import dev.platen.bench.device.DeviceFile;
import dev.platen.bench.device.DeviceFile.Permission;
import dev.platen.features.browser.WebConfigLocators;
import dev.platen.features.device.ControlPanel;
import dev.platen.features.device.Identity;
import dev.platen.features.device.JobHistory;
import dev.platen.features.device.Power;
import dev.platen.features.device.StatusSheet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** The drivers that a device file names. */
final class Drivers {
  private static final int SNMP_PORT = 161;
  private static final int IPP_PORT = 631;
  private static final int HTTPS_PORT = 443;
  private static final int OFF_SECONDS = 10;
  private final DeviceFile device;
  private final Map<String, String> environment;
  private final Operator operator;
  private final DeviceHttp http;
  private final LabPatience patience;

  Drivers(
      DeviceFile device,
      Map<String, String> environment,
      Operator operator,
      DeviceHttp http,
      LabPatience patience) {
    this.device = device;
    this.environment = environment;
    this.operator = operator;
    this.http = http;
    this.patience = patience;
  }

  /** What the operator was asked so far. */
  List<String> operatorLog() {
    return operator.log();
  }

  WebConfigLocators locators() {
    return WebConfigLocators.of(device.model(), device.firmware());
  }

  int webConfigPort() {
    return device.binding(Capability.WEB_CONFIG).number("port", HTTPS_PORT);
  }

  Identity identity() {
    Binding binding = device.binding(Capability.IDENTITY);
    return switch (binding.driver()) {
      case "snmp" ->
          new SnmpIdentity(
              new Snmp(
                  device.address(),
                  binding.number("port", SNMP_PORT),
                  binding.text("community", "public")));
      case "ipp" ->
          new IppIdentity(
              http,
              device.address(),
              binding.number("port", IPP_PORT),
              binding.text("path", "/ipp/print"),
              binding.flag("tls", false));
      case "web-config" -> new WebIdentity(http, root(binding), locators());
      default -> throw unknown(Capability.IDENTITY, binding);
    };
  }

  /** At the address of the device; Web Config's port unless the driver has one of its own. */
  private URI root(Binding binding) {
    return URI.create(
        "%s://%s:%d"
            .formatted(
                binding.flag("tls", true) ? "https" : "http",
                device.address(),
                binding.number("port", webConfigPort())));
  }

  ControlPanel panel() {
    Binding binding = device.binding(Capability.CONTROL_PANEL);
    return switch (binding.driver()) {
      case Binding.OPERATOR -> new OperatorPanel(operator, this::snapshot);
      case Binding.NONE -> throw lacking(Capability.CONTROL_PANEL);
      default -> throw unknown(Capability.CONTROL_PANEL, binding);
    };
  }

  /** The printer draws its screen after it was asked for the page (reference printer 1.4). */
  private byte[] snapshot() {
    URI root = root(device.binding(Capability.WEB_CONFIG));
    http.get(root.resolve(locators().get("panel-snapshot"))).successful();
    return http.get(root.resolve(locators().get("panel-picture"))).successful();
  }

  StatusSheet statusSheet() {
    Binding binding = device.binding(Capability.STATUS_SHEET);
    return switch (binding.driver()) {
      case Binding.OPERATOR -> PaperSheet.uploaded(operator);
      case "escl" ->
          PaperSheet.onTheGlass(operator, new EsclScanner(http, root(binding), patience));
      case Binding.NONE -> throw lacking(Capability.STATUS_SHEET);
      default -> throw unknown(Capability.STATUS_SHEET, binding);
    };
  }

  JobHistory jobHistory() {
    Binding binding = device.binding(Capability.JOB_HISTORY);
    return switch (binding.driver()) {
      case "web-config" -> new WebJobHistory(http, root(binding), locators());
      case Binding.OPERATOR ->
          () ->
              JobHistoryFile.read(
                  Asking.aboutTheFirmware(operator).toShow("jobs.upload-history").content(),
                  "What the operator uploaded");
      case Binding.NONE -> throw lacking(Capability.JOB_HISTORY);
      default -> throw unknown(Capability.JOB_HISTORY, binding);
    };
  }

  Power power(Identity identity) {
    Binding binding = device.binding(Capability.POWER);
    if (binding.driver().equals(Binding.NONE)) {
      throw lacking(Capability.POWER);
    }
    if (!device.allows(Permission.MAINS_CUT)) {
      throw new TestAbortedException(
          "This scenario cuts the mains, and the device file of %s does not allow it (allow: [mains-cut])"
              .formatted(device.name()));
    }
    Duration pause = Duration.ofSeconds(binding.number("off-seconds", OFF_SECONDS));
    return new LabPower(mains(binding, pause), identity, pause, patience);
  }

  private Mains mains(Binding binding, Duration pause) {
    return switch (binding.driver()) {
      case "pdu-http" ->
          new PduHttpMains(
              http,
              URI.create(binding.text("url", "")),
              binding.text("hostname", ""),
              binding.number("outlet", 0));
      case "pdu-snmp" ->
          OtherMains.snmp(
              new Snmp(
                  binding.text("address", ""),
                  binding.number("port", SNMP_PORT),
                  binding.secret("community").resolve(environment).value()),
              binding.text("oid", ""),
              binding.number("on", 1),
              binding.number("off", 0));
      case Binding.OPERATOR -> OtherMains.operator(operator, pause);
      default -> throw unknown(Capability.POWER, binding);
    };
  }

  private TestAbortedException lacking(Capability capability) {
    return new TestAbortedException(
        "%s has no %s (capabilities.%s in its device file)"
            .formatted(device.name(), capability.key().replace('-', ' '), capability.key()));
  }

  private static IllegalArgumentException unknown(Capability capability, Binding binding) {
    return new IllegalArgumentException(
        "No driver %s for %s".formatted(binding.driver(), capability.key()));
  }
}
