package dev.platen.bench.console;

import dev.platen.bench.BenchPrinter;
import dev.platen.stubs.directory.FirstParty;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.User;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of the console: start page, mailboxes, output trays, and the buttons on them. */
final class Pages implements HttpHandler {
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private final Console console;
  private final ConsoleServer server;
  private final MailView mail;

  Pages(Console console, ConsoleServer server) {
    this.console = console;
    this.server = server;
    this.mail = new MailView(console);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    List<String> path = List.of(exchange.getRequestPath().substring(1).split("/"));
    String call = exchange.getRequestMethod() + " /" + path.getFirst();
    switch (call) {
      case "GET /" -> start(exchange, null);
      case "GET /ca.pem" ->
          file(exchange, console.bench().ca().certificateFile(), "application/x-pem-file");
      case "GET /api-reference" ->
          server.page(exchange, "reference", Map.of("page", ReferencePage.make()));
      case "GET /mailboxes" -> mailbox(exchange, path);
      case "GET /magic" ->
          server.page(exchange, "magic", Map.of("page", MagicPage.of(console.tenant().now())));
      case "GET /printers" -> tray(exchange, path);
      case "POST /switches" -> flip(exchange, ConsoleServer.form(exchange));
      case "POST /clock" -> advance(exchange, ConsoleServer.form(exchange));
      case "POST /passwords" -> password(exchange, ConsoleServer.form(exchange));
      default -> notFound(exchange);
    }
  }

  private void start(HttpServerExchange exchange, @Nullable String said) {
    server.page(exchange, "start", Map.of("page", startPage(said)));
  }

  private StartPage startPage(@Nullable String said) {
    var bench = console.bench();
    String address = bench.options().address();
    Duration ahead = console.clock().aheadOfMachine();
    return new StartPage(
        console.printers().stream().map(this::card).toList(),
        console.tenant().now(),
        console.tenant().now().users().stream().map(this::row).toList(),
        List.of(
            new StartPage.Service("Entra ID (HTTPS)", address + ":" + bench.entra().port()),
            new StartPage.Service(
                "Exchange SMTP (STARTTLS)", address + ":" + bench.exchange().smtpPort()),
            new StartPage.Service("Mailboxes (IMAP)", address + ":" + bench.exchange().imapPort()),
            new StartPage.Service("Mailboxes (POP3)", address + ":" + bench.exchange().pop3Port()),
            new StartPage.Service("Name server (UDP, TCP)", address + ":" + bench.dns().port()),
            new StartPage.Service("Control API", server.url() + "api"),
            new StartPage.Service("State folder", bench.options().state().path().toString())),
        address + ":" + bench.exchange().imapPort(),
        TIME.format(console.clock().instant()),
        ahead.isZero() ? "" : ", which is " + days(ahead) + " ahead of real time",
        BrowserArguments.of(bench).stream().reduce("chromium", (a, b) -> a + " \\\n  '" + b + "'"),
        own("localhost", address, bench.entra().port()) + "/common/oauth2/deviceauth",
        FirstParty.centers().stream()
            .map(
                center ->
                    new StartPage.AdminCenter(
                        center.title(),
                        "https://" + center.hosts().getFirst() + "/",
                        local(address)
                            ? own(center.localHost(), address, bench.entra().port()) + "/"
                            : "https://" + center.hosts().getFirst() + "/"))
            .toList(),
        said);
  }

  private static boolean local(String address) {
    return address.startsWith("127.");
  }

  /** Where Entra ID's server is without any of Microsoft's names. */
  private static String own(String name, String address, int port) {
    return "https://" + (local(address) ? name : address) + ":" + port;
  }

  private static String days(Duration ahead) {
    return ahead.toDays() == 1 ? "1 day" : ahead.toDays() + " days";
  }

  private StartPage.PrinterCard card(BenchPrinter printer) {
    var device = printer.printer().device();
    String base = "/printers/" + printer.id();
    return new StartPage.PrinterCard(
        printer.id(),
        device.model().name(),
        device.firmware().version(),
        device.identity().serialNumber(),
        base + "/panel/",
        printer.webConfig().toString(),
        base + "/tray",
        device.outputTray().size());
  }

  private StartPage.AccountRow row(User user) {
    return new StartPage.AccountRow(
        user.id().toString(),
        user.principalName(),
        user.roles().isEmpty() ? "user" : "global administrator",
        user.mailbox().address(),
        console.bench().exchange().messages(user.mailbox().address()).size(),
        setting(user.mailbox().authenticatedSmtp()));
  }

  static String setting(AuthenticatedSmtp switchState) {
    return switch (switchState) {
      case INHERIT -> "inherit";
      case ENABLED -> "on";
      case DISABLED -> "off";
    };
  }

  private void flip(HttpServerExchange exchange, Map<String, String> form) {
    String to = form.getOrDefault("to", "");
    String which = form.getOrDefault("switch", "");
    if (!which.equals("mailbox-smtp-auth") && !to.equals("on") && !to.equals("off")) {
      throw new IllegalArgumentException("A switch is on or off; got \"" + to + "\".");
    }
    switch (which) {
      case "security-defaults" -> console.tenant().setSecurityDefaults(to.equals("on"));
      case "smtp-auth" -> console.tenant().setSmtpAuth(to.equals("on"));
      case "mailbox-smtp-auth" -> console.setMailboxSmtpAuth(form.getOrDefault("mailbox", ""), to);
      default -> throw new IllegalArgumentException("There is no switch \"" + which + "\".");
    }
    toStart(exchange);
  }

  private void advance(HttpServerExchange exchange, Map<String, String> form) {
    String days = form.getOrDefault("days", "");
    if (!days.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("Days are a whole number; got \"" + days + "\".");
    }
    console.advanceClock(Duration.ofDays(Integer.parseInt(days)));
    toStart(exchange);
  }

  /** After a change, the page is fetched anew: reloading it must not repeat the change. */
  private static void toStart(HttpServerExchange exchange) {
    exchange.setStatusCode(303);
    exchange.getResponseHeaders().put(Headers.LOCATION, "/");
  }

  private void password(HttpServerExchange exchange, Map<String, String> form) {
    String name = form.getOrDefault("name", "");
    Optional<String> password =
        console
            .printer(name)
            .map(printer -> printer.label().administratorPassword())
            .or(() -> console.tenant().now().user(name).map(User::password));
    if (password.isEmpty()) {
      notFound(exchange);
    } else {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
      exchange.getResponseSender().send(password.get());
    }
  }

  private void mailbox(HttpServerExchange exchange, List<String> path) throws Exception {
    if (path.size() < 2 || console.tenant().now().user(path.get(1)).isEmpty()) {
      notFound(exchange);
      return;
    }
    String address = path.get(1);
    if (path.size() == 2) {
      server.page(
          exchange, "mailbox", Map.of("page", new MailboxPage(address, mail.lines(address))));
    } else if (path.get(2).endsWith(".eml")) {
      download(
          exchange,
          mail.raw(address, number(path.get(2).replace(".eml", ""))),
          "message/rfc822",
          "message.eml");
    } else if (path.size() == 3) {
      server.page(exchange, "message", Map.of("page", mail.message(address, number(path.get(2)))));
    } else if (path.get(3).equals("html")) {
      sandboxed(exchange, mail.html(address, number(path.get(2))));
    } else if (path.size() == 5) {
      MailView.File file = mail.attachment(address, number(path.get(2)), number(path.get(3)));
      Optional<byte[]> picture =
          AttachmentPictures.png(file, number(path.get(4).replaceAll("^page-|\\.png$", "")));
      if (picture.isPresent()) {
        download(exchange, picture.get(), "image/png", path.get(4));
      } else {
        notFound(exchange);
      }
    } else {
      MailView.File file = mail.attachment(address, number(path.get(2)), number(path.get(3)));
      download(exchange, file.content(), file.contentType(), file.fileName());
    }
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("\"" + text + "\" is not a number.");
    }
    return Integer.parseInt(text);
  }

  private void tray(HttpServerExchange exchange, List<String> path) throws IOException {
    Optional<BenchPrinter> printer =
        path.size() < 3 || !path.get(2).equals("tray")
            ? Optional.empty()
            : console.printer(path.get(1));
    if (printer.isEmpty()) {
      notFound(exchange);
      return;
    }
    List<Path> sheets = printer.get().printer().device().outputTray();
    if (path.size() == 3) {
      Map<String, Object> parameters = new HashMap<>();
      parameters.put("printer", printer.get().printer().device().model().name());
      parameters.put("base", "/printers/" + path.get(1) + "/tray");
      parameters.put(
          "sheets", sheets.stream().map(sheet -> sheet.getFileName().toString()).toList());
      server.page(exchange, "tray", parameters);
      return;
    }
    Optional<Path> sheet =
        sheets.stream()
            .filter(file -> file.getFileName().toString().equals(path.get(3)))
            .findFirst();
    if (sheet.isEmpty()) {
      notFound(exchange);
    } else {
      file(exchange, sheet.get(), "application/pdf");
    }
  }

  private static void file(HttpServerExchange exchange, Path file, String type) throws IOException {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    exchange.getResponseSender().send(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  /** HTML of a mail, which may do nothing and load nothing; only a page of the bench frames it. */
  private static void sandboxed(HttpServerExchange exchange, String html) {
    exchange
        .getResponseHeaders()
        .put(
            new HttpString("Content-Security-Policy"),
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri"
                + " 'none'; form-action 'none'; frame-ancestors 'self'");
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
    exchange.getResponseSender().send(html);
  }

  /** Mail comes from outside: the browser keeps it, it does not show it as a page of the bench. */
  private static void download(
      HttpServerExchange exchange, byte[] content, String type, String fileName) {
    boolean shown = List.of("application/pdf", "image/jpeg", "image/png").contains(type);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    exchange
        .getResponseHeaders()
        .put(
            new HttpString("Content-Disposition"),
            (shown ? "inline" : "attachment")
                + "; filename=\""
                + fileName.replaceAll("[^A-Za-z0-9._-]", "_")
                + "\"");
    exchange.getResponseSender().send(ByteBuffer.wrap(content));
  }

  private void notFound(HttpServerExchange exchange) {
    exchange.setStatusCode(404);
    server.page(
        exchange,
        "problem",
        Map.of("title", "Not here", "text", "The bench has no page at this address."));
  }
}
