package dev.platen.bench.doctor;

import dev.platen.bench.lab.PortAdvice;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the bench has its ports, or can have them. */
final class PortExamination implements Examination {
  private static final String LOGIN = "login.microsoftonline.com";
  private final Clock clock;

  PortExamination(Clock clock) {
    this.clock = clock;
  }

  @FunctionalInterface
  private interface Question {
    /** Fails where it is not the bench that answers; says by what. */
    void ask() throws IOException;
  }

  @Override
  public List<Finding> look(Subject subject) {
    Subject.Services ports = subject.services();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        port(
            subject,
            "names",
            ports.dns(),
            true,
            () -> NameExamination.requireOwn(subject, LOGIN, false)));
    findings.add(
        port(
            subject,
            "names",
            ports.dns(),
            false,
            () -> NameExamination.requireOwn(subject, LOGIN, true)));
    findings.add(
        port(
            subject,
            "Entra ID",
            ports.https(),
            false,
            () -> Wire.https(subject.bench(), ports.https(), LOGIN)));
    findings.add(
        port(
            subject,
            "SMTP",
            ports.smtp(),
            false,
            () -> Wire.smtp(subject.bench(), ports.smtp(), "smtp.office365.com")));
    findings.add(
        port(
            subject,
            "certificate authority",
            ports.page(),
            false,
            () -> {
              if (!Wire.http(subject.bench(), ports.page(), "/ca.pem")
                  .body()
                  .startsWith("-----BEGIN CERTIFICATE")) {
                throw new IOException("it has no certificate authority at /ca.pem");
              }
            }));
    findings.add(
        port(
            subject,
            "time",
            ports.time(),
            true,
            () -> Wire.time(subject.bench(), ports.time(), clock)));
    return findings;
  }

  private static Finding port(
      Subject subject, String what, int port, boolean udp, Question question) {
    String address = subject.bench().getHostAddress();
    String check = "port %d/%s (%s)".formatted(port, udp ? "udp" : "tcp", what);
    Optional<PortAdvice.Obstacle> obstacle = PortAdvice.obstacle(subject.bench(), port, udp);
    if (obstacle.isEmpty()) {
      return Finding.ok(check, "free: the bench can have it");
    }
    String todo = PortAdvice.whatToDo(obstacle.get(), address, port, udp);
    try {
      // Whoever may not listen, or is elsewhere, can still ask.
      question.ask();
      return Finding.ok(check, "the bench answers");
    } catch (IOException e) {
      return switch (obstacle.get()) {
        case PortAdvice.Obstacle.Taken taken ->
            Finding.problem(
                check,
                "another program has it (" + Wire.reason(e) + ")",
                "The bench cannot start, or printers reach something else in its place.",
                todo);
        case PortAdvice.Obstacle.NotPermitted not ->
            Finding.problem(
                check, "free, but not for this user", "The bench cannot start as this user.", todo);
        case PortAdvice.Obstacle.NoSuchAddress no ->
            Finding.problem(
                check,
                "no answer from " + address + ", which is not an address of this machine",
                "The bench cannot start here, and is not reached there.",
                todo);
      };
    }
  }
}
