package dev.platen.bench.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.platen.bench.BenchException;
import dev.platen.bench.time.BenchClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorDeskTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String PATH = "Nuostatos > Bendrosios nuostatos";
  private static final Instruction OPEN_MENU =
      Instruction.of("panel.open-menu", AnswerKind.DONE, PATIENCE).with("path", PATH);
  private static final Instruction READ_TEXT =
      Instruction.of("panel.read-text", AnswerKind.TEXT, PATIENCE);
  private static final AtomicInteger PRINTERS = new AtomicInteger();
  private static BenchClock clock;
  private static OperatorDesk desk;
  private static ExecutorService bench;
  private Station station;
  private Tablet tablet;

  @BeforeAll
  static void start() {
    clock = BenchClock.atRealTime();
    desk = OperatorDesk.start("127.0.0.1", 0, clock);
    bench = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() {
    desk.close();
    bench.close();
    clock.close();
  }

  @BeforeEach
  void standBesideAPrinter() {
    station = desk.station("Printer " + PRINTERS.incrementAndGet(), Locale.of("lt"));
    tablet = Tablet.at(station, "Jūratė", "en");
  }

  @AfterEach
  void leave() {
    tablet.close();
  }

  private Future<Answer> ask(Instruction instruction) {
    return bench.submit(() -> station.ask(instruction));
  }

  private Answer answered(Future<Answer> future) throws ExecutionException, InterruptedException {
    await().until(future::isDone);
    return future.get();
  }

  @Test
  void anInstructionShowsUntilItIsDoneAndTheLogTellsWhoAndWhen() throws Exception {
    Future<Answer> asked = ask(OPEN_MENU);
    Element task = tablet.awaitTask(station);

    assertThat(task.attr("data-instruction")).isEqualTo("panel.open-menu");
    assertThat(task.expectFirst("[data-value=path]").wholeText()).isEqualTo(PATH);
    assertThat(task.expectFirst("h1").text()).isEqualTo("Open a menu");
    assertThat(task.select("b.label[lang=lt]").eachText()).containsExactly("Pradžia");
    assertThat(task.expectFirst("[role=timer]").text()).matches("[0-5]:[0-5]\\d");

    tablet.answer("done");

    Answer answer = answered(asked);
    assertThat(answer).isInstanceOf(Answer.Done.class);
    assertThat(answer.who()).isEqualTo("Jūratė");
    assertThat(answer.when()).isBeforeOrEqualTo(clock.instant());
    assertThat(station.log())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.printer()).isEqualTo(station.printer());
              assertThat(entry.text()).startsWith("Open a menu: Press Pradžia").contains(PATH);
              assertThat(entry.answer()).contains(answer);
              assertThat(entry.since()).isBeforeOrEqualTo(answer.when());
            });
    assertThat(tablet.page().select("[data-waiting]")).hasSize(1);
    assertThat(tablet.page().expectFirst(".last").text()).contains("Open a menu", "Jūratė");
  }

  @Test
  void theSameInstructionShowsAfterAReloadAndOnAnotherTablet() throws Exception {
    Future<Answer> asked = ask(OPEN_MENU);
    String number = tablet.awaitTask(station).attr("data-number");

    tablet.open(station.address());
    assertThat(tablet.page().select("[data-number=" + number + "]")).hasSize(1);
    try (Tablet other = Tablet.at(station, "Ona", "lt")) {
      assertThat(other.page().select("[data-number=" + number + "]")).hasSize(1);
      assertThat(other.page().expectFirst("h1").text()).isEqualTo("Atidarykite meniu");
      other.answer("done");
    }
    assertThat(answered(asked).who()).isEqualTo("Ona");
  }

  @Test
  void yesAndNoAreEnglishWhateverThePageSays() throws Exception {
    Future<Answer> asked =
        ask(Instruction.of("panel.asks-for-password", AnswerKind.YES_NO, PATIENCE));
    try (Tablet other = Tablet.at(station, "Anna", "sv-SE,sv;q=0.9")) {
      other.awaitTask(station);
      assertThat(other.page().select("[data-answer=yes]").text()).isEqualTo("Ja");
      other.answer("yes");
    }
    assertThat(answered(asked))
        .isInstanceOfSatisfying(
            Answer.Said.class, said -> assertThat(said.text()).isEqualTo("yes"));
  }

  @Test
  void aTextKeepsItsLines() throws Exception {
    Future<Answer> asked = ask(READ_TEXT);
    tablet.awaitTask(station);
    tablet.submit(
        "form.answer", Map.of("answer", "text", "text", "Tinklas: įjungtas\r\n <b>587</b>\r\n"));

    assertThat(answered(asked))
        .isInstanceOfSatisfying(
            Answer.Said.class,
            said -> assertThat(said.text()).isEqualTo("Tinklas: įjungtas\n <b>587</b>\n"));
    assertThat(tablet.page().expectFirst(".last").text()).contains("<b>587</b>");
  }

  @Test
  void whatIsMissingOrWrongIsSaidAtItsFieldAndNothingThatWasTypedIsLost() throws Exception {
    Future<Answer> asked = ask(READ_TEXT);
    tablet.awaitTask(station);

    tablet.submit("form.answer", Map.of("answer", "text", "text", " "));
    assertThat(tablet.status()).isEqualTo(422);
    assertThat(tablet.page().expectFirst("#text-error").text()).isEqualTo("Type what you read.");
    assertThat(tablet.page().expectFirst("#text").attr("aria-describedby")).isEqualTo("text-error");
    assertThat(tablet.page().title()).startsWith("Error: ");

    tablet.submit("form.answer", Map.of("answer", "text", "text", "\u0007bell"));
    assertThat(tablet.page().expectFirst("#text-error").text()).contains("cannot be shown");
    assertThat(tablet.page().expectFirst("#text").wholeText()).contains("bell");

    tablet.submit("form.answer", Map.of("answer", "text", "text", "x".repeat(20_001)));
    assertThat(tablet.page().expectFirst("#text-error").text()).contains("20,000");

    tablet.answer("not-possible");
    assertThat(tablet.page().expectFirst("#why-not-possible-error").text())
        .isEqualTo("Say in a few words why.");
    assertThat(tablet.page().select("details[open]").eachAttr("data-reason"))
        .containsExactly("not-possible");
    assertThat(asked.isDone()).isFalse();

    tablet.submit(
        "form:has([data-answer=not-possible])",
        Map.of("answer", "not-possible", "why", "The screen\r\nis dark"));
    assertThat(answered(asked))
        .isInstanceOfSatisfying(
            Answer.NotPossible.class, not -> assertThat(not.why()).isEqualTo("The screen is dark"));
  }

  @Test
  void anAnswerOfAnotherKindIsRefused() {
    Future<Answer> asked = ask(READ_TEXT);
    tablet.awaitTask(station);
    tablet.submit("form.answer", Map.of("answer", "done"));
    assertThat(tablet.status()).isEqualTo(400);
    assertThat(asked.isDone()).isFalse();
    asked.cancel(true);
  }

  @Test
  void whenTheTimeIsUpTheBenchGoesOnAndALateAnswerIsRefusedWithWords() throws Exception {
    Future<Answer> asked = ask(OPEN_MENU);
    tablet.awaitTask(station);
    clock.advance(PATIENCE);

    assertThat(answered(asked))
        .isInstanceOfSatisfying(Answer.TimedOut.class, late -> assertThat(late.who()).isEmpty());
    tablet.answer("done");
    assertThat(tablet.status()).isEqualTo(409);
    assertThat(tablet.page().expectFirst("[role=alert]").text())
        .isEqualTo("This instruction is no longer open. Your answer was not taken.");
    assertThat(tablet.page().expectFirst(".last").text()).contains("Time was up");
    assertThat(station.log()).hasSize(1);
  }

  @Test
  void aButtonThatIsPressedTwiceAnswersOnce() throws Exception {
    Future<Answer> first = ask(OPEN_MENU);
    tablet.awaitTask(station);
    Document before = tablet.page();
    tablet.answer("done");
    answered(first);
    Future<Answer> second = ask(READ_TEXT);
    try (Tablet other = Tablet.at(station, "Ona", "en")) {
      other.awaitTask(station);
    }
    String number = before.expectFirst("input[name=number]").attr("value");
    tablet.open(station.address());
    tablet.submit("form.answer", Map.of("number", number, "answer", "done"));

    assertThat(tablet.status()).isEqualTo(200);
    assertThat(tablet.page().select("[role=alert]")).isEmpty();
    assertThat(second.isDone()).isFalse();
    second.cancel(true);
  }

  @Test
  void anInstructionThatIsInterruptedNoLongerShows() {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread asking =
        Thread.ofVirtual()
            .start(() -> thrown.complete(catchThrowable(() -> station.ask(OPEN_MENU))));
    tablet.awaitTask(station);
    asking.interrupt();

    await().until(thrown::isDone);
    assertThat(thrown.join())
        .isInstanceOf(CancellationException.class)
        .hasMessage("Interrupted while the operator was asked panel.open-menu.");
    await().until(() -> !station.log().isEmpty());
    assertThat(station.log().getFirst().answer()).isEmpty();
    tablet.open(station.address());
    assertThat(tablet.page().select("[data-waiting]")).hasSize(1);
  }

  @Test
  void twoQuestionsAtOnePrinterTakeTurnsAndOtherPrintersDoNotWait() throws Exception {
    Station other = desk.station("Printer beside " + station.printer(), Locale.ENGLISH);
    Future<Answer> first = ask(OPEN_MENU);
    tablet.awaitTask(station);
    Future<Answer> second = ask(READ_TEXT);
    Future<Answer> elsewhere = bench.submit(() -> other.ask(OPEN_MENU));

    try (Tablet otherTablet = Tablet.at(other, "Ona", "en")) {
      otherTablet.awaitTask(other);
      otherTablet.answer("done");
      assertThat(answered(elsewhere).who()).isEqualTo("Ona");
    }
    tablet.open(station.address());
    assertThat(tablet.page().select("[data-instruction=panel.open-menu]")).hasSize(1);
    tablet.answer("done");
    answered(first);
    await()
        .until(
            () ->
                !tablet
                    .open(station.address())
                    .page()
                    .select("[data-instruction=panel.read-text]")
                    .isEmpty());
    tablet.submit("form.answer", Map.of("answer", "text", "text", "All of it"));
    assertThat(answered(second)).isInstanceOf(Answer.Said.class);
    assertThat(station.log()).hasSize(2);
    assertThat(other.log()).hasSize(1);
  }

  @Test
  void manyStationsAreAskedAtOnceAndEachGetsItsOwnAnswer() throws Exception {
    List<Station> stations =
        List.of(1, 2, 3, 4, 5, 6).stream()
            .map(i -> desk.station("Row %d of %s".formatted(i, station.printer()), Locale.ENGLISH))
            .toList();
    List<Future<Answer>> all =
        stations.stream().map(one -> bench.submit(() -> one.ask(READ_TEXT))).toList();
    for (Station one : stations.reversed()) {
      tablet.awaitTask(one);
      tablet.submit("form.answer", Map.of("answer", "text", "text", one.printer()));
    }
    for (int i = 0; i < all.size(); i++) {
      String printer = stations.get(i).printer();
      assertThat(answered(all.get(i)))
          .isInstanceOfSatisfying(
              Answer.Said.class, said -> assertThat(said.text()).isEqualTo(printer));
    }
  }

  @Test
  void aSecretShowsOnThePageAndNowhereElse() throws Exception {
    String pin = "<7305>&";
    Instruction logIn =
        Instruction.of("panel.log-in-user", AnswerKind.DONE, PATIENCE).secret("pin", pin);
    Future<Answer> asked = ask(logIn);
    Element task = tablet.awaitTask(station);
    assertThat(task.expectFirst("[data-value=pin].secret").text()).isEqualTo(pin);
    assertThat(tablet.response().headers().firstValue("Cache-Control")).contains("no-store");

    tablet.submit(
        "form:has([data-answer=cannot-tell])",
        Map.of("answer", "cannot-tell", "why", pin + " is not accepted"));
    Answer answer = answered(asked);
    assertThat(answer.toString()).contains("******** is not accepted").doesNotContain("7305");
    assertThat(logIn.toString()).contains("pin").doesNotContain("7305");
    assertThat(station.log().toString())
        .contains("Select PIN kodas and enter ********.")
        .doesNotContain("7305");
    assertThat(tablet.page().html()).doesNotContain("7305");
  }

  @Test
  void aPictureOfItsOwnShowsInPlaceOfTheUsualOne() {
    byte[] picture = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    Future<Answer> asked = ask(OPEN_MENU.showing(picture));
    Element shown = tablet.awaitTask(station).expectFirst("img");
    assertThat(shown.attr("alt")).isNotBlank();
    tablet.open(URI.create(shown.absUrl("src")));

    assertThat(tablet.status()).isEqualTo(200);
    assertThat(tablet.response().headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(tablet.response().headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox");
    asked.cancel(true);
  }

  @Test
  void anInstructionThatThePageCannotShowIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> station.ask(Instruction.of("panel.dance", AnswerKind.DONE, PATIENCE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "There is no instruction \"panel.dance\". Add it to instructions.yaml");
    assertThatThrownBy(() -> station.ask(OPEN_MENU.with("color", "red")))
        .hasMessage("The values of panel.open-menu are [path], but [color, path] were given.");
    assertThatThrownBy(
            () -> station.ask(Instruction.of("panel.picture", AnswerKind.DONE, PATIENCE)))
        .hasMessage("panel.picture asks for the answer FILE, not DONE.");
    assertThatThrownBy(() -> station.ask(OPEN_MENU.showing(new byte[] {1, 2, 3})))
        .hasMessage("The picture of panel.open-menu is neither PNG nor JPEG nor SVG.");
    assertThatThrownBy(() -> OPEN_MENU.secret("path", "x"))
        .hasMessageContaining("both as a secret and openly");
    assertThatThrownBy(() -> Instruction.of("panel.picture", AnswerKind.FILE, Duration.ZERO))
        .hasMessageContaining("must be positive and at most a day");
    assertThat(station.log()).isEmpty();
  }

  @Test
  void theListTellsWhichPrinterNeedsSomebody() {
    Future<Answer> asked = ask(OPEN_MENU);
    tablet.awaitTask(station);
    tablet.open(desk.address());
    Element card = tablet.page().expectFirst("a[href=" + station.address().getPath() + "]");
    assertThat(card.text()).contains(station.printer(), "Needs you: Open a menu");
    asked.cancel(true);
  }

  @Test
  void theLanguageIsChosenOnThePageAndKept() {
    Element link = tablet.page().expectFirst("nav a[lang=ca]");
    tablet.open(URI.create(link.absUrl("href")));
    assertThat(tablet.page().expectFirst("html").attr("lang")).isEqualTo("ca");
    tablet.open(station.address());
    assertThat(tablet.page().expectFirst("h1").text()).isEqualTo("Ara no hi ha res a fer");
    tablet.open(desk.address().resolve("/language?to=xx&at=//evil.example"));
    assertThat(tablet.response().uri()).isEqualTo(desk.address());
  }

  @Test
  void aDeskThatIsClosedLetsNobodyWait() throws Exception {
    OperatorDesk other = OperatorDesk.start("127.0.0.1", 0, clock);
    Station there = other.station("Elsewhere", Locale.ENGLISH);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> thrown.complete(catchThrowable(() -> there.ask(OPEN_MENU))));
    try (Tablet theirs = Tablet.at(there, "Ona", "en")) {
      theirs.awaitTask(there);
    }
    other.close();
    await().until(thrown::isDone);
    assertThat(thrown.join())
        .isInstanceOf(CancellationException.class)
        .hasMessage("The operator's desk is closed: nobody can be asked.");
    assertThatThrownBy(() -> there.ask(OPEN_MENU)).isInstanceOf(CancellationException.class);
  }

  @Test
  void aPortThatIsTakenIsSaidPlainly() {
    assertThatThrownBy(() -> OperatorDesk.start("127.0.0.1", desk.address().getPort(), clock))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("The operator's pages cannot listen on 127.0.0.1:");
  }
}
