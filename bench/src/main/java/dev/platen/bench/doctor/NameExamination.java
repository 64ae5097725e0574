package dev.platen.bench.doctor;

import dev.platen.stubs.entra.EntraId;
import dev.platen.stubs.exchange.smtp.ServerNames;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Asks the printers' name server as printers do. */
final class NameExamination implements Examination {
  private static final String ELSEWHERE = "www.example.com";

  @Override
  public List<Finding> look(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    try {
      ask(subject, names().getFirst(), Type.A, false);
    } catch (IOException e) {
      findings.add(
          Finding.unknown(
              "names",
              "the name server %s:%d does not answer (%s)"
                  .formatted(
                      subject.dns().getAddress().getHostAddress(),
                      subject.dns().getPort(),
                      Wire.reason(e)),
              "Printers that ask it find nothing.",
              "Start the bench (./platen up --lab --bind %s) and look again; if it runs, let its"
                      .formatted(subject.bench().getHostAddress())
                  + " firewall pass port 53, UDP and TCP."));
      return findings;
    }
    findings.add(names(subject, false));
    findings.add(names(subject, true));
    findings.add(noIpv6(subject));
    findings.add(elsewhere(subject));
    return findings;
  }

  /** Those that devices ask for; local names are for browsers on the bench's machine. */
  private static List<String> names() {
    return Stream.concat(EntraId.hosts().stream(), ServerNames.standard().hosts().stream())
        .filter(name -> !name.endsWith(".localhost"))
        .distinct()
        .toList();
  }

  /** Fails where a name does not lead to the bench. */
  static void requireOwn(Subject subject, String name, boolean tcp) throws IOException {
    Message answer =
        ask(new InetSocketAddress(subject.bench(), subject.services().dns()), name, Type.A, tcp);
    Optional<String> wrong = wrong(subject, answer);
    if (wrong.isPresent()) {
      throw new IOException(name + ": " + wrong.get());
    }
  }

  private static Finding names(Subject subject, boolean tcp) {
    String check = "names over " + (tcp ? "TCP" : "UDP");
    List<String> wrong = new ArrayList<>();
    for (String name : names()) {
      try {
        wrong(subject, ask(subject, name, Type.A, tcp))
            .ifPresent(it -> wrong.add(name + " (" + it + ")"));
      } catch (IOException e) {
        wrong.add(name + " (" + Wire.reason(e) + ")");
        if (wrong.size() > 2) {
          break; // Each costs seconds, and they do not differ.
        }
      }
    }
    String bench = subject.bench().getHostAddress();
    return wrong.isEmpty()
        ? Finding.ok(check, "%d names lead to %s".formatted(names().size(), bench))
        : Finding.problem(
            check,
            "not led to " + bench + ": " + String.join(", ", wrong),
            "A printer that asks this server signs in elsewhere, or not at all.",
            tcp
                ? "Let the firewall pass port 53/tcp too: printers ask again over TCP where a"
                    + " datagram is cut."
                : "Give the printer "
                    + bench
                    + " as its only DNS server, in its network settings or by DHCP.");
  }

  private static Optional<String> wrong(Subject subject, Message answer) {
    List<Record> records = answer.getSection(Section.ANSWER);
    if (answer.getRcode() != Rcode.NOERROR) {
      return Optional.of(Rcode.string(answer.getRcode()));
    }
    return records.stream()
        .filter(ARecord.class::isInstance)
        .map(record -> ((ARecord) record).getAddress())
        .filter(address -> !address.equals(subject.bench()))
        .map(address -> "it is " + address.getHostAddress())
        .findFirst()
        .or(() -> records.isEmpty() ? Optional.of("it has no address") : Optional.empty());
  }

  private static Finding noIpv6(Subject subject) {
    String check = "names over IPv6";
    try {
      Message answer = ask(subject, names().getFirst(), Type.AAAA, false);
      return answer.getRcode() == Rcode.NOERROR && answer.getSection(Section.ANSWER).isEmpty()
          ? Finding.ok(check, "no IPv6 address, and that is no error")
          : Finding.problem(
              check,
              "the answer for IPv6 is "
                  + Rcode.string(answer.getRcode())
                  + " with "
                  + answer.getSection(Section.ANSWER).size()
                  + " addresses",
              "A printer that prefers IPv6 goes past the bench.",
              "Give the printer the bench as its only DNS server, also for IPv6, or switch its IPv6"
                  + " off.");
    } catch (IOException e) {
      return Finding.unknown(
          check, Wire.reason(e), "A printer that prefers IPv6 may wait.", "Look again.");
    }
  }

  private static Finding elsewhere(Subject subject) {
    String check = "other names";
    try {
      Message answer = ask(subject, ELSEWHERE, Type.A, false);
      return switch (answer.getRcode()) {
        case Rcode.NOERROR -> Finding.ok(check, "forwarded: " + ELSEWHERE + " has an address");
        case Rcode.REFUSED -> Finding.ok(check, "refused, as without --dns-upstream");
        case Rcode.SERVFAIL ->
            Finding.problem(
                check,
                "forwarded, but the other name server does not answer",
                "A printer's time server, cloud print or firmware update is not found.",
                "Name another with --dns-upstream, or leave it out to have them refused.");
        default ->
            Finding.unknown(
                check,
                ELSEWHERE + " is answered " + Rcode.string(answer.getRcode()),
                "Names beyond the bench's may not be found.",
                "Forward them with --dns-upstream if the printers need them.");
      };
    } catch (IOException e) {
      return Finding.problem(
          check,
          "no answer for " + ELSEWHERE + " (" + Wire.reason(e) + ")",
          "A printer waits several seconds for each such name.",
          "Name another server with --dns-upstream, or leave it out to have them refused.");
    }
  }

  private static Message ask(Subject subject, String name, int type, boolean tcp)
      throws IOException {
    return ask(subject.dns(), name, type, tcp);
  }

  private static Message ask(InetSocketAddress server, String name, int type, boolean tcp)
      throws IOException {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(Duration.ofMillis(Wire.PATIENCE_MILLIS));
    resolver.setTCP(tcp);
    return resolver.send(
        Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN)));
  }
}
