package dev.platen.features.lab;

import dev.platen.bench.device.DeviceFile;
import dev.platen.bench.device.OperatorPage;
import dev.platen.bench.operator.Answer;
import dev.platen.bench.operator.AnswerKind;
import dev.platen.bench.operator.Asked;
import dev.platen.bench.operator.Instruction;
import dev.platen.bench.operator.OperatorDesk;
import dev.platen.bench.operator.Station;
import dev.platen.bench.time.BenchClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The person beside the printer, asked on a page of their own (docs/operator.md). */
public final class OperatorAtDesk implements Operator {
  private final BenchClock clock = BenchClock.atRealTime();
  private final OperatorDesk desk;
  private final Station station;
  private final Duration patience;
  private final Path invitation;

  private OperatorAtDesk(DeviceFile device, OperatorPage page, Path invitation) {
    this.desk = OperatorDesk.start(page.address(), page.port(), clock);
    this.station = desk.station(device.name(), Locale.forLanguageTag(page.language()));
    this.patience = page.patience();
    this.invitation = invitation;
  }

  /**
   * Serves the page that a device file names.
   *
   * @param invitation file, readable for its owner only, that tells how to open the page
   */
  public static OperatorAtDesk start(DeviceFile device, OperatorPage page, Path invitation) {
    OperatorAtDesk operator = new OperatorAtDesk(device, page, invitation);
    operator.invite();
    return operator;
  }

  /** Whoever opens the page needs its code, and a log is no place for it. */
  private void invite() {
    try {
      Files.deleteIfExists(invitation);
      Files.createFile(
          invitation,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          invitation,
          """
          The operator's page of %s: %s
          Pairing code: %s
          Or without the code: %s
          """
              .formatted(
                  station.printer(), desk.address(), desk.pairingCode(), station.invitation()));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + invitation + " cannot be written", e);
    }
    LoggerFactory.getLogger(OperatorAtDesk.class)
        .warn("The operator's page is {}; its code is in {}", desk.address(), invitation);
  }

  @Override
  public Reply ask(Request request) {
    Instruction instruction =
        new Instruction(
            request.id(),
            request.values(),
            request.secrets(),
            AnswerKind.valueOf(request.kind().name()),
            Optional.empty(),
            patience);
    return switch (station.ask(instruction)) {
      case Answer.Done done -> new Reply.Done();
      case Answer.Said said -> new Reply.Said(said.text());
      case Answer.Shown shown -> new Reply.Shown(shown.content(), shown.mediaType());
      case Answer.NotPossible not -> new Reply.NotPossible(not.why());
      case Answer.CannotTell not -> new Reply.CannotTell(not.why());
      case Answer.TimedOut late -> new Reply.TimedOut();
    };
  }

  @Override
  public List<String> log() {
    return station.log().stream().map(OperatorAtDesk::line).toList();
  }

  private static String line(Asked asked) {
    String answer =
        asked
            .answer()
            .map(each -> "%s (%s, %s)".formatted(words(each), each.who(), each.when()))
            .orElse("taken back");
    return "%s %s: %s"
        .formatted(asked.since(), asked.text().replaceAll("\\s*\\R\\s*", " "), answer);
  }

  private static String words(Answer answer) {
    return switch (answer) {
      case Answer.Done done -> "done";
      case Answer.Said said -> '"' + said.text() + '"';
      case Answer.Shown shown -> "sent " + shown.mediaType();
      case Answer.NotPossible not -> "not possible: " + not.why();
      case Answer.CannotTell not -> "cannot tell: " + not.why();
      case Answer.TimedOut late -> "no answer in time";
    };
  }

  @Override
  public void close() {
    desk.close();
    clock.close();
    try {
      Files.deleteIfExists(invitation);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + invitation + " cannot be removed", e);
    }
  }
}
