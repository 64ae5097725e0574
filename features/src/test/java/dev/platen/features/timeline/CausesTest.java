package dev.platen.features.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.job.JobFailure;
import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import dev.platen.reports.timeline.Link;
import dev.platen.reports.timeline.Timeline;
import dev.platen.reports.timeline.TimelineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausesTest {
  private static final Instant START = Instant.parse("2026-11-21T19:00:00Z");
  private final FlightRecorder recorder = new FlightRecorder(text -> text.replace("k3y", "***"));

  private Draft exchange(int second, Lane to, String what, String answer) {
    return recorder
        .note(START.plusSeconds(second), Lane.PRINTER, Optional.of(to), Kind.EXCHANGE, what)
        .answered(answer);
  }

  private Draft job(int second, String code) {
    return recorder
        .note(
            START.plusSeconds(second),
            Lane.PRINTER,
            Optional.empty(),
            Kind.JOB,
            "Job 1 failed with code " + code)
        .failed();
  }

  private TimelineEvent jobRow() {
    Timeline timeline = recorder.end("A scenario", "en", List.of(), false);
    return timeline.events().stream()
        .filter(event -> event.kind() == Kind.JOB)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anExpiredSignInLeadsToTheTokenThatWasRefused() {
    exchange(1, Lane.ENTRA_ID, "Renews", "400 invalid_grant").failed();
    exchange(5, Lane.ENTRA_ID, "Renews", "400 invalid_grant (AADSTS700082)").failed();
    exchange(6, Lane.ENTRA_ID, "Asks", "200");
    Draft job = job(7, "361");

    new Causes(recorder).explain(job, JobFailure.SIGN_IN_EXPIRED.name(), START.plusSeconds(4));

    assertThat(jobRow().answer()).contains("The saved sign-in is no longer good.");
    assertThat(jobRow().links())
        .containsExactly(
            new Link("e2", "Entra ID answered “400 invalid_grant (AADSTS700082)” to “Renews”"));
  }

  @Test
  void aRefusedLogInLeadsToTheReplyOfTheMailServer() {
    exchange(5, Lane.SMTP, "AUTH XOAUTH2 ********", "535 5.7.139 Authentication unsuccessful")
        .failed();
    exchange(6, Lane.SMTP, "QUIT", "221 2.0.0");
    Draft job = job(7, "312");

    new Causes(recorder).explain(job, JobFailure.AUTHENTICATION_REFUSED.name(), START);

    assertThat(jobRow().links()).extracting(Link::to).containsExactly("e1");
  }

  @Test
  void aNameThatIsNotFoundLeadsToWhoTookItAway() {
    recorder.note(
        START,
        Lane.PERSON,
        Optional.of(Lane.SMTP),
        Kind.ACTION,
        "From now on: the name server does not know smtp.office365.com");
    Draft job = job(7, "311");

    new Causes(recorder).explain(job, JobFailure.NAME_NOT_RESOLVED.name(), START.plusSeconds(3));

    assertThat(jobRow().links().getFirst().why()).contains("does not know smtp.office365.com");
  }

  @Test
  void whatComesAfterTheJobIsNotItsCause() {
    Draft job = job(7, "361");
    exchange(9, Lane.ENTRA_ID, "Renews", "400 invalid_grant").failed();

    new Causes(recorder).explain(job, JobFailure.SIGN_IN_EXPIRED.name(), START);

    assertThat(jobRow().links()).isEmpty();
    assertThat(jobRow().answer()).isPresent();
  }

  @Test
  void eachCauseThatThePrinterKnowsHasPlainWords() {
    assertThat(Causes.WORDS.stringPropertyNames())
        .containsAll(Arrays.stream(JobFailure.values()).map(JobFailure::name).toList())
        .containsAll(
            Arrays.stream(JobFailure.values()).map(cause -> cause.name() + ".where").toList());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "9, 0", "10, 60", "19, 60", "20, 3660"})
  void recordsOfSharedServersAreToldByTheSitesTime(int machine, int ahead) {
    SiteTime time = new SiteTime();
    time.moved(START.plusSeconds(10), Duration.ofSeconds(60));
    time.moved(START.plusSeconds(20), Duration.ofMinutes(61));

    assertThat(time.at(START.plusSeconds(machine))).isEqualTo(START.plusSeconds(machine + ahead));
  }

  @Test
  void whatIsNotedIsMaskedBeforeAnybodyReadsIt() {
    Draft job = job(7, "k3y").answered("k3y").detail("k3y");
    job.because(exchange(1, Lane.SMTP, "AUTH k3y", "k3y"), "k3y");

    assertThat(recorder.end("k3y", "en", List.of(), true).toString()).doesNotContain("k3y");
  }

  @Test
  void aSourceThatFailsHidesNothingElse() {
    recorder.atEnd(
        () -> {
          throw new IllegalStateException("the bench is gone");
        });
    recorder.atEnd(() -> job(7, "361"));

    assertThat(recorder.end("A scenario", "en", List.of(), true).events()).hasSize(1);
  }
}
