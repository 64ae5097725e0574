package dev.platen.stubs.admin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * As much of a browser as the pages need, over real TLS: it finds every name on this machine,
 * checks certificates, and has cookies, redirects and forms. (The JDK's own client neither lets a
 * test say where a name is nor send another Host.)
 */
final class AdminBrowser {
  private static final int REDIRECTS = 10;

  private final Connections connections;
  private final int port;
  private final Map<String, Map<String, String>> cookies = new HashMap<>();
  private URI address = URI.create("https://nowhere/");
  private int status;
  private Map<String, List<String>> headers = Map.of();
  private Document page = new Document("");

  AdminBrowser(Connections connections, int port) {
    this.connections = connections;
    this.port = port;
  }

  /** One connection to each name, for all browsers: a handshake for each request takes long. */
  static final class Connections implements AutoCloseable {
    private final SSLContext trust;
    private final int port;
    private final Map<String, Connection> open = new HashMap<>();

    private record Connection(SSLSocket socket, InputStream in) {}

    Connections(SSLContext trust, int port) {
      this.trust = trust;
      this.port = port;
    }

    /** Sends a request, over a new connection where the old one was closed meanwhile. */
    InputStream ask(String host, String request) throws IOException {
      Connection known = open.get(host);
      if (known != null) {
        try {
          return ask(known, request);
        } catch (IOException e) {
          known.socket().close();
        }
      }
      Connection fresh = connect(host);
      open.put(host, fresh);
      return ask(fresh, request);
    }

    private static InputStream ask(Connection connection, String request) throws IOException {
      connection.socket().getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      connection.socket().getOutputStream().flush();
      connection.in().mark(1);
      if (connection.in().read() < 0) {
        throw new IOException("The server has closed the connection");
      }
      connection.in().reset();
      return connection.in();
    }

    private Connection connect(String host) throws IOException {
      Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
      SSLSocket tls = (SSLSocket) trust.getSocketFactory().createSocket(plain, host, port, true);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      return new Connection(tls, new BufferedInputStream(tls.getInputStream()));
    }

    @Override
    public void close() throws IOException {
      for (Connection connection : open.values()) {
        connection.socket().close();
      }
    }
  }

  AdminBrowser open(String host, String path) {
    return follow("GET", URI.create("https://" + host + ":" + port + path), "");
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
      if (status != 302 && status != 303) {
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
    String request =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + target.getRawAuthority()
            + "\r\n"
            + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
            + (method.equals("POST")
                ? "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + body.length()
                    + "\r\n"
                : "")
            + "\r\n"
            + body;
    try {
      read(connections.ask(target.getHost(), request), target.getHost());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    }
    return this;
  }

  private void read(InputStream in, String host) throws IOException {
    String first = line(in);
    status = Integer.parseInt(first.split(" ")[1]);
    headers = new LinkedHashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    for (String cookie : headers.getOrDefault("set-cookie", List.of())) {
      String pair = cookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      cookies
          .computeIfAbsent(host, name -> new LinkedHashMap<>())
          .put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    StringBuilder body = new StringBuilder();
    if (headers.containsKey("transfer-encoding")) {
      int size = Integer.parseInt(line(in), 16);
      while (size > 0) {
        body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
        line(in);
        size = Integer.parseInt(line(in), 16);
      }
      line(in);
    } else if (headers.containsKey("content-length")) {
      int size = Integer.parseInt(header("content-length"));
      body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
    }
    page = Jsoup.parse(body.toString());
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  void forgetCookies() {
    cookies.clear();
  }

  URI address() {
    return address;
  }

  int status() {
    return status;
  }

  String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
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
