package dev.platen.stubs.entra.http;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a client asks.
 *
 * @param method upper case
 * @param scheme {@code https}
 * @param authority host with port as the client wrote it, for example {@code localhost:8443}
 * @param segments the path's segments, decoded; {@code /a/b} has two
 * @param headers by name without regard to case
 * @param clientAddress the client's IP address
 * @param text the body where it is no form, for example JSON; empty otherwise
 * @param malformed whether the target or the body could not be read (escapes, UTF-8, size); what
 *     could not be read is empty
 */
public record Request(
    String method,
    String scheme,
    String authority,
    List<String> segments,
    Parameters query,
    Parameters form,
    Map<String, List<String>> headers,
    Map<String, String> cookies,
    String clientAddress,
    boolean malformed,
    String text) {

  /** The largest body that is read, in bytes. */
  public static final int MAX_BODY = 64 * 1024;

  /**
   * Reads a request as it came off the wire.
   *
   * @param target path with query, still encoded
   */
  public static Request of(
      String method,
      String scheme,
      String authority,
      String target,
      Map<String, List<String>> headers,
      byte[] body,
      String clientAddress) {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    boolean malformed = body.length > MAX_BODY;
    List<String> segments = List.of();
    Parameters query = Parameters.NONE;
    Parameters form = Parameters.NONE;
    String text = "";
    int question = target.indexOf('?');
    try {
      segments = segments(question < 0 ? target : target.substring(0, question));
      if (question >= 0) {
        query = Parameters.parse(target.substring(question + 1));
      }
      if (!malformed && isForm(byName)) {
        form = Parameters.parse(Parameters.utf8(body));
      } else if (!malformed) {
        text = Parameters.utf8(body);
      }
    } catch (CharacterCodingException e) {
      malformed = true;
    }
    return new Request(
        method.toUpperCase(Locale.ROOT),
        scheme,
        authority,
        segments,
        query,
        form,
        byName,
        cookies(byName),
        clientAddress,
        malformed,
        text);
  }

  /** The same with other parameters. */
  public Request with(Parameters changedQuery, Parameters changedForm) {
    return new Request(
        method,
        scheme,
        authority,
        segments,
        changedQuery,
        changedForm,
        headers,
        cookies,
        clientAddress,
        malformed,
        text);
  }

  /** The body, where it says that it is JSON; empty otherwise. */
  public String json() {
    return hasType(headers, "application/json") ? text : "";
  }

  private static boolean isForm(Map<String, List<String>> headers) {
    List<String> type = headers.getOrDefault("Content-Type", List.of());
    return type.isEmpty() || hasType(headers, "application/x-www-form-urlencoded");
  }

  private static boolean hasType(Map<String, List<String>> headers, String wanted) {
    return headers.getOrDefault("Content-Type", List.of()).stream()
        .limit(1)
        .anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith(wanted));
  }

  private static List<String> segments(String path) throws CharacterCodingException {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(Parameters.decode(segment, false));
      }
    }
    return List.copyOf(segments);
  }

  private static Map<String, String> cookies(Map<String, List<String>> headers) {
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String line : headers.getOrDefault("Cookie", List.of())) {
      for (String pair : line.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          cookies.putIfAbsent(
              pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
      }
    }
    return cookies;
  }

  /** The first header of this name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).flatMap(values -> values.stream().findFirst());
  }

  /** The authority's host in lower case, without its port. */
  public String host() {
    String lower = authority.toLowerCase(Locale.ROOT);
    int colon = lower.lastIndexOf(':');
    return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
  }

  /** The path, for people to read. */
  public String path() {
    return "/" + String.join("/", segments);
  }

  /** Method and path only: the rest may be secret. */
  @Override
  public String toString() {
    return method + " " + path();
  }
}
