package dev.platen.features.simulator;

import dev.platen.bench.Bench;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.features.timeline.Draft;
import dev.platen.features.timeline.FlightRecorder;
import dev.platen.features.timeline.SiteTime;
import dev.platen.features.timeline.Words;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Entra ID, mail server and mailboxes of a bench know of one printer in one scenario, for its
 * timeline: requests as they come, everything else from their own records at the end. The printer
 * is known by its address, be it a simulated one or one of a lab.
 */
public final class CloudRecords implements AutoCloseable {
  private static final Properties REQUESTS = Words.of("requests.properties");
  private static final Pattern GRANT = Pattern.compile("grant_type=(?:[^&]*:)?([a-z_]+)");
  private static final Set<String> WAITING = Set.of("authorization_pending", "slow_down");
  private static final int SESSIONS = 500;
  private final Bench bench;
  private final BenchTenant tenant;
  private final SiteTime time;
  private final Instant since;
  private final Set<String> addresses = ConcurrentHashMap.newKeySet();
  private final Map<String, Draft> accepted = new HashMap<>();
  private @Nullable AutoCloseable listening;

  /**
   * Records from now on.
   *
   * @param tenant the printer's organization
   * @param time of the site, where it is not the machine's
   */
  CloudRecords(Bench bench, BenchTenant tenant, SiteTime time) {
    this.bench = bench;
    this.tenant = tenant;
    this.time = time;
    this.since = bench.baseClock().instant();
  }

  /** What comes from this address is the printer's; it may have had others. */
  public CloudRecords of(String address) {
    addresses.add(address);
    return this;
  }

  /** Tells {@code recorder} what comes from now on. */
  public void tell(FlightRecorder recorder) {
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

  /** Those of the people; the printer's own requests are there already. */
  private void signIns(FlightRecorder recorder) {
    for (SignInEvent event : bench.entra().signIns(tenant.now().id())) {
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
      if (addresses.contains(session.client()) && !session.opened().isBefore(since)) {
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
    for (User user : tenant.now().users()) {
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

  /** Stops listening. */
  @Override
  public void close() {
    try {
      if (listening != null) {
        listening.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("A journal that cannot be left", e);
    }
  }
}
