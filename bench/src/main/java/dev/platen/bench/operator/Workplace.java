package dev.platen.bench.operator;

import dev.platen.bench.time.BenchClock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What goes on beside one printer: the instruction that shows now, those that wait for their turn,
 * and the last ones. All of it is here and nothing in a browser, so that any browser can go on.
 */
final class Workplace {
  private static final int MOST_REMEMBERED = 5;

  private final String printer;
  private final String path;
  private final String run;
  private final BenchClock clock;
  private final Runnable changed;
  private final Semaphore turn = new Semaphore(1, true);
  private final Deque<Asked> last = new ArrayDeque<>();
  private Optional<Question> current = Optional.empty();
  private Optional<Question> previous = Optional.empty();
  private long count;
  private long version;
  private boolean closed;

  /**
   * @param path the page's name in addresses
   * @param run distinguishes the questions of this run from those of others
   * @param changed is told after each change
   */
  Workplace(String printer, String path, String run, BenchClock clock, Runnable changed) {
    this.printer = printer;
    this.path = path;
    this.run = run;
    this.clock = clock;
    this.changed = changed;
  }

  String printer() {
    return printer;
  }

  String path() {
    return path;
  }

  /** Another whenever the page would show something else. */
  synchronized String version() {
    return run + "-" + version;
  }

  /** The question that shows. */
  synchronized Optional<Question> open() {
    return current.filter(Question::open);
  }

  /** Whether this is the question before the one that shows, and was answered by a person. */
  synchronized boolean wasAnswered(String number) {
    return previous
        .filter(question -> question.number().equals(number))
        .map(question -> question.answer().join())
        .filter(answer -> !answer.who().isEmpty())
        .isPresent();
  }

  /** The last answers, the latest first. */
  synchronized List<Asked> last() {
    return List.copyOf(last);
  }

  Answer ask(Instruction instruction, Locale panelLanguage, Consumer<Asked> log) {
    try {
      turn.acquire();
    } catch (InterruptedException e) {
      throw interrupted(instruction);
    }
    try {
      return await(show(instruction, panelLanguage), log);
    } finally {
      turn.release();
    }
  }

  private Answer await(Question question, Consumer<Asked> log) {
    Instruction instruction = question.instruction();
    try {
      Future<?> end =
          clock
              .scheduler()
              .schedule(
                  () -> finish(question, new Answer.TimedOut(clock.instant())),
                  instruction.patience().toNanos(),
                  TimeUnit.NANOSECONDS);
      try {
        return question.answer().get();
      } finally {
        end.cancel(false);
      }
    } catch (InterruptedException e) {
      throw interrupted(instruction);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Asking " + instruction.id(), e);
    } catch (CancellationException e) {
      throw closedDesk();
    } finally {
      takeBack(question);
      log.accept(asked(question));
    }
  }

  private static CancellationException closedDesk() {
    return new CancellationException("The operator's desk is closed: nobody can be asked.");
  }

  private static CancellationException interrupted(Instruction instruction) {
    Thread.currentThread().interrupt();
    return new CancellationException(
        "Interrupted while the operator was asked " + instruction.id() + ".");
  }

  private synchronized Question show(Instruction instruction, Locale panelLanguage) {
    if (closed) {
      throw closedDesk();
    }
    Instant now = clock.instant();
    Question question =
        new Question(
            run + "-" + ++count,
            instruction,
            panelLanguage,
            now,
            now.plus(instruction.patience()),
            new CompletableFuture<>());
    current = Optional.of(question);
    change();
    return question;
  }

  /**
   * Answers the question that shows.
   *
   * @return whether it was this one, still without an answer and within its time
   */
  boolean answer(String number, Answer answer) {
    Optional<Question> question = open().filter(open -> open.number().equals(number));
    return question.isPresent() && finish(question.orElseThrow(), answer);
  }

  private synchronized boolean finish(Question question, Answer answer) {
    if (!question.answer().complete(answer)) {
      return false;
    }
    previous = Optional.of(question);
    last.addFirst(asked(question));
    if (last.size() > MOST_REMEMBERED) {
      last.removeLast();
    }
    change();
    return true;
  }

  /** Has the page no longer show the question. */
  private synchronized void takeBack(Question question) {
    if (question.answer().cancel(false)) {
      change();
    }
    current = Optional.empty();
  }

  private void change() {
    version++;
    changed.run();
  }

  private Asked asked(Question question) {
    Optional<Answer> answer =
        question.open() || question.answer().isCancelled()
            ? Optional.empty()
            : Optional.of(question.answer().join());
    Instruction masked = question.instruction().masked();
    String text = Wording.of(masked, Words.of(Words.ENGLISH), question.panelLanguage()).plain();
    return new Asked(printer, masked, text, question.since(), answer);
  }

  /** Takes back what shows, and refuses what comes. */
  synchronized void close() {
    closed = true;
    current.ifPresent(question -> question.answer().cancel(false));
  }
}
