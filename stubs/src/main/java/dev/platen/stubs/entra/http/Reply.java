package dev.platen.stubs.entra.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the service answers.
 *
 * @param headers in order; a name may come more than once
 * @param body text, sent in UTF-8
 */
public record Reply(int status, List<Header> headers, String body) {
  /** One header line. */
  public record Header(String name, String value) {}

  public Reply {
    headers = List.copyOf(headers);
  }

  /** A JSON object, its members in the order of the map. */
  public static Reply json(int status, Map<String, ?> members) {
    return of(status, "application/json; charset=utf-8", Json.write(members));
  }

  public static Reply html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page);
  }

  public static Reply of(int status, String contentType, String text) {
    return new Reply(status, List.of(new Header("Content-Type", contentType)), text);
  }

  public static Reply empty(int status) {
    return new Reply(status, List.of(), "");
  }

  public static Reply redirect(String location) {
    return empty(302).with("Location", location);
  }

  /** The same with one more header line at the end. */
  public Reply with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Reply(status, more, body);
  }

  /** The same with these header lines before its own. */
  public Reply withFirst(Map<String, String> before) {
    List<Header> all = new ArrayList<>();
    before.forEach((name, value) -> all.add(new Header(name, value)));
    all.addAll(headers);
    return new Reply(status, all, body);
  }

  /** The first header of this name. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** The status only: the rest may be secret. */
  @Override
  public String toString() {
    return "Reply[" + status + "]";
  }
}
