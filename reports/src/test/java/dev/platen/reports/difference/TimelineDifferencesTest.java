package dev.platen.reports.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import dev.platen.reports.timeline.Timeline;
import dev.platen.reports.timeline.TimelineEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineDifferencesTest {
  private final Events device = new Events();
  private final Events simulator = new Events();

  /** Events as they are added. */
  private static final class Events {
    private final List<TimelineEvent> all = new ArrayList<>();

    Events request(int second, Lane to, String what, String answer, String... detail) {
      return add(second, Lane.PRINTER, Optional.of(to), Kind.EXCHANGE, what, answer, detail);
    }

    Events shows(int second, String text) {
      return add(second, Lane.PANEL, Optional.of(Lane.PERSON), Kind.SHOWN, text, "");
    }

    private Events add(
        int second,
        Lane lane,
        Optional<Lane> to,
        Kind kind,
        String what,
        String answer,
        String... detail) {
      all.add(
          new TimelineEvent(
              "e" + (all.size() + 1),
              Instant.parse("2026-11-21T19:00:00Z").plusSeconds(second),
              lane,
              to,
              kind,
              what,
              Optional.of(answer).filter(text -> !text.isEmpty()),
              false,
              List.of(detail),
              List.of(),
              Optional.empty()));
      return this;
    }

    Timeline timeline() {
      return new Timeline("Signing in", "en", List.of("SET-7"), true, all);
    }
  }

  private List<Difference> differences() {
    return TimelineDifferences.between(device.timeline(), simulator.timeline());
  }

  @Test
  void anotherIntervalOfPollingIsToldAndTheJitterOfAMachineIsNot() {
    for (int poll = 0; poll < 4; poll++) {
      device.request(poll * 5, Lane.ENTRA_ID, "Asks for tokens", "400");
      simulator.request(poll * 10, Lane.ENTRA_ID, "Asks for tokens", "400");
    }
    for (int poll = 0; poll < 4; poll++) {
      device.request(100 + poll * 10, Lane.SMTP, "NOOP", "250");
      simulator.request(100 + poll * 11, Lane.SMTP, "NOOP", "250");
    }
    assertThat(differences())
        .containsExactly(
            new Difference(
                "intervals", "pause between: Entra ID: Asks for tokens", "5.0 s", "10.0 s"));
  }

  @Test
  void requestsInAnotherOrderAndRequestsOfOneAloneAreTold() {
    device
        .request(0, Lane.SMTP, "EHLO EPSON0A1B2C", "250")
        .request(1, Lane.SMTP, "STARTTLS", "220")
        .request(2, Lane.ENTRA_ID, "Renews", "200")
        .request(3, Lane.SMTP, "QUIT", "221");
    simulator
        .request(0, Lane.ENTRA_ID, "Renews", "200")
        .request(1, Lane.SMTP, "EHLO PLATEN012345", "250")
        .request(2, Lane.SMTP, "STARTTLS", "220");
    assertThat(differences())
        .containsExactly(
            new Difference(
                "requests",
                "order of the request \"Entra ID: Renews\"",
                "after \"Mail server: STARTTLS\"",
                "first"),
            new Difference("requests", "request", "Mail server: QUIT", Difference.NOTHING));
  }

  @Test
  void anotherAnswerAnotherLineOfTheRequestAndAnotherTextAreTold() {
    device
        .request(0, Lane.ENTRA_ID, "Asks", "200", "POST /a", "scope=x", "S: 250 one")
        .shows(1, "Shows “Sign in”");
    simulator
        .request(0, Lane.ENTRA_ID, "Asks", "400", "POST /a", "scope=y", "S: 250 other")
        .shows(1, "Shows “Sign on”");
    assertThat(differences())
        .containsExactly(
            new Difference("answers", "Entra ID: Asks", "200", "400"),
            new Difference(
                "request lines", "line of Entra ID: Asks", "scope=x", Difference.NOTHING),
            new Difference(
                "request lines", "line of Entra ID: Asks", Difference.NOTHING, "scope=y"),
            new Difference("texts", "Control panel", "Shows “Sign in”", Difference.NOTHING),
            new Difference("texts", "Control panel", Difference.NOTHING, "Shows “Sign on”"));
  }

  @Test
  void howLongADeviceWaitsForAPersonIsNoDifferenceButWhatItHasThenIs() {
    device
        .request(0, Lane.ENTRA_ID, "Asks", "400 pending")
        .request(5, Lane.ENTRA_ID, "Asks", "200");
    simulator.request(0, Lane.ENTRA_ID, "Asks", "200");
    assertThat(differences()).isEmpty();

    simulator.request(5, Lane.ENTRA_ID, "Asks", "400");
    assertThat(differences())
        .containsExactly(new Difference("answers", "Entra ID: Asks", "200", "400"));
  }

  @Test
  void whatEachRunHasOfItsOwnIsNoDifference() {
    device
        .request(0, Lane.ENTRA_ID, "Asks", "200", "client_id=c6e0ab72-e525-44e2-8d9d-70329b3e9dce")
        .request(1, Lane.SMTP, "(message of 144652 octets)", "250")
        .shows(1, "anna@site3.onmicrosoft.com, 2026-11-21 10:00, 10.20.0.31");
    simulator
        .request(9, Lane.ENTRA_ID, "Asks", "200", "client_id=00000000-0000-4000-8000-000000000001")
        .request(60, Lane.SMTP, "(message of 144582 octets)", "250")
        .shows(70, "anna@site44.onmicrosoft.com, 2026-11-22 11:30, 127.77.0.2");
    assertThat(differences()).isEmpty();
  }

  @Test
  void theReportIsReadByAPersonAndByAProgram() {
    device.shows(0, "Shows <a>");
    DifferenceReport report = new DifferenceReport("printer", "simulator", differences());
    assertThat(report.exitCode()).isOne();
    assertThat(report.text())
        .isEqualTo(
            """
            A: printer
            B: simulator

            texts
              Control panel
                A: Shows <a>
                B: (nothing)

            1 difference.
            """);
    assertThat(report.json()).contains("\"same\" : false", "\"a\" : \"Shows <a>\"");
    assertThat(new DifferenceReport("a", "b", List.of()).text()).endsWith("No differences.\n");
    assertThat(new DifferenceReport("a", "b", List.of()).exitCode()).isZero();
  }
}
