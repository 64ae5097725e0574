package dev.platen.stubs.entra.page;

import dev.platen.stubs.entra.access.AccessControl;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A page that tells that the password was right and a policy says no all the same (reference entra
 * 6.5).
 *
 * @param kind key of its heading and text: {@code blocked} or {@code device}
 */
public record BlockedView(
    Words words,
    String kind,
    int number,
    String requestId,
    String correlationId,
    String timestamp,
    String appName,
    String appId,
    String ipAddress,
    String platform,
    String state) {

  private static final Set<Situation> DEVICE =
      Set.of(
          Situation.DEVICE_NOT_COMPLIANT,
          Situation.DEVICE_NOT_JOINED,
          Situation.DEVICE_NOT_MANAGED);
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static boolean isFor(Problem problem) {
    return problem.situation() == Situation.BLOCKED_BY_POLICY
        || DEVICE.contains(problem.situation());
  }

  static BlockedView of(Call call, Words words, Problem problem, int number, Instant now) {
    Map<String, String> values = problem.values();
    return new BlockedView(
        words,
        DEVICE.contains(problem.situation()) ? "device" : "blocked",
        number,
        call.traceId().toString(),
        call.correlationId().toString(),
        TIMESTAMP.format(now),
        values.getOrDefault(AccessControl.APP_NAME, ""),
        values.getOrDefault(AccessControl.APP_ID, ""),
        call.request().clientAddress(),
        values.getOrDefault(AccessControl.PLATFORM, ""),
        values.getOrDefault(AccessControl.STATE, ""));
  }

  /** The text of a key. */
  public String text(String key) {
    return words.text(key);
  }

  /** A detail, or a word for none. */
  public String shown(String detail) {
    return detail.isEmpty() ? words.text("blocked.not_available") : detail;
  }
}
