package dev.platen.bench.cli;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchPrinter;
import dev.platen.bench.console.AccessToken;
import dev.platen.bench.console.Console;
import dev.platen.bench.console.ConsoleServer;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.EntraId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of {@code --state-file}: where everything is and how to log in, for programs. */
final class StateDocument {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private StateDocument() {}

  static String of(Console console, ConsoleServer server, Optional<AccessToken> token) {
    Bench bench = console.bench();
    String address = bench.options().address();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ca", bench.ca().certificateFile().toString());
    document.put(
        "entra",
        ordered(
            "url",
            "https://"
                + (address.startsWith("127.") ? "localhost" : address)
                + ":"
                + bench.entra().port(),
            "address",
            address,
            "port",
            bench.entra().port(),
            "hosts",
            EntraId.hosts()));
    document.put(
        "smtp",
        bench.exchange().hosts().stream()
            .map(
                host ->
                    ordered("host", host, "address", address, "port", bench.exchange().smtpPort()))
            .toList());
    document.put(
        "imap", ordered("address", address, "port", bench.exchange().imapPort(), "tls", false));
    document.put("dns", ordered("address", address, "port", bench.dns().port()));
    document.put("control", server.url() + "api");
    token.ifPresent(secret -> document.put("controlToken", secret.secret()));
    document.put("startPage", server.url());
    document.put("tenant", tenant(console.tenant()));
    document.put(
        "printers", console.printers().stream().map(printer -> printer(printer, server)).toList());
    return JSON.writeValueAsString(document) + "\n";
  }

  private static Map<String, Object> tenant(BenchTenant tenant) {
    Tenant now = tenant.now();
    User admin = tenant.administrator();
    List<Map<String, Object>> users =
        now.users().stream()
            .map(
                user ->
                    ordered(
                        "user", user.principalName(),
                        "password", user.password(),
                        "mailbox", user.mailbox().address()))
            .toList();
    return ordered(
        "id", now.id().toString(),
        "domain", now.domain(),
        "clientId", tenant.printerApplication().clientId().toString(),
        "daemon",
            ordered(
                "clientId", tenant.daemon().clientId().toString(),
                "secret", Objects.requireNonNull(tenant.daemon().secret())),
        "admin", ordered("user", admin.principalName(), "password", admin.password()),
        "users", users);
  }

  private static Map<String, Object> printer(BenchPrinter printer, ConsoleServer server) {
    return ordered(
        "id", printer.id(),
        "model", printer.printer().device().model().id(),
        "firmware", printer.printer().device().firmware().version(),
        "webConfig", printer.webConfig().toString(),
        "panel", server.url() + "printers/" + printer.id() + "/panel/",
        "adminPassword", printer.label().administratorPassword());
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
