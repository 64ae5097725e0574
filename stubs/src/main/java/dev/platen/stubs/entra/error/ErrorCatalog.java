package dev.platen.stubs.entra.error;

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

  private final Map<Situation, Row> rows = new EnumMap<>(Situation.class);
  private final String separator;

  /**
   * @param lineBreaks whether the trace stands on lines of its own in the description, as until
   *     2023; later it follows after spaces
   * @throws IllegalStateException where a situation has no row or more than one
   */
  public ErrorCatalog(boolean lineBreaks) {
    separator = lineBreaks ? "\r\n" : " ";
    for (Row row : Facts.read("aadsts.yaml", Rows.class).errors()) {
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

  /** The reply of the token and device endpoints. */
  public Reply reply(Problem problem, Call call, Instant now) {
    Row row = row(problem.situation());
    String timestamp = timestamp(now);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", row.error());
    body.put("error_description", description(problem, call, now));
    body.put("error_codes", List.of(row.number()));
    body.put("timestamp", timestamp);
    body.put("trace_id", call.traceId());
    body.put("correlation_id", call.correlationId());
    if (row.errorUri()) {
      body.put("error_uri", "https://login.microsoftonline.com/error?code=" + row.number());
    }
    Optional.ofNullable(row.suberror()).ifPresent(suberror -> body.put("suberror", suberror));
    Optional.ofNullable(problem.values().get(Problem.CLAIMS))
        .ifPresent(claims -> body.put("claims", claims));
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
    parameters.put("error_description", description(problem, call, now));
    if (row.errorUri()) {
      parameters.put("error_uri", "https://login.microsoftonline.com/error?code=" + row.number());
    }
    return parameters;
  }

  private String description(Problem problem, Call call, Instant now) {
    return String.join(
        separator,
        text(problem),
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

  private record Rows(List<Row> errors) {}

  private record Row(
      String situation,
      int number,
      String error,
      @Nullable String suberror,
      int status,
      String text,
      boolean errorUri,
      String source,
      String mark) {}
}
