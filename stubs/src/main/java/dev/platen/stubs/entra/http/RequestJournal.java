package dev.platen.stubs.entra.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The latest requests and what was answered, without secrets. Safe for use by many threads. */
public final class RequestJournal {
  private static final Pattern NUMBER = Pattern.compile("AADSTS(\\d+)");
  private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([a-z_]{1,60})\"");

  /** RFC 6749 section 4.1.2. */
  private static final Pattern CODE = Pattern.compile("[?&#]code=([^&#]+)");

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final int capacity;
  private final Clock clock;
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> secretListeners = new CopyOnWriteArrayList<>();

  /**
   * One request.
   *
   * @param at when it was answered
   * @param query its query, with {@code ***} for each value that may be a secret
   * @param headers what the client said of itself and its request, a line each in the order of
   *     their names, masked like the query, where somebody listens; without the host, cookies and
   *     the length, which are the address's, the service's and the text's
   * @param form its form, masked like the query
   * @param status the reply's HTTP status
   * @param number the AADSTS number that the reply names
   * @param overridden whether a mapping of the user's answered in place of the service
   * @param client the client's IP address
   * @param error the OAuth error that the reply names, for example {@code authorization_pending}
   * @param tokens what the tokens of the reply say, where somebody listens
   */
  public record Entry(
      Instant at,
      String method,
      String path,
      String query,
      List<String> headers,
      String form,
      int status,
      Optional<Integer> number,
      boolean overridden,
      String client,
      Optional<String> error,
      List<IssuedToken> tokens) {
    public Entry {
      headers = List.copyOf(headers);
      tokens = List.copyOf(tokens);
    }
  }

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

  /** Is told each request when it is answered, on any thread; close the result to stop. */
  public AutoCloseable onEntry(Consumer<Entry> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Is told each code and token that a reply gives away, for a search that proves that no file
   * holds one; nobody else may ask. Close the result to stop.
   */
  public AutoCloseable onSecret(Consumer<String> listener) {
    secretListeners.add(listener);
    return () -> secretListeners.remove(listener);
  }

  /**
   * @param location where the reply sends the browser, empty where it sends it nowhere
   */
  void add(Request request, int status, String body, String location, boolean overridden) {
    if (!secretListeners.isEmpty()) {
      Secrets.in(body).forEach(this::tellSecret);
      Matcher code = CODE.matcher(location);
      if (code.find()) {
        tellSecret(URLDecoder.decode(code.group(1), StandardCharsets.UTF_8));
      }
    }
    if (capacity == 0 && listeners.isEmpty()) {
      return;
    }
    // Most replies have neither, and are long.
    int start = body.indexOf("AADSTS");
    int named = body.indexOf("\"error\"");
    Matcher number = NUMBER.matcher(body);
    Matcher error = ERROR.matcher(body);
    Entry entry =
        new Entry(
            clock.instant(),
            request.method(),
            request.path(),
            Secrets.masked(request.query()),
            listeners.isEmpty() ? List.of() : Secrets.masked(request.headers()),
            Secrets.masked(request.form()),
            status,
            start >= 0 && number.find(start)
                ? Optional.of(Integer.valueOf(number.group(1)))
                : Optional.empty(),
            overridden,
            request.clientAddress(),
            named >= 0 && error.find(named) ? Optional.of(error.group(1)) : Optional.empty(),
            // Only who listens looks into tokens: decoding them costs as much as the rest.
            listeners.isEmpty() ? List.of() : IssuedToken.in(body));
    add(entry);
    listeners.forEach(listener -> listener.accept(entry));
  }

  private void tellSecret(String secret) {
    secretListeners.forEach(listener -> listener.accept(secret));
  }

  private synchronized void add(Entry entry) {
    if (capacity == 0) {
      return;
    }
    entries.addLast(entry);
    if (entries.size() > capacity) {
      entries.removeFirst();
    }
  }
}
