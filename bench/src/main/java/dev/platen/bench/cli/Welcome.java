package dev.platen.bench.cli;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchPrinter;
import dev.platen.bench.console.AccessToken;
import dev.platen.bench.console.ConsoleServer;
import dev.platen.bench.lab.Fingerprint;
import dev.platen.bench.lab.Lab;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.stubs.directory.User;
import java.util.Optional;

/** What {@code platen up} says once everything answers. */
final class Welcome {
  private final Terminal terminal;
  private final Bench bench;
  private final String address;

  Welcome(Terminal terminal, Bench bench) {
    this.terminal = terminal;
    this.bench = bench;
    this.address = bench.options().address();
  }

  /** What everybody wants to know. */
  void say(
      BenchTenant tenant, BenchPrinter printer, ConsoleServer server, Optional<AccessToken> token) {
    terminal.say("");
    terminal.say("Platen is up. Start page: " + server.url());
    terminal.say("");
    terminal.say("  Control panel   " + server.url() + "printers/" + printer.id() + "/panel/");
    terminal.say(
        "  Web Config      "
            + printer.webConfig()
            + "   administrator password: "
            + printer.label().administratorPassword());
    terminal.say(
        "  Entra ID        https://login.microsoftonline.com   at "
            + address
            + ":"
            + bench.entra().port());
    terminal.say(
        "  Exchange SMTP   smtp.office365.com:587, smtp-mail.outlook.com:587   at "
            + address
            + ":"
            + bench.exchange().smtpPort());
    terminal.say(
        "  Mailboxes       IMAP %s:%d, POP3 %s:%d"
            .formatted(address, bench.exchange().imapPort(), address, bench.exchange().pop3Port()));
    terminal.say("");
    terminal.say("  Accounts of " + tenant.now().domain());
    for (User user : tenant.now().users()) {
      terminal.say(
          "    %-42s %-14s %s"
              .formatted(
                  user.principalName(),
                  user.password(),
                  user.roles().isEmpty() ? "" : "global administrator"));
    }
    terminal.say("");
    token.ifPresent(
        secret -> {
          terminal.say("Start page and control API ask for this token: " + secret.secret());
          terminal.say("It is kept in " + bench.options().state().path().resolve(AccessToken.FILE));
          terminal.say("");
        });
    terminal.say("A browser in which Microsoft's names lead here: ./platen browser");
  }

  /** What has to be set in the printers of a lab. */
  void sayOfLab(Lab lab) {
    terminal.say("");
    terminal.say("For the printers of the lab");
    terminal.say("  DNS server      " + address + ":" + bench.dns().port() + " (UDP, TCP)");
    terminal.say("  Time server     " + address + ":" + lab.timePort() + " (SNTP)");
    terminal.say(
        "  CA certificate  http://"
            + address
            + (lab.pagePort() == 80 ? "" : ":" + lab.pagePort())
            + "/");
    terminal.say("  its SHA-256     " + Fingerprint.of(bench.ca().certificate(), "SHA-256"));
    lab.furtherSmtpPort()
        .ifPresent(port -> terminal.say("  SMTP besides    " + address + ":" + port));
    terminal.say("See whether all is well: ./platen doctor --bind " + address);
    terminal.say("");
  }
}
