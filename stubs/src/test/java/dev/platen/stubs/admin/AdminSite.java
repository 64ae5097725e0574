package dev.platen.stubs.admin;

import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.EntraId;
import dev.platen.stubs.entra.EntraSettings;
import dev.platen.stubs.entra.token.SigningKeys;
import dev.platen.stubs.exchange.ExchangeOnline;
import dev.platen.stubs.exchange.ExchangeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The web sites over HTTPS, and a new organization for each test. */
final class AdminSite implements AutoCloseable {
  static final String PASSWORD = "correct horse";
  static final String ENTRA = "entra.microsoft.com";
  static final String EXCHANGE = "admin.exchange.microsoft.com";
  static final String OFFICE = "admin.microsoft.com";
  static final String EVIL = "<script>alert('\"1&')</script>";

  private final AtomicInteger tenants = new AtomicInteger();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
  final Clock clock = new SettableClock(now::get);
  final Directory directory = new Directory();
  final ExchangeOnline exchange;
  final EntraId entra;
  private final AdminBrowser.Connections connections;
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  AdminSite(Path folder) throws Exception {
    CertificateAuthority ca = CertificateAuthority.open(folder);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", ca.certificate());
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    SSLContext trust = SSLContext.getInstance("TLS");
    trust.init(null, managers.getTrustManagers(), null);
    SigningKeys keys = SigningKeys.inMemory();
    entra = EntraId.start(EntraSettings.onLoopback(clock), directory, keys, ca);
    exchange =
        ExchangeOnline.start(
            ExchangeSettings.on(InetAddress.getLoopbackAddress()).withTarpit(Duration.ZERO),
            directory,
            keys::publicKeys,
            ca.serverContext(List.of("localhost")),
            clock,
            scheduler);
    AdminCenters.open(directory, entra, exchange);
    connections = new AdminBrowser.Connections(trust, entra.port());
  }

  void pass(Duration duration) {
    now.updateAndGet(at -> at.plus(duration));
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
    return new AdminBrowser(connections, entra.port());
  }

  @Override
  public void close() throws IOException {
    connections.close();
    entra.close();
    exchange.close();
    scheduler.shutdownNow();
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

    AdminBrowser as(String person, String host, String path) {
      return site.browser().open(host, path).signIn(name(person), PASSWORD);
    }
  }

  /** A clock that a test moves. */
  private static final class SettableClock extends Clock {
    private final InstantSource source;

    SettableClock(InstantSource source) {
      this.source = source;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return source.instant();
    }
  }
}
