package dev.platen.stubs.exchange.smtp;

import dev.platen.stubs.exchange.smtp.SmtpTranscript.Line;
import dev.platen.stubs.exchange.smtp.SmtpTranscript.Side;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of a server, running and ended. Keeps the latest {@value #SESSIONS} sessions with
 * {@value #LINES} lines each; safe for use by many threads.
 */
public final class Transcripts {
  static final int SESSIONS = 500;
  static final int LINES = 500;
  private static final int CHARACTERS = 2000;
  private static final Logger LOG = LoggerFactory.getLogger(Transcripts.class);

  private final Deque<Recorder> recorders = new ArrayDeque<>();
  private final List<Consumer<SmtpTranscript>> listeners = new CopyOnWriteArrayList<>();

  /** The latest sessions, newest first, authenticated or not. */
  public List<SmtpTranscript> recent(int count) {
    return copy().reversed().stream().limit(count).map(Recorder::snapshot).toList();
  }

  /** The sessions that were, or tried to be, this mailbox's; oldest first. */
  public List<SmtpTranscript> of(String mailbox) {
    return copy().stream()
        .map(Recorder::snapshot)
        .filter(transcript -> transcript.concerns(mailbox))
        .toList();
  }

  /** Is told of each session when it has ended; close what is returned to stop. */
  public AutoCloseable onSession(Consumer<SmtpTranscript> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  Recorder begin(String sessionId, String client, Clock clock) {
    Recorder recorder = new Recorder(sessionId, client, clock);
    synchronized (recorders) {
      if (recorders.size() == SESSIONS) {
        recorders.removeFirst();
      }
      recorders.addLast(recorder);
    }
    return recorder;
  }

  private List<Recorder> copy() {
    synchronized (recorders) {
      return List.copyOf(recorders);
    }
  }

  /** Records one session. */
  final class Recorder {
    private final String sessionId;
    private final String client;
    private final Clock clock;
    private final Instant opened;
    private final List<Line> lines = new ArrayList<>();
    private Optional<Instant> closed = Optional.empty();
    private Optional<String> mailbox = Optional.empty();
    private Optional<String> triedAs = Optional.empty();

    private Recorder(String sessionId, String client, Clock clock) {
      this.sessionId = sessionId;
      this.client = client;
      this.clock = clock;
      this.opened = clock.instant();
    }

    void client(String text) {
      add(Side.CLIENT, text);
    }

    void server(Reply reply) {
      reply.lines().forEach(line -> add(Side.SERVER, line));
    }

    void note(String text) {
      add(Side.NOTE, text);
    }

    synchronized void tried(String name) {
      triedAs = Optional.of(shortened(name));
    }

    synchronized void authenticated(String address) {
      mailbox = Optional.of(address);
    }

    void ended() {
      synchronized (this) {
        if (closed.isPresent()) {
          return;
        }
        closed = Optional.of(clock.instant());
      }
      SmtpTranscript whole = snapshot();
      for (Consumer<SmtpTranscript> listener : listeners) {
        try {
          listener.accept(whole);
        } catch (RuntimeException e) {
          LOG.warn("A listener failed on the end of session {}", sessionId, e);
        }
      }
    }

    synchronized SmtpTranscript snapshot() {
      return new SmtpTranscript(sessionId, client, opened, closed, mailbox, triedAs, lines);
    }

    private synchronized void add(Side side, String text) {
      if (lines.size() < LINES) {
        lines.add(new Line(clock.instant(), side, shortened(text)));
      } else if (lines.size() == LINES) {
        lines.add(new Line(clock.instant(), Side.NOTE, "further lines are not recorded"));
      }
    }

    private static String shortened(String text) {
      return text.length() <= CHARACTERS
          ? text
          : text.substring(0, CHARACTERS) + "... (" + text.length() + " characters)";
    }
  }
}
