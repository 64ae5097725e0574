package dev.platen.bench.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.bench.time.BenchClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final Instruction LOG_IN =
      Instruction.of("panel.log-in-at-lock", AnswerKind.DONE, Duration.ofHours(1))
          .secret("password", "Ratatosk-91");
  @TempDir static Path folder;
  private static BenchClock clock;
  private static OperatorDesk desk;
  private static Station station;
  private final Tablet tablet = new Tablet("en");

  @BeforeAll
  static void start() {
    clock = BenchClock.atRealTime();
    desk = OperatorDesk.start("127.0.0.1", 0, clock);
    station = desk.station("Büro <1>", Locale.ENGLISH);
    Thread.ofVirtual().start(AccessTest::askUntilTheEnd);
  }

  private static void askUntilTheEnd() {
    try {
      station.ask(LOG_IN);
    } catch (CancellationException e) {
      // The desk was closed.
    }
  }

  @AfterAll
  static void stop() {
    desk.close();
    clock.close();
  }

  @AfterEach
  void leave() {
    tablet.close();
  }

  @Test
  void whoeverIsNotPairedSeesNothingButTheQuestionForTheCode() {
    for (String path :
        List.of("", "printers/b-ro-1/", "printers/b-ro-1/picture", "name", "events", "nowhere")) {
      tablet.open(desk.address().resolve("/" + path));
      assertThat(tablet.status()).as(path).isEqualTo(403);
      assertThat(tablet.page().select("#code")).as(path).hasSize(1);
      assertThat(tablet.page().html())
          .as(path)
          .doesNotContain("Ratatosk", "Büro", desk.pairingCode());
    }
    assertThat(station.address().getPath()).isEqualTo("/printers/b-ro-1/");
  }

  @Test
  void theCodeLeadsToThePageThatWasAskedForAndANameIsSaidOnce() {
    tablet.open(station.address());
    tablet.submit("form", Map.of("code", desk.pairingCode().toLowerCase(Locale.ROOT)));
    assertThat(tablet.page().expectFirst("label").text()).isEqualTo("Your name");
    tablet.submit("form", Map.of("name", "x".repeat(61)));
    assertThat(tablet.page().expectFirst("#name-error").text()).contains("at most 60");
    tablet.submit("form", Map.of("name", " <b>Ona</b>\tPetraitė "));

    assertThat(tablet.page().expectFirst(".who").text()).contains("<b>Ona</b> Petraitė");
    assertThat(tablet.page().expectFirst(".printer").text()).isEqualTo("Büro <1>");
    assertThat(tablet.page().select("script:not([src]), style, [style], [onclick]")).isEmpty();
    tablet.open(station.address());
    assertThat(tablet.page().select("#operator-name")).isEmpty();
  }

  @Test
  void whoGuessesTheCodeHasToWaitAndTheRightOneHelpsOnlyThen() {
    tablet.open(desk.address());
    for (int i = 0; i < 10; i++) {
      tablet.submit("form", Map.of("code", "AAAA-AAA" + (i % 10)));
      assertThat(tablet.status()).isEqualTo(422);
    }
    assertThat(tablet.page().expectFirst("#code-error").text()).contains("not the pairing code");
    tablet.submit("form", Map.of("code", desk.pairingCode()));
    assertThat(tablet.status()).isEqualTo(429);
    assertThat(tablet.page().expectFirst("#code-error").text()).startsWith("Too many wrong codes");
    clock.advance(Duration.ofMinutes(1));
    tablet.submit("form", Map.of("code", desk.pairingCode()));
    assertThat(tablet.page().select("[data-all]")).hasSize(1);
  }

  @Test
  void aWrongInvitationDoesNotLetIn() {
    URI right = desk.invitation();
    tablet.open(URI.create(right.toString().replaceAll("..../$", "AAAA/")));
    assertThat(tablet.status()).isEqualTo(403);
    assertThat(tablet.page().expectFirst("#code-error").text())
        .isEqualTo("This link is no longer valid. Enter the pairing code.");
  }

  @Test
  void anInvitationLeavesNoSecretInTheAddressOrInThePage() {
    tablet.open(station.invitation());
    assertThat(tablet.response().uri()).isEqualTo(station.address());
    tablet.submit("form", Map.of("name", "Ona"));
    String secret = desk.invitation().getPath().replaceAll(".*/in/|/$", "");
    assertThat(tablet.page().html()).doesNotContain(secret, desk.pairingCode());
    assertThat(tablet.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(tablet.response().headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }

  @Test
  void aFormThatNoPageOfThisDeskHasMadeChangesNothing() {
    tablet.open(desk.invitation()).open(URI.create(desk.address() + "name"));
    try (Tablet other = new Tablet("en")) {
      other.open(desk.invitation()).open(URI.create(desk.address() + "name"));
      String foreign = other.page().expectFirst("input[name=token]").attr("value");
      for (String token : List.of("", "x", foreign)) {
        tablet.open(URI.create(desk.address() + "name"));
        tablet.submit("form", Map.of("token", token, "name", "Mallory"));
        assertThat(tablet.status()).isEqualTo(403);
        assertThat(tablet.page().expectFirst("[role=alert]").text())
            .contains("Nothing was changed");
      }
    }
    tablet.open(desk.address());
    assertThat(tablet.page().select(".who")).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaidInTheReadersLanguage() {
    try (Tablet italian = new Tablet("it")) {
      italian.open(desk.invitation()).open(URI.create(desk.address() + "printers/nobody/"));
      assertThat(italian.status()).isEqualTo(404);
      assertThat(italian.page().expectFirst("[role=alert]").text())
          .startsWith("Questa pagina non esiste.");
    }
  }

  @Test
  void tabletsStayPairedWhereTheKeyIsKept() throws IOException {
    Path file = folder.resolve("operators.key");
    AccessKey key = AccessKey.keptIn(file);
    String pass = key.newPass();

    assertThat(AccessKey.keptIn(file).browser(pass)).isPresent();
    assertThat(AccessKey.keptIn(file).pairingCode()).matches("[A-Z2-9]{4}-[A-Z2-9]{4}");
    assertThat(AccessKey.random().browser(pass)).isEmpty();
    String forged = (pass.startsWith("A") ? "B" : "A") + pass.substring(1);
    assertThat(key.browser(forged)).isEmpty();
    assertThat(key).hasToString("AccessKey");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatHoldsNoKeyIsNamedAndNotRepeated() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "buy paper");
    assertThatThrownBy(() -> AccessKey.keptIn(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("notes.txt", "Remove it")
        .hasMessageNotContaining("buy paper");
  }
}
