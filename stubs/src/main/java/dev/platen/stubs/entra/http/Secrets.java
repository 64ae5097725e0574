package dev.platen.stubs.entra.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what must not be kept: parameters and members that hold codes, tokens or passwords. */
final class Secrets {
  static final String MASK = "***";

  /** Whatever is not known to be harmless is masked. */
  private static final Set<String> HARMLESS =
      Set.of(
          "api-version",
          "authorization_endpoint",
          "client-request-id",
          "client_assertion_type",
          "client_id",
          "client_info",
          "code_challenge_method",
          "domain_hint",
          "error",
          "grant_type",
          "haschrome",
          "mkt",
          "post_logout_redirect_uri",
          "prompt",
          "redirect_uri",
          "resource",
          "response_mode",
          "response_type",
          "return-client-request-id",
          "scope",
          "tenant",
          "ui_locales");

  /** Headers of which the same is true. */
  private static final Set<String> HARMLESS_HEADERS =
      Set.of(
          "accept",
          "accept-charset",
          "accept-encoding",
          "accept-language",
          "cache-control",
          "client-request-id",
          "connection",
          "content-type",
          "expect",
          "pragma",
          "return-client-request-id",
          "te",
          "upgrade",
          "user-agent");

  /** Headers that say nothing of a client's own. */
  private static final Set<String> LEFT_OUT = Set.of("content-length", "cookie", "host");

  private static final Pattern MEMBER =
      Pattern.compile(
          "\"(access_token|refresh_token|id_token|device_code|user_code|code|client_info|message|"
              + "apiCanary|FlowToken|sFT|correlation_id|trace_id)\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"");

  /** Of the above those that let whoever holds them in. */
  private static final Set<String> GIVEN =
      Set.of("access_token", "refresh_token", "id_token", "device_code", "user_code", "code");

  private Secrets() {}

  /** {@code grant_type=refresh_token&refresh_token=***}. */
  static String masked(Parameters parameters) {
    List<String> shown = new ArrayList<>();
    parameters
        .values()
        .forEach(
            (name, values) ->
                values.forEach(value -> shown.add(name + "=" + (isHarmless(name) ? value : MASK))));
    return String.join("&", shown);
  }

  /** {@code User-Agent: Printer/1.0}, {@code Authorization: ***}. */
  static List<String> masked(Map<String, List<String>> headers) {
    List<String> shown = new ArrayList<>();
    headers.forEach(
        (name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!LEFT_OUT.contains(lower)) {
            boolean harmless = HARMLESS_HEADERS.contains(lower) || lower.startsWith("x-client-");
            values.forEach(value -> shown.add(name + ": " + (harmless ? value : MASK)));
          }
        });
    return shown;
  }

  static boolean isHarmless(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return HARMLESS.contains(lower) || lower.startsWith("x-client-");
  }

  /** JSON without its tokens and codes, wherever they stand in it. */
  static String masked(String json) {
    String text = json;
    Matcher members = MEMBER.matcher(json);
    while (members.find()) {
      if (!members.group(2).isEmpty() && !members.group(1).equals("message")) {
        text = text.replace(members.group(2), MASK);
      }
    }
    return text;
  }

  /** The codes and tokens that a JSON reply gives away. */
  static List<String> in(String json) {
    List<String> found = new ArrayList<>();
    Matcher members = MEMBER.matcher(json);
    while (members.find()) {
      if (!members.group(2).isEmpty() && GIVEN.contains(members.group(1))) {
        found.add(members.group(2));
      }
    }
    return found;
  }

  /** A redirect without the values of its parameters. */
  static String maskedLocation(String location) {
    return location.replaceAll("([?&#][^=&#]+=)[^&#]*", "$1" + Matcher.quoteReplacement(MASK));
  }
}
