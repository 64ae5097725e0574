package dev.platen.bench.cli;

import dev.platen.bench.BenchException;
import dev.platen.bench.LonePrinter;
import dev.platen.bench.LonePrinterPlan;
import dev.platen.bench.LonePrinterPlan.LonePorts;
import dev.platen.bench.profile.Disguise;
import dev.platen.bench.profile.ProfileException;
import dev.platen.bench.profile.ProfileFile;
import dev.platen.bench.state.StateFolder;
import dev.platen.printer.store.StoreException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code platen printer}: one simulated printer, alone in a network. */
@Command(
    name = "printer",
    mixinStandardHelpOptions = true,
    description = {
      "Starts one simulated printer with an address of its own, without a bench.",
      "It answers Web Config, IPP, SNMP, eSCL and mDNS, and finds Microsoft by the name server that"
          + " it is given. Ctrl-C stops it. Started again, it is as it was left."
    })
final class PrinterCommand implements Runnable {
  private static final int DNS_PORT = 53;
  private final Terminal terminal;

  /** Which ports it listens on. */
  enum PortChoice {
    STANDARD,
    FREE
  }

  @Option(
      names = "--model",
      paramLabel = "ID",
      defaultValue = "px-b600f",
      description = "Model of a new printer (default: ${DEFAULT-VALUE}).")
  private String model = "";

  @Option(
      names = "--firmware",
      paramLabel = "VERSION",
      defaultValue = "05.23.XF24Q9",
      description = "Firmware of a new printer (default: ${DEFAULT-VALUE}).")
  private String firmware = "";

  @Option(
      names = "--panel-language",
      paramLabel = "TAG",
      defaultValue = "en",
      description = "Panel language of a new printer: en, ca, it, lt, pt, sv (default: en).")
  private String panelLanguage = "";

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      required = true,
      description = "The printer's own IPv4 address, one of this machine's.")
  private String bind = "";

  @Option(
      names = "--dns",
      paramLabel = "ADDRESS[:PORT]",
      required = true,
      description = "The name server that it asks, and no other.")
  private String dns = "";

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      required = true,
      description = "What the printer remembers; one printer at a time.")
  private @Nullable Path stateDir;

  @Option(names = "--fresh", description = "As it leaves the factory: forget what was kept.")
  private boolean fresh;

  @Option(
      names = "--ports",
      defaultValue = "standard",
      description =
          "standard: 443, 80, 631, 161 as printers have them; free: any free ones (default:"
              + " ${DEFAULT-VALUE}).")
  private PortChoice ports = PortChoice.STANDARD;

  @Option(
      names = "--front-bind",
      paramLabel = "ADDRESS",
      description =
          "Where the page in front of the printer listens, with panel, glass and output tray"
              + " (default: the printer's address). Whoever may open it may press the keys.")
  private @Nullable String frontBind;

  @Option(
      names = "--front-port",
      paramLabel = "PORT",
      description = "Port of that page (default: 8701, or a free one with --ports free).")
  private @Nullable Integer frontPort;

  @Option(
      names = "--client-id",
      paramLabel = "UUID",
      description =
          "Application that its firmware signs in as, as platen up says it in its state file"
              + " (default: one that is registered nowhere).")
  private @Nullable UUID clientId;

  @Option(
      names = "--nat",
      paramLabel = "PORT=PORT",
      description =
          "Where a connection to a port really goes, for servers without privileges; for example"
              + " 443=8744. May be given more than once.")
  private Map<Integer, Integer> nat = new HashMap<>();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Take on what platen record has recorded of another printer: who it is, what it tells by"
              + " SNMP and IPP, as far as this model can.")
  private @Nullable Path profile;

  @Option(names = "--no-mdns", description = "Tell the network nothing by mDNS.")
  private boolean noMdns;

  @Option(
      names = "--state-file",
      paramLabel = "FILE",
      description =
          "Write addresses and the label as JSON once everything answers (readable by you alone).")
  private @Nullable Path stateFile;

  PrinterCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    LonePrinterPlan plan = plan();
    PrinterPortCheck.require(plan);
    CountDownLatch stopped = new CountDownLatch(1);
    Disguise disguise = disguise();
    try (StateFolder state = StateFolder.open(folder(), fresh);
        LonePrinter printer = LonePrinter.start(plan, state, disguise)) {
      Map<String, Object> facts = facts(plan, printer);
      if (stateFile != null) {
        StateFolder.writeSafely(
            stateFile,
            JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(facts)
                + "\n");
      }
      present(facts);
      disguise.lines().forEach(terminal::say);
      UpCommand.awaitStop(stopped);
      terminal.say("Stopping ...");
    } catch (BenchException
        | StoreException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      throw new UsersProblem(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    } finally {
      stopped.countDown();
    }
  }

  private Disguise disguise() {
    try {
      return profile == null ? Disguise.none() : Disguise.of(ProfileFile.read(profile));
    } catch (ProfileException e) {
      throw new UsersProblem(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }
  }

  private Path folder() {
    if (stateDir == null) {
      throw new UsersProblem("--state-dir is missing");
    }
    return stateDir;
  }

  private LonePrinterPlan plan() {
    InetAddress address = address("--bind", bind);
    LonePorts usual = ports == PortChoice.STANDARD ? LonePorts.standard() : LonePorts.free();
    int front = frontPort == null ? usual.front() : frontPort;
    if (front < 0 || front > 65535) {
      throw new UsersProblem("--front-port takes a port from 1 to 65535, or 0; got " + front);
    }
    return new LonePrinterPlan(
        model,
        firmware,
        panelLanguage,
        address,
        nameServer(),
        nat,
        new LonePorts(usual.https(), usual.http(), usual.ipp(), usual.snmp(), front),
        frontBind == null ? address : address("--front-bind", frontBind),
        Optional.ofNullable(clientId).map(UUID::toString),
        !noMdns);
  }

  private InetSocketAddress nameServer() {
    int colon = dns.indexOf(':');
    String port = colon < 0 ? Integer.toString(DNS_PORT) : dns.substring(colon + 1);
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
      throw new UsersProblem(
          "--dns takes an address such as 192.0.2.1 or 192.0.2.1:8753, not " + dns);
    }
    return new InetSocketAddress(
        address("--dns", colon < 0 ? dns : dns.substring(0, colon)), Integer.parseInt(port));
  }

  /** Addresses only: a printer without a name server has nobody to ask for a name. */
  private static InetAddress address(String option, String text) {
    byte[] bytes = octets(text);
    if (bytes.length == 0) {
      throw new UsersProblem(option + " takes an IPv4 address such as 192.0.2.21, not " + text);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new UsersProblem(option + ": " + e.getMessage(), e);
    }
  }

  private static byte[] octets(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[4];
    if (parts.length != 4) {
      return new byte[0];
    }
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("\\d{1,3}") || Integer.parseInt(parts[i]) > 255) {
        return new byte[0];
      }
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
  }

  private static Map<String, Object> facts(LonePrinterPlan plan, LonePrinter lone) {
    var printer = lone.printer();
    var identity = printer.device().identity();
    String host = plan.address().getHostAddress();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("model", printer.device().model().id());
    facts.put("modelName", printer.device().model().name());
    facts.put("firmware", printer.device().firmware().version());
    facts.put("serialNumber", identity.serialNumber());
    facts.put("macAddress", identity.macAddress());
    facts.put("deviceName", identity.deviceName());
    facts.put("address", host);
    facts.put("administratorPassword", lone.label().administratorPassword());
    facts.put("webConfig", "https://%s:%d/".formatted(host, printer.webConfig().httpsPort()));
    facts.put("http", "http://%s:%d/".formatted(host, printer.webConfig().httpPort()));
    facts.put("escl", "http://%s:%d/eSCL".formatted(host, printer.webConfig().httpPort()));
    facts.put("ipp", "ipp://%s:%d/ipp/print".formatted(host, printer.ippPort()));
    facts.put("snmp", "%s:%d".formatted(host, printer.snmpPort()));
    facts.put(
        "front",
        "http://%s:%d/".formatted(plan.frontAddress().getHostAddress(), printer.frontPort()));
    facts.put("mdns", plan.mdns());
    return facts;
  }

  private void present(Map<String, Object> facts) {
    terminal.say("");
    terminal.say("%s %s is on.".formatted(facts.get("modelName"), facts.get("serialNumber")));
    terminal.say("");
    terminal.say("  In front of it  " + facts.get("front"));
    terminal.say(
        "  Web Config      %s   administrator password: %s"
            .formatted(facts.get("webConfig"), facts.get("administratorPassword")));
    terminal.say("  Printing        " + facts.get("ipp"));
    terminal.say("  Scanning        " + facts.get("escl"));
    terminal.say("  SNMP            " + facts.get("snmp") + "   community: public");
    terminal.say("  mDNS            " + (noMdns ? "off" : facts.get("deviceName") + ".local"));
    terminal.say("");
    terminal.say("Press Ctrl-C to stop.");
  }
}
