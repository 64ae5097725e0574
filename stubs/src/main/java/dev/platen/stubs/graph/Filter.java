package dev.platen.stubs.graph;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code $filter}, as far as administrators' tools use it: comparisons and {@code startsWith},
 * joined by {@code and} (OData 4.01, part 2, 5.1.1). Texts are compared without case, as Graph
 * does.
 */
final class Filter {
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*(?:startsWith\\(\\s*(?<start>[\\w/]+)\\s*,\\s*'(?<prefix>(?:[^']|'')*)'\\s*\\)"
              + "|(?<field>[\\w/]+)\\s+(?<operator>eq|ne|ge|gt|le|lt)\\s+"
              + "(?<value>'(?:[^']|'')*'|[\\w.:+-]+))\\s*(?<and>and\\b|$)",
          Pattern.CASE_INSENSITIVE);

  private Filter() {}

  /**
   * Reads a filter.
   *
   * @param sample an item that has every field
   * @throws GraphProblem with status 400 naming the field or the part that is not understood
   */
  static Predicate<Map<String, Object>> parse(String text, Map<String, Object> sample) {
    List<Predicate<Map<String, Object>>> terms = new ArrayList<>();
    Matcher matcher = TERM.matcher(text);
    int end = 0;
    boolean more = true;
    while (more && matcher.find(end) && matcher.start() == end) {
      terms.add(term(matcher, sample));
      end = matcher.end();
      more = matcher.group("and").equalsIgnoreCase("and");
    }
    if (terms.isEmpty() || end < text.length() || more) {
      throw GraphProblem.badRequest(
          "Invalid filter clause: \""
              + text.substring(Math.min(end, text.length())).strip()
              + "\" is not understood here; use comparisons (eq, ne, ge, gt, le, lt) or startsWith,"
              + " joined by and.");
    }
    return item -> terms.stream().allMatch(term -> term.test(item));
  }

  private static Predicate<Map<String, Object>> term(Matcher match, Map<String, Object> sample) {
    String start = match.group("start");
    if (start != null) {
      checkField(start, sample);
      String prefix = unquoted("'" + match.group("prefix") + "'").toLowerCase(Locale.ROOT);
      return item -> text(value(item, start)).toLowerCase(Locale.ROOT).startsWith(prefix);
    }
    String field = match.group("field");
    checkField(field, sample);
    String operator = match.group("operator").toLowerCase(Locale.ROOT);
    String wanted = unquoted(match.group("value"));
    return item -> holds(operator, compare(value(item, field), wanted));
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "eq" -> order == 0;
      case "ne" -> order != 0;
      case "ge" -> order >= 0;
      case "gt" -> order > 0;
      case "le" -> order <= 0;
      default -> order < 0;
    };
  }

  private static void checkField(String path, Map<String, Object> sample) {
    Map<?, ?> at = sample;
    for (String name : path.split("/")) {
      if (!at.containsKey(name)) {
        throw GraphProblem.badRequest("Could not find a property named '" + name + "'.");
      }
      at = at.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
    }
  }

  private static @Nullable Object value(Map<String, Object> item, String path) {
    Object at = item;
    for (String name : path.split("/")) {
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return at;
  }

  private static int compare(@Nullable Object actual, String wanted) {
    if (actual instanceof Number number && wanted.matches("-?\\d{1,18}")) {
      return Long.compare(number.longValue(), Long.parseLong(wanted));
    }
    Optional<Instant> time = instant(text(actual));
    Optional<Instant> other = instant(wanted);
    if (time.isPresent() && other.isPresent()) {
      return time.get().compareTo(other.get());
    }
    return String.CASE_INSENSITIVE_ORDER.compare(text(actual), wanted);
  }

  private static Optional<Instant> instant(String text) {
    if (!text.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "null" : value.toString();
  }

  private static String unquoted(String value) {
    return value.startsWith("'")
        ? value.substring(1, value.length() - 1).replace("''", "'")
        : value;
  }
}
