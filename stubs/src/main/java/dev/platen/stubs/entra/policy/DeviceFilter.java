package dev.platen.stubs.entra.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule about devices, for example {@code device.trustType -eq "ServerAD" -and device.isCompliant
 * -ne True}. A device that signs in by a code is not registered, so it has no attributes: a
 * positive comparison never holds for it, a negative one always does (Microsoft,
 * concept-condition-filters-for-devices.md).
 *
 * @param exclude whether devices that the rule fits are let off; else the policy is about them
 * @param rule as it was written
 * @param fitsUnregistered whether it fits a device that is not registered
 */
public record DeviceFilter(boolean exclude, String rule, boolean fitsUnregistered) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<bracket>[()])|(?<operator>-[A-Za-z]+)"
              + "|(?<value>\"[^\"]*\"|'[^']*'|\\[[^\\]]*\\])|(?<word>[A-Za-z][\\w.]*))");
  private static final Set<String> POSITIVE =
      Set.of("-eq", "-startswith", "-endswith", "-contains", "-in");
  private static final Set<String> NEGATIVE =
      Set.of("-ne", "-notstartswith", "-notendswith", "-notcontains", "-notin");

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException saying what is not understood
   */
  public static DeviceFilter parse(boolean exclude, String rule) {
    return new DeviceFilter(exclude, rule, new Reader(tokens(rule)).whole());
  }

  /** Whether a policy with this filter is about a device that is not registered. */
  public boolean appliesToUnregistered() {
    return exclude != fitsUnregistered;
  }

  private static List<String> tokens(String rule) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(rule);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group().strip());
      end = matcher.end();
    }
    if (!rule.substring(end).isBlank()) {
      throw new IllegalArgumentException(
          "has \"" + rule.substring(end).strip() + "\", which is not understood here");
    }
    return tokens;
  }

  /** Reads {@code or} of {@code and} of comparisons, and what they come to. */
  private static final class Reader {
    private final List<String> tokens;
    private int at;

    Reader(List<String> tokens) {
      this.tokens = tokens;
    }

    boolean whole() {
      boolean result = either();
      if (at < tokens.size()) {
        throw new IllegalArgumentException("has \"" + tokens.get(at) + "\" where it should end");
      }
      return result;
    }

    private boolean either() {
      boolean result = both();
      while (takes("-or")) {
        result |= both();
      }
      return result;
    }

    private boolean both() {
      boolean result = one();
      while (takes("-and")) {
        result &= one();
      }
      return result;
    }

    private boolean one() {
      if (takes("-not")) {
        return !one();
      }
      if (takes("(")) {
        boolean result = either();
        if (!takes(")")) {
          throw new IllegalArgumentException("lacks a closing bracket");
        }
        return result;
      }
      String attribute = next("an attribute");
      if (!attribute.startsWith("device.")) {
        throw new IllegalArgumentException(
            "has \"" + attribute + "\" where an attribute such as device.trustType should be");
      }
      String operator = next("an operator").toLowerCase(Locale.ROOT);
      boolean none = next("a value").equalsIgnoreCase("null");
      if (POSITIVE.contains(operator)) {
        return none;
      }
      if (NEGATIVE.contains(operator)) {
        return !none;
      }
      throw new IllegalArgumentException(
          "has the operator \"" + operator + "\", which is not understood here");
    }

    private boolean takes(String token) {
      if (at < tokens.size() && tokens.get(at).equalsIgnoreCase(token)) {
        at++;
        return true;
      }
      return false;
    }

    private String next(String what) {
      if (at >= tokens.size()) {
        throw new IllegalArgumentException("ends where " + what + " should be");
      }
      return tokens.get(at++);
    }
  }
}
