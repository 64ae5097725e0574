package dev.platen.bench.doctor;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Looks at everything that a printer's sign-in needs of a lab. */
public final class Doctor {
  private final List<Examination> examinations;

  /**
   * @param clock this machine's time
   */
  public Doctor(Clock clock) {
    this.examinations =
        List.of(
            new PortExamination(clock),
            new NameExamination(),
            new CertificateExamination(clock),
            new ClockExamination(clock),
            new DeviceExamination(),
            new RouteExamination());
  }

  /** What was found, in the order in which it is put right. */
  public List<Finding> look(Subject subject) {
    return examinations.stream()
        .flatMap(examination -> examination.look(subject).stream())
        .toList();
  }

  /** The worst of them: a problem, else that something could not be told. */
  public static Verdict worst(List<Finding> findings) {
    return Stream.of(Verdict.PROBLEM, Verdict.CANNOT_TELL)
        .filter(verdict -> findings.stream().anyMatch(finding -> finding.verdict() == verdict))
        .findFirst()
        .orElse(Verdict.OK);
  }
}
