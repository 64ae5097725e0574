package dev.platen.bench.cli;

import dev.platen.bench.doctor.Doctor;
import dev.platen.bench.doctor.Finding;
import dev.platen.bench.doctor.Subject;
import dev.platen.bench.doctor.Verdict;
import dev.platen.stubs.ca.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code platen doctor}: what is wrong in a lab, and what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Looks at what a printer's sign-in needs of a lab: ports, names, certificates, clocks, the"
          + " way to the printer. Changes nothing; of use before the bench is started and while it"
          + " runs."
    },
    footer = {
      "",
      "Exit codes: 0 all is well, 1 there is a problem, 2 wrong use, 3 no problem, but something"
          + " could not be told."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int UNKNOWN = 3;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Subject.Services USUAL = Subject.Services.usual();
  private final Terminal terminal;
  private final Clock clock;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address of the bench, as for platen up (default: ${DEFAULT-VALUE}).")
  private String bind = "";

  @Option(
      names = "--device",
      paramLabel = "ADDRESS|FILE",
      description = "A printer of the lab: its address, or its device file.")
  private @Nullable String device;

  @Option(
      names = "--dns",
      paramLabel = "ADDRESS[:PORT]",
      description = "The name server that the printers ask (default: the bench's).")
  private @Nullable String dns;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "State folder of the bench, to know its certificate authority by.")
  private @Nullable Path stateDir;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Option(names = "--dns-port", paramLabel = "PORT", description = "Of the bench's names (53).")
  private int dnsPort = USUAL.dns();

  @Option(names = "--entra-port", paramLabel = "PORT", description = "Of Entra ID (443).")
  private int entraPort = USUAL.https();

  @Option(names = "--smtp-port", paramLabel = "PORT", description = "Of SMTP (587).")
  private int smtpPort = USUAL.smtp();

  @Option(names = "--authority-port", paramLabel = "PORT", description = "Of the CA's page (80).")
  private int authorityPort = USUAL.page();

  @Option(names = "--time-port", paramLabel = "PORT", description = "Of the time (123).")
  private int timePort = USUAL.time();

  DoctorCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    InetAddress bench = address("--bind", bind);
    Subject subject =
        new Subject(
            bench,
            new Subject.Services(dnsPort, entraPort, smtpPort, authorityPort, timePort),
            dns == null ? new InetSocketAddress(bench, dnsPort) : LabMixin.server("--dns", dns),
            Optional.ofNullable(device).map(DoctorCommand::device),
            authority(),
            Path.of("/"));
    List<Finding> findings = new Doctor(clock).look(subject);
    Verdict worst = Doctor.worst(findings);
    if (json) {
      terminal.say(JSON.writeValueAsString(document(findings, worst)));
    } else {
      findings.forEach(this::say);
      terminal.say("");
      terminal.say(
          "%d ok, %d cannot be told, %d with a problem."
              .formatted(
                  count(findings, Verdict.OK),
                  count(findings, Verdict.CANNOT_TELL),
                  count(findings, Verdict.PROBLEM)));
    }
    return switch (worst) {
      case OK -> 0;
      case PROBLEM -> 1;
      case CANNOT_TELL -> UNKNOWN;
    };
  }

  private void say(Finding finding) {
    String verdict =
        finding.verdict() == Verdict.PROBLEM
            ? finding.verdict().words().toUpperCase(Locale.ROOT)
            : finding.verdict().words();
    terminal.say("%-12s %s: %s".formatted(verdict, finding.check(), finding.found()));
    if (!finding.means().isEmpty()) {
      terminal.say(" ".repeat(13) + finding.means());
    }
    if (!finding.todo().isEmpty()) {
      terminal.say(" ".repeat(13) + "What to do: " + finding.todo());
    }
  }

  private static long count(List<Finding> findings, Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  private static Map<String, Object> document(List<Finding> findings, Verdict worst) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", worst.words());
    document.put(
        "checks",
        findings.stream()
            .map(
                finding -> {
                  Map<String, Object> row = new LinkedHashMap<>();
                  row.put("check", finding.check());
                  row.put("verdict", finding.verdict().words());
                  row.put("found", finding.found());
                  row.put("means", finding.means());
                  row.put("todo", finding.todo());
                  return row;
                })
            .toList());
    return document;
  }

  private Optional<X509Certificate> authority() {
    if (stateDir == null) {
      return Optional.empty();
    }
    Path folder = stateDir.resolve("ca");
    if (!Files.exists(folder.resolve("ca.pem"))) {
      throw new UsersProblem(
          "No bench has run with the state folder " + stateDir + ": it has no ca/ca.pem.");
    }
    try {
      return Optional.of(CertificateAuthority.open(folder).certificate());
    } catch (IOException e) {
      throw new UsersProblem(String.valueOf(e.getMessage()), e);
    }
  }

  private static InetAddress device(String text) {
    Path file = Path.of(text);
    if (!Files.isRegularFile(file)) {
      return address("--device", text);
    }
    try {
      JsonNode described = YAMLMapper.builder().build().readTree(file.toFile());
      return address("address in " + file, described.path("address").asString(""));
    } catch (JacksonException e) {
      throw new UsersProblem(file + " is no device file: " + e.getOriginalMessage(), e);
    }
  }

  private static InetAddress address(String option, String text) {
    try {
      if (text.isBlank()) {
        throw new UnknownHostException("nothing");
      }
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new UsersProblem(
          option
              + " takes an address such as 192.0.2.7, or a name that leads to one; got \""
              + text
              + "\"",
          e);
    }
  }
}
