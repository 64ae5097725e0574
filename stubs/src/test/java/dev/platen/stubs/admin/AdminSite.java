package dev.platen.stubs.admin;

import dev.platen.stubs.admin.entra.EntraCenter;
import dev.platen.stubs.admin.exchange.ExchangeCenter;
import dev.platen.stubs.admin.office.OfficeCenter;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.InProcess;
import dev.platen.stubs.entra.SettableClock;
import dev.platen.stubs.exchange.trace.ClientReport;
import dev.platen.stubs.exchange.trace.MessageTrace;
import dev.platen.stubs.exchange.trace.TraceRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The web sites beside the sign-in service, and a new organization for each test. */
final class AdminSite {
  static final String PASSWORD = "correct horse";
  static final String ENTRA = "entra.microsoft.com";
  static final String EXCHANGE = "admin.exchange.microsoft.com";
  static final String OFFICE = "admin.microsoft.com";
  static final String EVIL = "<script>alert('\"1&')</script>";

  private final AtomicInteger tenants = new AtomicInteger();
  final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
  final Directory directory = new Directory();
  final MessageTrace trace = new MessageTrace();
  final ClientReport clients = new ClientReport();
  private final InProcess entra = new InProcess(directory, clock);

  AdminSite() {
    AdminCenters.services(
            directory,
            entra.login(),
            new EntraCenter(directory, entra::signIns),
            new ExchangeCenter(directory, trace::of, clients::of),
            new OfficeCenter(directory))
        .forEach((site, service) -> entra.host(site.hosts(), service));
  }

  /** A new organization with four people, a printer and a daemon. */
  Org organization() {
    int number = tenants.incrementAndGet();
    String domain = "org" + number + ".onmicrosoft.com";
    List<User> users = new ArrayList<>();
    users.add(user("admin@" + domain, "Ada Admin", Set.of(Role.GLOBAL_ADMINISTRATOR)));
    users.add(user("anna@" + domain, "Anna " + EVIL, Set.of()));
    users.add(user("apps@" + domain, "Abe Apps", Set.of(Role.CLOUD_APPLICATION_ADMINISTRATOR)));
    Application printer =
        new Application(
            UUID.randomUUID(), "Printer " + EVIL, true, true, null, List.of("https://p.example/"));
    Tenant tenant =
        directory.add(
            new Tenant(
                UUID.randomUUID(),
                "Organization " + number,
                List.of(domain),
                true,
                true,
                users,
                List.of(printer),
                List.of()),
            clock);
    return new Org(this, tenant.id(), domain, printer.clientId());
  }

  private static User user(String name, String displayName, Set<Role> roles) {
    return new User(
        UUID.randomUUID(),
        name,
        displayName,
        PASSWORD,
        roles,
        true,
        Instant.EPOCH,
        new Mailbox(name, AuthenticatedSmtp.INHERIT, true));
  }

  AdminBrowser browser() {
    return new AdminBrowser(entra);
  }

  /** An organization of a test. */
  record Org(AdminSite site, UUID id, String domain, UUID printer) {
    Tenant now() {
      return site.directory.tenant(id).orElseThrow();
    }

    String name(String person) {
      return person + "@" + domain;
    }

    User user(String person) {
      return now().user(name(person)).orElseThrow();
    }

    /** A browser with which the administrator has come to a page. */
    AdminBrowser admin(String host, String path) {
      return as("admin", host, path);
    }

    /** Somebody of it has sent a message. */
    void sent(String person, String recipient, String subject, TraceRow.Status status) {
      Instant at = site.clock.instant();
      site.trace.add(
          new TraceRow(
              at,
              id,
              name(person),
              recipient,
              "<1@printer.example>",
              subject,
              status,
              status == TraceRow.Status.FAILED ? "550 5.1.10 No such recipient" : "",
              1234,
              "ABC",
              "192.0.2.9"));
      site.clients.count(id, name(person), "TLSv1.3", "XOAUTH2", at);
    }

    AdminBrowser as(String person, String host, String path) {
      return site.browser().open(host, path).signIn(name(person), PASSWORD);
    }
  }
}
