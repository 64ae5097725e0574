package dev.platen.stubs.entra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/** As much of a browser as the sign-in pages need: cookies, forms, the ENTER key. */
final class Browser {
  private final Fetcher fetcher;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> typed = new HashMap<>();
  private final List<String> visited = new ArrayList<>();
  private String language = "en";
  private Answer answer = new Answer(0, List.of(), "");
  private Document page = new Document("");

  record Answer(int status, List<Map.Entry<String, String>> headers, String body) {
    List<String> headers(String name) {
      return headers.stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  @FunctionalInterface
  interface Fetcher {
    Answer fetch(String method, String target, Map<String, String> headers, String body)
        throws IOException;
  }

  Browser(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  Browser speaking(String acceptLanguage) {
    language = acceptLanguage;
    return this;
  }

  Browser open(String target) {
    return fetch("GET", target, "");
  }

  private Browser fetch(String method, String target, String body) {
    visited.add(target);
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept-Language", language);
    if (!cookies.isEmpty()) {
      headers.put(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (method.equals("POST")) {
      headers.put("Content-Type", "application/x-www-form-urlencoded");
    }
    try {
      answer = fetcher.fetch(method, target, headers, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String cookie : answer.headers("Set-Cookie")) {
      String pair = cookie.substring(0, cookie.indexOf(';'));
      cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    typed.clear();
    page = Jsoup.parse(answer.body());
    return this;
  }

  Browser type(String id, String text) {
    typed.put(element(id).attr("name"), text);
    return this;
  }

  /** Ticks a checkbox. */
  Browser tick(String id) {
    element(id).attr("checked", "checked");
    return this;
  }

  /** Presses a button of a form. */
  Browser click(String id) {
    return submit(element(id));
  }

  /**
   * Types into the focused field and presses ENTER: the form's first button is the one that counts.
   */
  Browser typeAndEnter(String text) {
    Element focused = page.select("[autofocus]").first();
    if (focused == null) {
      throw new AssertionError("Nothing has the focus on " + page);
    }
    if (!focused.attr("type").equals("submit")) {
      typed.put(focused.attr("name"), text);
    }
    return submit(form(focused).expectFirst("input[type=submit]"));
  }

  private Browser submit(Element button) {
    Element form = form(button);
    List<String> fields = new ArrayList<>();
    for (Element input : form.select("input")) {
      String name = input.attr("name");
      boolean sent =
          switch (input.attr("type")) {
            case "submit" -> input.equals(button) && !name.isEmpty();
            case "checkbox" -> input.hasAttr("checked");
            default -> true;
          };
      if (sent) {
        fields.add(name);
        fields.add(typed.getOrDefault(name, input.attr("value")));
      }
    }
    return fetch("POST", form.attr("action"), Cloud.form(fields.toArray(String[]::new)));
  }

  private static Element form(Element inside) {
    return Objects.requireNonNull(inside.closest("form"), "not in a form");
  }

  Browser enterCode(JsonNode deviceCode) {
    return open("/common/oauth2/deviceauth")
        .type("otc", deviceCode.path("user_code").asString())
        .click("idSIButton9");
  }

  Browser enterUser(String user) {
    return type("i0116", user)
        .click("idSIButton9")
        .type("i0118", Cloud.PASSWORD)
        .click("idSIButton9");
  }

  /** Where the answer sends the browser. */
  String location() {
    return answer.headers("Location").getFirst();
  }

  /** The parameters that the browser takes along in the query or fragment of that address. */
  Map<String, String> taken() {
    String location = location();
    int start = location.indexOf('?') < 0 ? location.indexOf('#') : location.indexOf('?');
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : location.substring(start + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /** One of them. */
  String taken(String name) {
    return Objects.requireNonNull(taken().get(name), () -> "no " + name + " in " + location());
  }

  void forgetCookies() {
    cookies.clear();
  }

  Document page() {
    return page;
  }

  Answer answer() {
    return answer;
  }

  List<String> visited() {
    return visited;
  }

  Element element(String id) {
    Element found = page.getElementById(id);
    if (found == null) {
      throw new AssertionError("No element " + id + " on the page: " + page.text());
    }
    return found;
  }

  boolean has(String id) {
    return page.getElementById(id) != null;
  }

  String text(String selector) {
    return page.select(selector).text();
  }
}
