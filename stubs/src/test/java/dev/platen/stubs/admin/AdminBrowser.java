package dev.platen.stubs.admin;

import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.http.Service;
import java.net.URI;
import java.net.URLEncoder;
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

/**
 * As much of a browser as the pages need: cookies by host, redirects and forms. It asks the service
 * itself; that these names are answered over HTTPS, too, is proved where the bench is.
 */
final class AdminBrowser {
  private static final int REDIRECTS = 10;
  private static final int PORT = 8443;

  private final Service service;
  private final Map<String, Map<String, String>> cookies = new HashMap<>();
  private URI address = URI.create("https://nowhere/");
  private Reply reply = Reply.empty(0);
  private Document page = new Document("");

  AdminBrowser(Service service) {
    this.service = service;
  }

  AdminBrowser open(String host, String path) {
    return follow("GET", URI.create("https://" + host + ":" + PORT + path), "");
  }

  /** Types name and password on the pages of the sign-in service. */
  AdminBrowser signIn(String user, String password) {
    if (has("i0116")) {
      type("i0116", user).press("idSIButton9");
    }
    return type("i0118", password).press("idSIButton9");
  }

  AdminBrowser type(String id, String text) {
    Element field = element(id);
    if (field.normalName().equals("textarea")) {
      field.text(text);
    } else {
      field.attr("value", text);
    }
    return this;
  }

  AdminBrowser tick(String id, boolean on) {
    Element box = element(id);
    if (on) {
      box.attr("checked", "checked");
    } else {
      box.removeAttr("checked");
    }
    return this;
  }

  AdminBrowser choose(String id, String value) {
    for (Element option : element(id).select("option")) {
      option.removeAttr("selected");
      if (option.attr("value").equals(value)) {
        option.attr("selected", "selected");
      }
    }
    return this;
  }

  /** Presses a button by its id. */
  AdminBrowser press(String id) {
    return submit(element(id));
  }

  AdminBrowser submit(Element button) {
    Element form = Objects.requireNonNull(button.closest("form"), "not in a form");
    List<String> fields = new ArrayList<>();
    for (Element field : form.select("input, select, textarea")) {
      String value =
          switch (field.normalName()) {
            case "select" -> {
              Element chosen = field.selectFirst("option[selected]");
              yield (chosen == null ? field.expectFirst("option") : chosen).attr("value");
            }
            case "textarea" -> field.wholeText();
            default -> field.attr("value");
          };
      String type = field.attr("type");
      boolean sent =
          switch (type) {
            case "submit" -> field.equals(button) && field.hasAttr("name");
            case "checkbox" -> field.hasAttr("checked");
            default -> true;
          };
      if (sent) {
        fields.add(encoded(field.attr("name")) + "=" + encoded(value));
      }
    }
    URI target = address.resolve(form.attr("action"));
    String text = String.join("&", fields);
    return form.attr("method").equals("post")
        ? follow("POST", target, text)
        : follow("GET", URI.create(target + "?" + text), "");
  }

  /** Posts what a form would, without one. */
  AdminBrowser post(String path, String... fields) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      all.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
    }
    return follow("POST", address.resolve(path), String.join("&", all));
  }

  /** Follows a link of this site. */
  AdminBrowser go(String path) {
    return follow("GET", address.resolve(path), "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private AdminBrowser follow(String method, URI target, String body) {
    URI next = target;
    String how = method;
    String what = body;
    for (int i = 0; i < REDIRECTS; i++) {
      fetch(how, next, what);
      if (reply.status() != 302 && reply.status() != 303) {
        return this;
      }
      next = address.resolve(header("location"));
      how = "GET";
      what = "";
    }
    throw new AssertionError("Too many redirects, the last to " + next);
  }

  /** One request, without going where it leads. */
  AdminBrowser fetch(String method, URI target, String body) {
    address = target;
    String cookie =
        cookies.getOrDefault(target.getHost(), Map.of()).entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining("; "));
    String path =
        (target.getRawPath().isEmpty() ? "/" : target.getRawPath())
            + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    Map<String, List<String>> headers = new LinkedHashMap<>();
    if (!cookie.isEmpty()) {
      headers.put("Cookie", List.of(cookie));
    }
    if (method.equals("POST")) {
      headers.put("Content-Type", List.of("application/x-www-form-urlencoded"));
    }
    reply =
        service.answer(
            Request.of(
                method,
                "https",
                target.getRawAuthority(),
                path,
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1"));
    for (Reply.Header header : reply.headers()) {
      if (header.name().equals("Set-Cookie")) {
        String pair = header.value().split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies
            .computeIfAbsent(target.getHost(), name -> new LinkedHashMap<>())
            .put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    page = Jsoup.parse(reply.body());
    return this;
  }

  void forgetCookies() {
    cookies.clear();
  }

  URI address() {
    return address;
  }

  int status() {
    return reply.status();
  }

  String header(String name) {
    return reply.header(name).orElse("");
  }

  Document page() {
    return page;
  }

  Element element(String id) {
    Element found = page.getElementById(id);
    if (found == null) {
      throw new AssertionError("No element " + id + " on " + address + ": " + page.text());
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
