package dev.platen.features.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.interactions.Sequence;

/** What one scenario sent to its browser, in order, and what came back. */
final class Recording {
  private static final String SCRIPT = "executeScript";
  private final List<Sent> commands = new ArrayList<>();
  private final List<Cue> cues = new ArrayList<>();
  private int evidenceFrom = -1;
  private long firstAt;

  /**
   * A command.
   *
   * @param succeeded whether the browser did it
   */
  record Sent(
      String name, Map<String, Object> parameters, @Nullable Object answer, boolean succeeded) {
    /** Whether this is the same look at the page as an earlier one. */
    boolean repeats(Sent earlier) {
      return name.equals(SCRIPT)
          && name.equals(earlier.name)
          && parameters.equals(earlier.parameters);
    }
  }

  /**
   * A step of the scenario.
   *
   * @param before how many commands came before it
   */
  record Cue(int before, String step) {}

  /** A look that is repeated until it sees what it waits for counts once, with what it saw last. */
  void add(Sent sent, long startedAt) {
    if (commands.isEmpty()) {
      firstAt = startedAt;
    }
    boolean waits =
        !commands.isEmpty()
            && sent.repeats(commands.getLast())
            && cues.stream().noneMatch(cue -> cue.before() == commands.size())
            && evidenceFrom != commands.size();
    if (waits) {
      commands.removeLast();
    }
    commands.add(sent);
  }

  void step(String text) {
    cues.add(new Cue(commands.size(), text));
  }

  /** From here on the commands serve the report and the next scenario. */
  void stepsEnd() {
    evidenceFrom = commands.size();
  }

  List<Sent> commands() {
    return commands;
  }

  /** The steps that come before a command. */
  List<String> stepsBefore(int command) {
    return cues.stream().filter(cue -> cue.before() == command).map(Cue::step).toList();
  }

  boolean hasStep(String text) {
    return cues.stream().anyMatch(cue -> cue.step().equals(text));
  }

  /** How many commands the steps have sent. */
  int evidenceFrom() {
    return evidenceFrom;
  }

  /** When the first command was sent, on {@code System.nanoTime()}. */
  long firstAt() {
    return firstAt;
  }

  /**
   * Parameters as plain lists and maps, which nobody changes later; those that are null left out.
   */
  static Map<String, Object> plainParameters(Map<String, ?> parameters) {
    Map<String, Object> copy = new LinkedHashMap<>();
    parameters.forEach(
        (key, value) -> {
          Object plain = plain(value);
          if (plain != null) {
            copy.put(key, plain);
          }
        });
    return copy;
  }

  /** The same for what is in them. */
  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Sequence sequence -> plain(sequence.encode());
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(String.valueOf(key), plain(each)));
        yield copy;
      }
      case Iterable<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(each -> copy.add(plain(each)));
        yield copy;
      }
      case null, default -> value;
    };
  }
}
