package dev.platen.features.simulator;

import dev.platen.bench.Bench;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.tenant.PersonalPlan;
import dev.platen.bench.tenant.TenantPlan;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.device.Account;
import dev.platen.features.device.Administration;
import dev.platen.features.device.FaxProvider;
import dev.platen.features.device.Mailbox;
import dev.platen.features.device.Wires;
import dev.platen.features.timeline.SiteTime;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.exchange.smtp.SmtpTranscript;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The customer of a site: an organization on the bench, its people and its mail. */
public final class BenchOrganization implements AutoCloseable {
  private static final int KEPT_SESSIONS = 1000;
  private static final String EMPLOYEE = "jonas";
  private static final String FAX_NUMBER = "35212345";
  private final Bench bench;
  private final BenchClock clock;
  private final int number;
  private final BenchTenant tenant;
  private final Instant founded;
  private @Nullable Account personal;
  private @Nullable FaxProvider faxProvider;

  private BenchOrganization(Bench bench, BenchClock clock, int number) {
    this.bench = bench;
    this.clock = clock;
    this.number = number;
    this.founded = bench.baseClock().instant();
    this.tenant =
        bench.newTenant(
            new TenantPlan("Site " + number, "site" + number + ".onmicrosoft.com", false), clock);
  }

  /**
   * An organization as new ones are, not prepared for printers.
   *
   * @param number that no other has
   */
  public static BenchOrganization found(Bench bench, BenchClock clock, int number) {
    return new BenchOrganization(bench, clock, number);
  }

  /** Gives the printers' application the id that a firmware signs in with. */
  public void registerApplication(UUID clientId) {
    bench
        .directory()
        .update(
            tenant.now().id(),
            now ->
                now.withApplication(
                    tenant.printerApplication().clientId(),
                    app ->
                        new Application(
                            clientId,
                            app.displayName(),
                            app.publicClientFlows(),
                            app.enabled(),
                            app.secret(),
                            app.redirectUris())));
  }

  public BenchTenant tenant() {
    return tenant;
  }

  /** The global administrator, whose mailbox the printer sends from. */
  public Account administrator() {
    User user = tenant.administrator();
    return new Account(user.principalName(), user.password());
  }

  /** Somebody without rights of an administrator. */
  public Account employee() {
    User user = tenant.now().user(EMPLOYEE + "@" + tenant.now().domain()).orElseThrow();
    return new Account(user.principalName(), user.password());
  }

  public Mailbox recipient() {
    return mailbox("anna@" + tenant.now().domain());
  }

  public Mailbox mailbox(String address) {
    return new ExchangeMailbox(bench.exchange(), address);
  }

  /** A personal account at Outlook.com; the same whenever it is asked for. */
  public Account personalAccount() {
    if (personal == null) {
      User user =
          bench.newPersonalAccount(
              new PersonalPlan("printer-" + number + "@outlook.com", "Olivia Home"), clock);
      personal = new Account(user.principalName(), user.password());
    }
    return personal;
  }

  /** Where a printer sends who signs in with this account to enter the code. */
  public String verificationUrl(Account account) {
    return account.equals(personal)
        ? "https://www.microsoft.com/link"
        : "https://microsoft.com/devicelogin";
  }

  /** An Internet fax provider; the same whenever it is asked for. */
  public FaxProvider faxProvider() {
    if (faxProvider == null) {
      String address = bench.newUser(tenant, FAX_NUMBER, "Fax").principalName();
      faxProvider = new FaxProvider(tenant.now().domain(), FAX_NUMBER, mailbox(address));
    }
    return faxProvider;
  }

  public Administration administration() {
    return new BenchAdministration(bench, tenant);
  }

  /** What goes wrong between the cloud and the printer at an address, which may change. */
  public Wires wires(Supplier<String> printerAddress) {
    return new FaultyWires(bench.faults(), printerAddress);
  }

  /** Microsoft's sign-in pages without a browser. */
  public QuickSignIn quickSignIn() {
    return new QuickSignIn(
        "https://%s:%d".formatted(signInHost(), bench.entra().port()),
        BenchTrust.of(bench.ca().certificate()));
  }

  /** The name that the bench's certificate has besides Microsoft's. */
  private String signInHost() {
    String address = bench.options().address();
    return address.startsWith("127.") ? "localhost" : address;
  }

  /** What the cloud knows of this organization's printer; of which, it has to be told. */
  public CloudRecords records(SiteTime time) {
    return new CloudRecords(bench, tenant, time);
  }

  /**
   * The SMTP sessions of the printer at an address, the oldest first, since the organization is
   * there.
   */
  public String smtpTranscript(String printerAddress) {
    return bench.exchange().recent(KEPT_SESSIONS).reversed().stream()
        .filter(session -> isOfThisSite(session, printerAddress))
        .map(SmtpTranscript::text)
        .collect(Collectors.joining("\n"));
  }

  /** Whoever did not get as far as a log-in is known by the address; it may have been another. */
  private boolean isOfThisSite(SmtpTranscript session, String printerAddress) {
    return (session.client().equals(printerAddress) && !session.opened().isBefore(founded))
        || session.mailbox().filter(administrator().name()::equals).isPresent();
  }

  @Override
  public void close() {
    bench.remove(tenant);
  }
}
