package dev.platen.stubs.entra.http;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The latest requests and what was answered, without secrets. Safe for use by many threads. */
public final class RequestJournal {
  private static final Pattern NUMBER = Pattern.compile("AADSTS(\\d+)");

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final int capacity;
  private final Clock clock;

  /**
   * One request.
   *
   * @param at when it was answered
   * @param query its query, with {@code ***} for each value that may be a secret
   * @param form its form, masked like the query
   * @param status the reply's HTTP status
   * @param number the AADSTS number that the reply names
   * @param overridden whether a mapping of the user's answered in place of the service
   */
  public record Entry(
      Instant at,
      String method,
      String path,
      String query,
      String form,
      int status,
      Optional<Integer> number,
      boolean overridden) {}

  /**
   * @param capacity how many are kept; 0 for none
   */
  public RequestJournal(int capacity, Clock clock) {
    this.capacity = capacity;
    this.clock = clock;
  }

  /** Oldest first. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  void add(Request request, int status, String body, boolean overridden) {
    if (capacity == 0) {
      return;
    }
    // Most replies have none, and are long.
    int start = body.indexOf("AADSTS");
    Matcher number = NUMBER.matcher(body);
    add(
        new Entry(
            clock.instant(),
            request.method(),
            request.path(),
            Secrets.masked(request.query()),
            Secrets.masked(request.form()),
            status,
            start >= 0 && number.find(start)
                ? Optional.of(Integer.valueOf(number.group(1)))
                : Optional.empty(),
            overridden));
  }

  private synchronized void add(Entry entry) {
    entries.addLast(entry);
    if (entries.size() > capacity) {
      entries.removeFirst();
    }
  }
}
