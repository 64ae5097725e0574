package dev.platen.stubs.entra.token;

import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ends clients that ask the same again and again (reference entra 3: the same request more than so
 * many times within five minutes). Safe for use by many threads.
 */
final class LoopGuard {
  private static final int CAPACITY = 10_000;

  private final LinkedHashMap<String, Deque<Instant>> latest = new LinkedHashMap<>();

  /**
   * Notes a request.
   *
   * @param request what makes it the same; kept in memory only
   * @throws Problem (AADSTS50196) where it came too often
   */
  synchronized void check(String request, Instant now) {
    TokenFacts facts = TokenFacts.FACTS;
    Deque<Instant> times = latest.computeIfAbsent(request, key -> new ArrayDeque<>());
    Instant start = now.minus(Duration.ofSeconds(facts.loopSeconds()));
    times.removeIf(time -> time.isBefore(start));
    times.addLast(now);
    if (latest.size() > CAPACITY) {
      Map.Entry<String, Deque<Instant>> oldest = latest.firstEntry();
      latest.remove(oldest.getKey());
    }
    if (times.size() > facts.loopRequests()) {
      times.removeFirst();
      throw new Problem(Situation.REQUEST_LOOPS);
    }
  }
}
