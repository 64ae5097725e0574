package dev.platen.stubs.entra.error;

import dev.platen.stubs.entra.authority.Protocol;
import dev.platen.stubs.entra.fact.Facts;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code aadsts.yaml} and the JSON body of an error (reference entra 2.3). */
public final class ErrorCatalog {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Rows FILE = Facts.read("aadsts.yaml", Rows.class);

  private final Map<Situation, Row> rows = new EnumMap<>(Situation.class);
  private final String separator;

  /**
   * @param lineBreaks whether the trace stands on lines of its own in the description, as until
   *     2023; later it follows after spaces
   * @throws IllegalStateException where a situation has no row or more than one
   */
  public ErrorCatalog(boolean lineBreaks) {
    separator = lineBreaks ? "\r\n" : " ";
    for (Row row : FILE.errors()) {
      Situation situation = Situation.valueOf(row.situation().toUpperCase(Locale.ROOT));
      if (rows.put(situation, row) != null) {
        throw new IllegalStateException("aadsts.yaml has two rows for " + row.situation());
      }
    }
    for (Situation situation : Situation.values()) {
      if (!rows.containsKey(situation)) {
        throw new IllegalStateException(
            "aadsts.yaml has no row for " + situation.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /** The AADSTS number of a situation. */
  public int number(Situation situation) {
    return row(situation).number();
  }

  /** The text of a problem as pages show it: {@code AADSTS700016: Application with ...}. */
  public String text(Problem problem) {
    Row row = row(problem.situation());
    String text = row.text();
    for (Map.Entry<String, String> value : problem.values().entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return "AADSTS" + row.number() + ": " + text;
  }

  /** The reply of the token and device endpoints, in the words of the generation asked. */
  public Reply reply(Problem problem, Call call, Instant now) {
    Row row = row(problem.situation());
    boolean first = Protocol.of(call.request()) == Protocol.V1;
    return reply(
        new Body(
            first && row.v1Error() != null ? row.v1Error() : row.error(),
            row.number(),
            row.errorUri(),
            Optional.ofNullable(row.suberror()),
            Optional.ofNullable(problem.values().get(Problem.CLAIMS)),
            row.status()),
        text(problem),
        call,
        now);
  }

  /**
   * The reply of a service that is in trouble (reference entra 4.6), or that says what this one has
   * no state for.
   *
   * @param number of a row of {@code troubles}
   * @throws IllegalArgumentException where there is no such row
   */
  public Reply trouble(int number, Call call, Instant now) {
    Trouble row =
        FILE.troubles().stream()
            .filter(trouble -> trouble.number() == number)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No trouble has the number " + number));
    Body body =
        new Body(
            row.error(),
            number,
            true,
            Optional.ofNullable(row.suberror()),
            Optional.empty(),
            row.status());
    return reply(body, "AADSTS" + number + ": " + row.text(), call, now);
  }

  /** The numbers that {@link #trouble} takes. */
  public static List<Integer> troubles() {
    return FILE.troubles().stream().map(Trouble::number).toList();
  }

  private Reply reply(Body row, String text, Call call, Instant now) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", row.error());
    body.put("error_description", description(text, call, now));
    body.put("error_codes", List.of(row.number()));
    body.put("timestamp", timestamp(now));
    body.put("trace_id", call.traceId());
    body.put("correlation_id", call.correlationId());
    if (row.errorUri()) {
      body.put("error_uri", "https://login.microsoftonline.com/error?code=" + row.number());
    }
    row.suberror().ifPresent(suberror -> body.put("suberror", suberror));
    row.claims().ifPresent(claims -> body.put("claims", claims));
    return Reply.json(row.status(), body);
  }

  /**
   * The parameters that tell an application at its redirect URI (reference entra 1.5): {@code
   * error}, {@code error_description}, {@code error_uri}.
   */
  public Map<String, String> parameters(Problem problem, Call call, Instant now) {
    Row row = row(problem.situation());
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", row.error());
    parameters.put("error_description", description(text(problem), call, now));
    if (row.errorUri()) {
      parameters.put("error_uri", "https://login.microsoftonline.com/error?code=" + row.number());
    }
    return parameters;
  }

  private String description(String text, Call call, Instant now) {
    return String.join(
        separator,
        text,
        "Trace ID: " + call.traceId(),
        "Correlation ID: " + call.correlationId(),
        "Timestamp: " + timestamp(now));
  }

  /** {@code 2026-08-13 21:24:29Z}. */
  public static String timestamp(Instant now) {
    return TIMESTAMP.format(now);
  }

  private Row row(Situation situation) {
    Row row = rows.get(situation);
    if (row == null) {
      throw new IllegalStateException("No row for " + situation);
    }
    return row;
  }

  private record Rows(List<Row> errors, List<Trouble> troubles) {}

  private record Body(
      String error,
      int number,
      boolean errorUri,
      Optional<String> suberror,
      Optional<String> claims,
      int status) {}

  private record Trouble(
      int number,
      String error,
      @Nullable String suberror,
      int status,
      String text,
      String source,
      String mark) {}

  private record Row(
      String situation,
      int number,
      String error,
      @Nullable String v1Error,
      @Nullable String suberror,
      int status,
      String text,
      boolean errorUri,
      String source,
      String mark) {}
}
