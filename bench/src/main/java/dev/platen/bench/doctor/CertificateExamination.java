package dev.platen.bench.doctor;

import dev.platen.bench.lab.Fingerprint;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a printer that trusts the bench's authority trusts its servers. */
final class CertificateExamination implements Examination {
  private static final Duration SOON = Duration.ofDays(30);
  private static final List<String> WEB =
      List.of("login.microsoftonline.com", "www.microsoft.com", "graph.microsoft.com");
  private static final List<String> MAIL = List.of("smtp.office365.com", "smtp-mail.outlook.com");
  private final Clock clock;

  CertificateExamination(Clock clock) {
    this.clock = clock;
  }

  @FunctionalInterface
  private interface Server {
    List<X509Certificate> shows(String name) throws IOException;
  }

  @Override
  public List<Finding> look(Subject subject) {
    Optional<X509Certificate> authority = Authority.of(subject);
    if (authority.isEmpty()) {
      return List.of(
          Finding.unknown(
              "certificate authority",
              "neither the bench's page nor its state folder has it",
              "Whether printers trust the bench is not known.",
              "Start the bench and look again, or name its state folder with --state-dir."));
    }
    Instant now = ClockExamination.benchTime(subject, clock).orElseGet(clock::instant);
    List<Finding> findings = new ArrayList<>();
    findings.add(expiry(subject, authority.get(), now));
    int https = subject.services().https();
    int smtp = subject.services().smtp();
    findings.add(
        server(
            "certificate of Entra ID",
            name -> Wire.https(subject.bench(), https, name),
            WEB,
            authority.get(),
            now));
    findings.add(
        server(
            "certificate of SMTP",
            name -> Wire.smtp(subject.bench(), smtp, name),
            MAIL,
            authority.get(),
            now));
    return findings;
  }

  private static Finding expiry(Subject subject, X509Certificate authority, Instant now) {
    String check = "certificate authority";
    String found =
        "SHA-256 %s, valid until %s"
            .formatted(
                Fingerprint.of(authority, "SHA-256"),
                authority.getNotAfter().toInstant().toString().substring(0, 10));
    return authority.getNotAfter().toInstant().isBefore(now.plus(SOON))
        ? Finding.problem(
            check,
            found,
            "It ends within 30 days, and printers then trust nothing of the bench.",
            "Delete ca.pem and ca.key in the state folder's ca, start the bench, and import the new"
                + " one.")
        : new Finding(
            check,
            Verdict.OK,
            found,
            "",
            "Compare it with what the printer shows (Web Config, Network Security, CA Certificate);"
                + " import it from http://"
                + subject.bench().getHostAddress()
                + (subject.services().page() == 80 ? "" : ":" + subject.services().page())
                + "/ if it is not there.");
  }

  private static Finding server(
      String check, Server server, List<String> names, X509Certificate authority, Instant now) {
    List<String> wrong = new ArrayList<>();
    Instant end = Instant.MAX;
    for (String name : names) {
      try {
        List<X509Certificate> chain = server.shows(name);
        Authority.flaw(chain, authority, name, now).ifPresent(it -> wrong.add(name + ": " + it));
        Instant until = chain.getFirst().getNotAfter().toInstant();
        end = until.isBefore(end) ? until : end;
      } catch (IOException e) {
        return Finding.unknown(
            check,
            "the server does not show one (" + Wire.reason(e) + ")",
            "Whether printers trust it is not known.",
            "Start the bench and look again.");
      }
    }
    return wrong.isEmpty()
        ? Finding.ok(
            check,
            "trusted for %s until %s"
                .formatted(String.join(", ", names), end.toString().substring(0, 10)))
        : Finding.problem(
            check,
            String.join("; ", wrong),
            "A printer that validates certificates refuses the connection.",
            "See that no proxy and no other program answers in the bench's place, and that"
                + " --state-dir names the folder of the running bench; a fault of the bench may"
                + " also be set (GET /api/faults).");
  }
}
