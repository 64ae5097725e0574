package dev.platen.bench.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether printer, bench and machine agree on the time: tokens and certificates depend on it. */
final class ClockExamination implements Examination {
  /** What Entra ID and its clients allow clocks to be apart (reference entra, token lifetimes). */
  static final Duration APART = Duration.ofMinutes(5);

  private final Clock clock;

  ClockExamination(Clock clock) {
    this.clock = clock;
  }

  /** What the bench tells the time to be; empty where it tells none. */
  static Optional<Instant> benchTime(Subject subject, Clock clock) {
    try {
      return Optional.of(Wire.time(subject.bench(), subject.services().time(), clock));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Finding> look(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    Optional<Instant> bench = benchTime(subject, clock);
    findings.add(
        bench
            .map(time -> bench(subject, Duration.between(clock.instant(), time)))
            .orElseGet(
                () ->
                    Finding.unknown(
                        "clock of the bench",
                        "it does not tell the time by SNTP",
                        "Printers cannot take their time from it.",
                        "Start the bench with --lab, and let the firewall pass port "
                            + subject.services().time()
                            + "/udp.")));
    subject
        .device()
        .ifPresent(
            device -> findings.add(device(device, bench.orElseGet(clock::instant), subject)));
    return findings;
  }

  private static Finding bench(Subject subject, Duration ahead) {
    return ahead.abs().compareTo(APART) < 0
        ? Finding.ok("clock of the bench", "as this machine's")
        : new Finding(
            "clock of the bench",
            Verdict.OK,
            "%s ahead of this machine's: it was moved".formatted(words(ahead)),
            "Tokens are as old as the bench's clock says.",
            "Let the printer take its time from the bench (SNTP server "
                + subject.bench().getHostAddress()
                + "), so that it moves too.");
  }

  private static Finding device(InetAddress device, Instant right, Subject subject) {
    String check = "clock of the printer";
    Optional<Instant> told = dateOf(device);
    if (told.isEmpty()) {
      return Finding.unknown(
          check,
          "its web server does not tell the time",
          "If it is wrong by more than 5 minutes, certificates and tokens may be refused.",
          "Compare its control panel with the bench's start page; set the SNTP server "
              + subject.bench().getHostAddress()
              + " in it.");
    }
    Duration ahead = Duration.between(right, told.get());
    return ahead.abs().compareTo(APART) <= 0
        ? Finding.ok(check, "as the bench's, to within 5 minutes")
        : Finding.problem(
            check,
            words(ahead) + (ahead.isNegative() ? " behind" : " ahead of") + " the bench's",
            "Certificates may seem not valid yet or any more, and tokens end too early or too"
                + " late.",
            "Set the SNTP server "
                + subject.bench().getHostAddress()
                + " in the printer (Device Management, Date and Time, Time Server), or set its"
                + " clock by hand.");
  }

  private static Optional<Instant> dateOf(InetAddress device) {
    try {
      return Wire.http(device, 80, "/")
          .header("Date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String words(Duration duration) {
    Duration length = duration.abs();
    return length.toDays() > 0
        ? length.toDays() + " d " + length.toHoursPart() + " h"
        : length.toHours() + " h " + length.toMinutesPart() + " min";
  }
}
