package dev.platen.features.timeline;

import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;

/**
 * Finds what made a job fail among the events of a timeline: the reply of the mail server, the
 * refusal of a token, or what a person has done before. Which is looked for is data ({@code
 * causes.properties}).
 */
public final class Causes {
  static final Properties WORDS = Words.of("causes.properties");
  private final FlightRecorder recorder;

  public Causes(FlightRecorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Says in a job's event why it failed, and links it to the cause.
   *
   * @param cause the printer's name for it, for example {@code SIGN_IN_EXPIRED}
   * @param from when the job began
   */
  public void explain(Draft job, String cause, Instant from) {
    String words = WORDS.getProperty(cause);
    if (words == null) {
      return;
    }
    job.answered(words + ".");
    find(WORDS.getProperty(cause + ".where", "nowhere"), job, from)
        .ifPresent(found -> job.because(found, sentence(found)));
  }

  private Optional<Draft> find(String where, Draft job, Instant from) {
    Predicate<Draft> wires = draft -> draft.what().startsWith("From now on: ");
    return switch (where) {
      case "entra" ->
          last(job, from, refused(Lane.ENTRA_ID))
              .or(() -> last(job, Instant.MIN, wires))
              .or(() -> last(job, Instant.MIN, refused(Lane.ENTRA_ID)));
      case "smtp" ->
          last(job, from, refused(Lane.SMTP))
              .or(() -> last(job, Instant.MIN, wires))
              .or(() -> last(job, from, draft -> draft.to().equals(Optional.of(Lane.SMTP))));
      case "wires" -> last(job, Instant.MIN, wires);
      case "sign-in" ->
          last(
              job,
              Instant.MIN,
              draft ->
                  draft.lane() == Lane.PRINTER
                      && draft.kind() == Kind.HAPPENED
                      && draft.what().contains("sign"));
      case "power" -> last(job, Instant.MIN, draft -> draft.what().startsWith("Takes the power"));
      default -> Optional.empty();
    };
  }

  private static Predicate<Draft> refused(Lane lane) {
    return draft ->
        draft.lane() == Lane.PRINTER
            && draft.to().equals(Optional.of(lane))
            && draft.kind() == Kind.EXCHANGE
            && draft.hasFailed();
  }

  /** The last such event before the job's end. */
  private Optional<Draft> last(Draft job, Instant from, Predicate<Draft> wanted) {
    List<Draft> before =
        recorder.drafts().stream()
            .filter(draft -> !draft.at().isBefore(from) && !draft.at().isAfter(job.at()))
            .filter(draft -> draft != job)
            .filter(wanted)
            .toList();
    return before.isEmpty() ? Optional.empty() : Optional.of(before.getLast());
  }

  private static String sentence(Draft cause) {
    String who = cause.to().map(Lane::word).orElse(cause.lane().word());
    return cause.kind() == Kind.EXCHANGE
        ? "%s answered “%s” to “%s”".formatted(who, cause.answer().orElse("nothing"), cause.what())
        : cause.what();
  }
}
