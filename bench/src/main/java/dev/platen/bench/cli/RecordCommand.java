package dev.platen.bench.cli;

import dev.platen.bench.device.DeviceFile;
import dev.platen.bench.device.DeviceFileException;
import dev.platen.bench.profile.Profile;
import dev.platen.bench.profile.ProfileException;
import dev.platen.bench.profile.ProfileFile;
import dev.platen.bench.profile.Recorder;
import dev.platen.bench.profile.RecordingPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code platen record}: what a printer tells of itself, into a file. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = {
      "Record what a printer tells everybody: SNMP, IPP, Web Config's public pages, TLS, times.",
      "It only reads and signs in nowhere. A simulated printer takes the file on: platen printer"
          + " --profile."
    },
    footer = {"", "For example: platen record lab/second-floor.yaml --out second-floor.json"})
final class RecordCommand implements Runnable {
  private static final int MOST_PORT = 65535;
  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "DEVICE", description = "The device file of the printer.")
  private Path device = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where the profile is written (JSON).")
  private Path out = Path.of("");

  @Option(
      names = "--mask-identity",
      description = "Leave serial number and MAC address out, for a profile that is passed on.")
  private boolean maskIdentity;

  @Option(
      names = "--snmp-port",
      paramLabel = "PORT",
      description = "Port of SNMP (default: the device file's, or 161).")
  private int snmpPort;

  @Option(
      names = "--ipp-port",
      paramLabel = "PORT",
      description = "Port of IPP (default: the device file's, or 631).")
  private int ippPort;

  @Option(
      names = "--https-port",
      paramLabel = "PORT",
      description = "Port of Web Config (default: the device file's, or 443).")
  private int httpsPort;

  RecordCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public void run() {
    port("--snmp-port", snmpPort);
    port("--ipp-port", ippPort);
    port("--https-port", httpsPort);
    try {
      DeviceFile file = DeviceFile.read(device);
      RecordingPlan plan = RecordingPlan.of(file).withPorts(snmpPort, ippPort, httpsPort);
      Optional<String> password = password(file);
      Profile profile = new Recorder(plan, clock).record(password, maskIdentity);
      ProfileFile.write(profile, out);
      terminal.say("Recorded: " + profile.summary());
      terminal.say(
          "  %d objects of SNMP, %d attributes of IPP, %d pages"
              .formatted(
                  profile.objects().size(), profile.attributes().size(), profile.pages().size()));
      profile.missing().forEach(line -> terminal.say("  Not there: " + line));
      if (password.isEmpty()) {
        terminal.say(
            "  The administrator's password is not at hand, so it could not be looked for in"
                + " what the printer tells.");
      }
      terminal.say("See " + out);
    } catch (DeviceFileException | ProfileException e) {
      throw new UsersProblem(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }
  }

  private static void port(String option, int port) {
    if (port < 0 || port > MOST_PORT) {
      throw new UsersProblem(option + " takes a port from 1 to 65535; got " + port);
    }
  }

  /** It is not needed to record, only to make sure that it is not in the file. */
  private Optional<String> password(DeviceFile file) {
    try {
      return Optional.of(file.administratorPassword().resolve(environment).value());
    } catch (DeviceFileException e) {
      return Optional.empty();
    }
  }
}
