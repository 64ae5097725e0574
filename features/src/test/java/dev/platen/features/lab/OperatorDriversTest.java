package dev.platen.features.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.features.device.InfrastructureException;
import dev.platen.features.lab.Operator.Reply;
import dev.platen.features.lab.Operator.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorDriversTest {
  private final List<Request> asked = new ArrayList<>();

  private Operator answering(Reply reply) {
    return request -> {
      asked.add(request);
      return reply;
    };
  }

  private OperatorPanel panel(Reply reply) {
    return new OperatorPanel(answering(reply), () -> new byte[0]);
  }

  @Test
  void aStepAtThePanelIsOneInstruction() {
    panel(new Reply.Done()).scanToEmail("anna@contoso.com");

    assertThat(asked)
        .singleElement()
        .hasToString("panel.scan-to-email{recipient=anna@contoso.com}");
  }

  @Test
  void aPasswordIsForTheOperatorsEyesOnly() {
    panel(new Reply.Done()).logInAtLock("hunter2");

    assertThat(asked.getFirst().secrets()).isEqualTo(Map.of("password", "hunter2"));
    assertThat(asked.getFirst().toString()).doesNotContain("hunter2");
  }

  @Test
  void whoHasLoggedInAtTheLockIsLoggedOutAgainOnce() {
    OperatorPanel panel = panel(new Reply.Done());

    panel.logOutAdministrator();
    assertThat(asked).isEmpty();

    panel.logInAtLock("hunter2");
    panel.logOutAdministrator();
    panel.logOutAdministrator();
    assertThat(asked)
        .extracting(Operator.Request::id)
        .containsExactly("panel.log-in-at-lock", "panel.log-out-administrator");
  }

  @Test
  void whatTheOperatorReadsIsWhatThePanelShows() {
    assertThat(panel(new Reply.Said("yes")).asksForPassword()).isTrue();
    assertThat(panel(new Reply.Said("no")).asksForSignIn()).isFalse();
    assertThat(panel(new Reply.Said(" 10.0.0.9 ")).ipAddress()).isEqualTo("10.0.0.9");
    assertThat(panel(new Reply.Said("Job 2: 360\n\n Job 1: OK ")).jobs())
        .containsExactly("Job 2: 360", "Job 1: OK");
    assertThat(panel(new Reply.Said("Port: 587\nServer : a:b\nProxy")).details())
        .containsExactly(
            Map.entry("Port", "587"), Map.entry("Server", "a:b"), Map.entry("Proxy", ""));
  }

  @Test
  void whatThePanelDoesNotLetOneDoIsTheFirmwaresFailure() {
    assertThatThrownBy(
            () -> panel(new Reply.NotPossible("there is no such menu")).openMenu("A > B"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "The operator says that \"panel.open-menu{path=A > B}\" is not possible: there is no"
                + " such menu");
  }

  @Test
  void whatNobodyKnowsOrAnswersIsNotTheFirmwaresFailure() {
    assertThatThrownBy(() -> panel(new Reply.CannotTell("the screen is dark")).message())
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("the screen is dark");
    assertThatThrownBy(() -> panel(new Reply.TimedOut()).message())
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("Nobody answered");
    assertThatThrownBy(() -> panel(new Reply.Done()).message())
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("something else than was asked for");
  }

  @Test
  void aChoreThatIsNotPossibleIsTheLabsFailure() {
    Mains mains =
        OtherMains.operator(
            answering(new Reply.NotPossible("the plug is behind the shelf")),
            Duration.ofSeconds(10));

    assertThatThrownBy(mains::off)
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("behind the shelf");
    assertThat(asked.getFirst().values()).containsEntry("seconds", "10");
  }

  @Test
  void aHistoryIsReadByTheOrderOfItsColumns() {
    String csv =
        """
        Nr.,Datum,Klar,Typ,Resultat,Sidor,Från,Till,Total,Fil,Ref,Sänd,Lagring
        7,21-11-2026,21-11-2026,Skanna,"Fel 360",1/1,Panel,"anna@contoso.com",,a.pdf,,,
        """;

    assertThat(JobHistoryFile.read(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8), "file"))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.result()).isEqualTo("Fel 360");
              assertThat(job.destination()).isEqualTo("anna@contoso.com");
            });
    assertThatThrownBy(() -> JobHistoryFile.read(new byte[] {1, 2, 3}, "The file"))
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("The file is not a job history");
  }

  @Test
  void anUploadedSheetThatIsNoPdfFileIsRefused() {
    PaperSheet sheet =
        PaperSheet.uploaded(answering(new Reply.Shown(new byte[] {1}, "application/pdf")));

    assertThatThrownBy(sheet::text)
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("not a PDF file");
    assertThat(sheet.files()).isEmpty();
  }
}
