package dev.platen.features.simulator;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchPrinter;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.timeline.Causes;
import dev.platen.features.timeline.Draft;
import dev.platen.features.timeline.FlightRecorder;
import dev.platen.features.timeline.SiteTime;
import dev.platen.features.timeline.Words;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.audit.AuditEntry;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.JobFailure;
import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.SignInEvent;
import dev.platen.stubs.entra.http.IssuedToken;
import dev.platen.stubs.entra.http.RequestJournal;
import dev.platen.stubs.exchange.mailbox.StoredMessage;
import dev.platen.stubs.exchange.smtp.SmtpTranscript;
import dev.platen.stubs.exchange.smtp.SmtpTranscript.Line;
import dev.platen.stubs.exchange.smtp.SmtpTranscript.Side;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a site's printer, Entra ID, mail server and mailboxes know of a scenario, for its timeline:
 * requests as they come, everything else from their own records at the end.
 */
final class SiteRecords {
  private static final Properties REQUESTS = Words.of("requests.properties");
  private static final Pattern GRANT = Pattern.compile("grant_type=(?:[^&]*:)?([a-z_]+)");
  private static final int SESSIONS = 500;
  private final Bench bench;
  private final BenchClock clock;
  private final SiteTime time = new SiteTime();
  private final Set<String> addresses = ConcurrentHashMap.newKeySet();
  private final Map<Long, JobFailure> failures = new ConcurrentHashMap<>();
  private final Map<String, Draft> accepted = new HashMap<>();
  private @Nullable AutoCloseable listening;
  private @Nullable BenchTenant tenant;
  private @Nullable PrinterDevice device;
  private Consumer<Duration> passing = duration -> {};

  SiteRecords(Bench bench, BenchClock clock) {
    this.bench = bench;
    this.clock = clock;
  }

  /** The printer is another after a power cut, and may have another address. */
  void belongTo(BenchTenant whose, BenchPrinter printer) {
    tenant = whose;
    device = printer.printer().device();
    addresses.add(printer.printer().device().identity().ipAddress());
    printer
        .printer()
        .device()
        .onJobEnd((job, why) -> why.ifPresent(cause -> failures.put(job.number(), cause)));
  }

  /** The clock is about to be moved. */
  void timeMoves(Duration by) {
    time.moved(bench.baseClock().instant(), clock.aheadOfMachine().plus(by));
    passing.accept(by);
  }

  /** Tells {@code recorder} what comes from now on. */
  void tell(FlightRecorder recorder) {
    passing =
        by -> {
          if (by.compareTo(Duration.ofMinutes(1)) >= 0) {
            recorder.note(Lane.PERSON, Kind.TIME, words(by) + " pass");
          }
        };
    listening =
        bench
            .entra()
            .onRequest(
                request -> {
                  if (addresses.contains(request.client())) {
                    request(recorder, request);
                  }
                });
    recorder.atEnd(() -> signIns(recorder));
    recorder.atEnd(() -> sessions(recorder));
    recorder.atEnd(() -> mailboxes(recorder));
    recorder.atEnd(() -> auditLog(recorder));
    recorder.atEnd(() -> jobs(recorder));
  }

  private static String words(Duration by) {
    return by.toDays() > 0
        ? by.toDays() + " days"
        : by.toHours() > 0 ? by.toHours() + " hours" : by.toMinutes() + " minutes";
  }

  private static void request(FlightRecorder recorder, RequestJournal.Entry request) {
    Matcher grant = GRANT.matcher(request.form());
    String end = request.path().replaceFirst(".*/", "");
    String key = grant.find() ? end + "." + grant.group(1) : end;
    Draft draft =
        recorder.note(
            Lane.PRINTER,
            Lane.ENTRA_ID,
            Kind.EXCHANGE,
            REQUESTS.getProperty(key, request.method() + " " + request.path()));
    StringBuilder answer = new StringBuilder().append(request.status());
    request.error().ifPresent(error -> answer.append(' ').append(error));
    request.number().ifPresent(number -> answer.append(" (AADSTS").append(number).append(')'));
    request.tokens().forEach(token -> answer.append(", ").append(token.name().replace('_', ' ')));
    draft.answered(answer.toString());
    // Who has to wait is not refused.
    if (request.status() >= 400 && request.error().filter(WAITING::contains).isEmpty()) {
      draft.failed();
    }
    draft.detail(request.method() + " " + request.path());
    request.headers().forEach(draft::detail);
    if (!request.form().isEmpty()) {
      draft.detail(request.form());
    }
    if (request.overridden()) {
      draft.detail("Answered by a mapping in place of the service.");
    }
    for (IssuedToken token : request.tokens()) {
      draft.detail(
          token.name().replace('_', ' ')
              + (token.claims().isEmpty() ? ": opaque" : ", without signature: " + token.claims()));
    }
  }

  private static final Set<String> WAITING = Set.of("authorization_pending", "slow_down");

  /** Those of the people; the printer's own requests are there already. */
  private void signIns(FlightRecorder recorder) {
    for (SignInEvent event : bench.entra().signIns(tenant().now().id())) {
      if (!addresses.contains(event.ipAddress())) {
        Draft draft =
            recorder.note(
                event.at(),
                Lane.PERSON,
                Optional.of(Lane.ENTRA_ID),
                Kind.EXCHANGE,
                "Signs in as " + event.user() + " for " + event.application());
        draft.answered(event.result() == 0 ? "accepted" : "AADSTS" + event.result());
        if (event.result() != 0) {
          draft.failed();
        }
        draft.detail("Sign-in log: " + event.flow() + " from " + event.ipAddress());
        event.policies().forEach(policy -> draft.detail("Decided by the policy " + policy));
      }
    }
  }

  private void sessions(FlightRecorder recorder) {
    for (SmtpTranscript session : bench.exchange().recent(SESSIONS).reversed()) {
      if (addresses.contains(session.client())) {
        session(recorder, session);
      }
    }
  }

  /** A command and its reply are one event; a banner is the server's alone. */
  private void session(FlightRecorder recorder, SmtpTranscript session) {
    Optional<Draft> asked = Optional.empty();
    boolean answered = false;
    for (Line line : session.lines()) {
      Instant at = time.at(line.at());
      if (line.side() == Side.CLIENT) {
        asked =
            Optional.of(
                recorder.note(
                    at, Lane.PRINTER, Optional.of(Lane.SMTP), Kind.EXCHANGE, line.text()));
        answered = false;
      } else if (line.side() == Side.NOTE) {
        recorder.note(at, Lane.SMTP, Optional.empty(), Kind.HAPPENED, line.text());
      } else if (asked.isPresent()) {
        Draft command = asked.get();
        if (answered) {
          command.detail("S: " + command.answer().orElse(""));
        }
        command.answered(line.text());
        answered = true;
        if (line.text().matches("[45]\\d\\d[ -].*")) {
          command.failed();
        }
        if (line.text().startsWith("250 ") && command.what().startsWith("(message")) {
          accepted.put(session.sessionId(), command);
        }
      } else {
        Draft banner =
            recorder.note(at, Lane.SMTP, Optional.of(Lane.PRINTER), Kind.SHOWN, line.text());
        if (line.text().matches("[45]\\d\\d[ -].*")) {
          banner.failed();
        }
      }
    }
  }

  private void mailboxes(FlightRecorder recorder) {
    for (User user : tenant().now().users()) {
      for (StoredMessage message : bench.exchange().messages(user.principalName())) {
        Draft draft =
            recorder.note(
                message.received(),
                Lane.SMTP,
                Optional.of(Lane.MAILBOX),
                Kind.MAIL,
                "A mail from %s comes to %s".formatted(sender(message), user.principalName()));
        draft.detail("Subject: " + subject(message)).detail(message.octets() + " octets");
        Optional.ofNullable(accepted.get(message.session()))
            .ifPresent(command -> draft.because(command, "The mail server took it"));
      }
    }
  }

  private static String sender(StoredMessage message) {
    return message.sender().isEmpty() ? "the mail server" : message.sender();
  }

  private static String subject(StoredMessage message) {
    try {
      return String.valueOf(message.mime().getSubject());
    } catch (MessagingException | IllegalArgumentException e) {
      return "(cannot be read)";
    }
  }

  private void auditLog(FlightRecorder recorder) {
    for (AuditEntry entry : device().management().auditLog().entries()) {
      String kind = entry.event().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      String detail = entry.event().detail();
      recorder
          .note(
              entry.at(),
              Lane.PRINTER,
              Optional.empty(),
              Kind.HAPPENED,
              "Audit log: " + kind + (detail.isEmpty() ? "" : " (" + detail + ")"))
          .detail("via " + entry.event().via().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  private void jobs(FlightRecorder recorder) {
    Causes causes = new Causes(recorder);
    for (Job job : device().jobs().history()) {
      String type = job.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      recorder.note(
          job.receivedAt(),
          Lane.PRINTER,
          Optional.empty(),
          Kind.HAPPENED,
          "Job %d begins: %s to %s".formatted(job.number(), type, job.destination()));
      if (job.endedAt() != null) {
        ended(recorder, causes, job, job.endedAt());
      }
    }
  }

  private void ended(FlightRecorder recorder, Causes causes, Job job, Instant at) {
    String number = "Job " + job.number();
    if (job.code().isEmpty()) {
      recorder.note(
          at,
          Lane.PRINTER,
          Optional.empty(),
          Kind.JOB,
          number + (job.result() instanceof Job.Result.Succeeded ? " is done" : " is cancelled"));
      return;
    }
    Draft row =
        recorder
            .note(
                at,
                Lane.PRINTER,
                Optional.empty(),
                Kind.JOB,
                number + " failed with code " + job.code().get())
            .failed();
    // The printer finds what a power cut has left only when it is switched on again.
    JobFailure failure = failures.getOrDefault(job.number(), JobFailure.POWER_FAILURE);
    causes.explain(row, failure.name(), job.receivedAt());
  }

  private BenchTenant tenant() {
    return Objects.requireNonNull(tenant);
  }

  private PrinterDevice device() {
    return Objects.requireNonNull(device);
  }

  /** Stops listening. */
  void close() {
    try {
      if (listening != null) {
        listening.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("A journal that cannot be left", e);
    }
  }
}
