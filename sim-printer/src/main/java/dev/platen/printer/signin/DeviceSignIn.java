package dev.platen.printer.signin;

import dev.platen.printer.change.ChangeListeners;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.mail.EmailServerSettingsStore;
import dev.platen.printer.network.PrinterNetwork;
import dev.platen.printer.signin.OAuthClient.CodeReply;
import dev.platen.printer.signin.OAuthClient.PollReply;
import dev.platen.printer.signin.OAuthClient.RefreshReply;
import dev.platen.printer.signin.SignInState.CodeIssued;
import dev.platen.printer.signin.SignInState.Failed;
import dev.platen.printer.signin.SignInState.Reason;
import dev.platen.printer.signin.SignInState.Requesting;
import dev.platen.printer.signin.SignInState.SignedIn;
import dev.platen.printer.signin.SignInState.SignedOut;
import dev.platen.printer.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The printer's sign-in. Tokens of a finished sign-in are in memory only until the mail server
 * settings are saved; then both are written in one transaction (guide case SET-12). A new sign-in
 * leaves the saved one, and the mail that it sends, alone until then.
 *
 * <p>Waiting is the scheduler's, talking to the service is done on threads of its own, so that a
 * slow service holds up nobody else's timers.
 */
public final class DeviceSignIn implements SignIn, AutoCloseable {
  private static final Duration SLOW_DOWN = Duration.ofSeconds(5);
  private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofMinutes(5);
  private static final int SUBMISSION_PORT = 587;

  private final BooleanSupplier offered;
  private final OAuthClient client;
  private final Database database;
  private final EmailServerSettingsStore settingsStore;
  private final AccountStore accountStore;
  private final Clock clock;
  private final Defects defects;
  private final ScheduledExecutorService scheduler;
  private final ExecutorService background =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("printer-sign-in").factory());
  private final ChangeListeners listeners = new ChangeListeners();

  /** Guards the fields below; never held while talking to the service. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Held for a whole refresh, so that a refresh token is used once. */
  private final ReentrantLock refreshing = new ReentrantLock();

  /** Rises with each start, end and cancel: what an earlier attempt still has to say is dropped. */
  private long attempt;

  private Optional<SignInState> attemptState = Optional.empty();
  private Optional<Account> unsaved = Optional.empty();
  private Optional<Account> saved;
  private boolean closed;

  /**
   * @param offered whether the firmware of the moment has OAuth2 at all
   * @param clientId the application that this firmware signs in as
   * @param userAgent of its requests
   * @param settingsStore of the mail server that this sign-in is for; its purpose is the sign-in's
   * @param defects of the firmware of the moment
   */
  public DeviceSignIn(
      BooleanSupplier offered,
      String clientId,
      Supplier<String> userAgent,
      PrinterNetwork network,
      Database database,
      EmailServerSettingsStore settingsStore,
      Clock clock,
      ScheduledExecutorService scheduler,
      Defects defects) {
    this.offered = offered;
    this.client = new OAuthClient(clientId, network, userAgent, clock, defects);
    this.database = database;
    this.settingsStore = settingsStore;
    this.accountStore = new AccountStore(database, settingsStore.purpose(), defects);
    this.defects = defects;
    this.clock = clock;
    this.scheduler = scheduler;
    this.saved = accountStore.read();
    database.onUndone(() -> undisturbed(() -> saved = accountStore.read()));
  }

  /** Does {@code work} while nobody else changes this sign-in. */
  public void undisturbed(Runnable work) {
    locked(
        () -> {
          work.run();
          return attempt;
        });
  }

  @Override
  public SignInState state() {
    return locked(
        () ->
            attemptState
                .or(() -> unsaved.map(account -> signedIn(account, false)))
                .or(() -> saved.map(account -> signedIn(account, true)))
                .orElseGet(SignedOut::new));
  }

  private static SignInState signedIn(Account account, boolean saved) {
    return new SignedIn(account.service(), account.name(), saved);
  }

  @Override
  public Optional<SignedIn> saved() {
    return locked(
        () -> saved.map(account -> new SignedIn(account.service(), account.name(), true)));
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return listeners.add(listener);
  }

  @Override
  public void start(EmailService service) {
    if (!offered.getAsBoolean()) {
      throw new IllegalStateException("This firmware has no OAuth2");
    }
    long mine =
        locked(
            () -> {
              unsaved = Optional.empty();
              attemptState = Optional.of(new Requesting(service));
              return ++attempt;
            });
    listeners.changed();
    inBackground(() -> requestCode(mine, service));
  }

  private void requestCode(long mine, EmailService service) {
    CodeReply reply = client.requestCode(service);
    boolean current =
        locked(
            () -> {
              if (attempt != mine) {
                return false;
              }
              switch (reply) {
                case CodeReply.Issued issued -> waitForPerson(mine, service, issued);
                case CodeReply.Failed failed -> end(new Failed(service, failed.reason()));
              }
              return true;
            });
    if (current) {
      listeners.changed();
    }
  }

  private void waitForPerson(long mine, EmailService service, CodeReply.Issued issued) {
    Instant expiresAt = clock.instant().plus(issued.lifetime());
    attemptState =
        Optional.of(
            new CodeIssued(service, issued.userCode(), issued.verificationUri(), expiresAt));
    Duration interval =
        defects.has(Defect.IGNORES_INTERVAL) ? Duration.ofMillis(300) : issued.interval();
    after(interval, () -> poll(mine, service, issued, expiresAt, interval));
    // Polls can be far apart; the code's end is shown on time all the same.
    after(issued.lifetime(), () -> expire(mine, service, expiresAt));
  }

  private void expire(long mine, EmailService service, Instant expiresAt) {
    boolean expired =
        locked(
            () -> {
              if (attempt != mine
                  || clock.instant().isBefore(expiresAt)
                  || defects.has(Defect.POLLS_FOR_EVER)) {
                return false;
              }
              end(new Failed(service, Reason.CODE_EXPIRED));
              return true;
            });
    if (expired) {
      listeners.changed();
    }
  }

  private void poll(
      long mine,
      EmailService service,
      CodeReply.Issued issued,
      Instant expiresAt,
      Duration interval) {
    expire(mine, service, expiresAt);
    if (locked(() -> attempt != mine)) {
      return;
    }
    PollReply reply = client.poll(service, issued.code());
    boolean changed =
        locked(
            () -> {
              if (attempt != mine) {
                return false;
              }
              switch (reply) {
                case PollReply.Pending() ->
                    after(interval, () -> poll(mine, service, issued, expiresAt, interval));
                case PollReply.SlowDown() -> {
                  Duration longer = interval.plus(SLOW_DOWN);
                  after(longer, () -> poll(mine, service, issued, expiresAt, longer));
                }
                case PollReply.SignedIn(Account account) -> {
                  unsaved = Optional.of(account);
                  giveUp();
                }
                case PollReply.Failed(Reason reason) -> end(new Failed(service, reason));
              }
              return !(reply instanceof PollReply.Pending || reply instanceof PollReply.SlowDown);
            });
    if (changed) {
      listeners.changed();
    }
    if (reply instanceof PollReply.SignedIn && defects.has(Defect.SAVES_WITHOUT_OK)) {
      save(settingsStore.read().withMethod(AuthenticationMethod.OAUTH2));
    }
  }

  private void end(SignInState state) {
    giveUp();
    attemptState = Optional.of(state);
  }

  private void giveUp() {
    attempt++;
    attemptState = Optional.empty();
  }

  @Override
  public void cancel() {
    if (defects.has(Defect.CANCEL_KEEPS_CODE)) {
      return;
    }
    locked(
        () -> {
          giveUp();
          return attempt;
        });
    listeners.changed();
  }

  @Override
  public void signOut() {
    if (defects.has(Defect.SIGN_OUT_LEAVES_TOKENS)) {
      return;
    }
    locked(
        () -> {
          database.write(
              handle -> {
                accountStore.delete(handle);
                EmailServerSettings settings = settingsStore.read(handle);
                if (settings.authenticationMethod() == AuthenticationMethod.OAUTH2) {
                  settingsStore.write(handle, withoutAccount(settings));
                }
                return true;
              });
          giveUp();
          unsaved = Optional.empty();
          saved = Optional.empty();
          return attempt;
        });
    listeners.changed();
  }

  /**
   * Saves mail server settings and, in the same step, what becomes of the sign-in by them. With
   * OAuth2 an unsaved sign-in replaces the saved one, and the settings take their account and,
   * where blank, sender and server from it; a sign-in to another service than the settings name is
   * forgotten. With any other method the sign-in is forgotten.
   */
  public void save(EmailServerSettings settings) {
    locked(
        () -> {
          boolean oauth2 = settings.authenticationMethod() == AuthenticationMethod.OAUTH2;
          Optional<Account> kept =
              toSave().filter(account -> oauth2 && account.service() == settings.emailService());
          database.write(
              handle -> {
                settingsStore.write(handle, oauth2 ? complete(settings, kept) : settings);
                kept.ifPresentOrElse(
                    account -> accountStore.write(handle, account),
                    () -> accountStore.delete(handle));
                return true;
              });
          saved = kept;
          unsaved = Optional.empty();
          if (!oauth2) {
            giveUp();
          }
          return attempt;
        });
    listeners.changed();
  }

  private Optional<Account> toSave() {
    if (defects.has(Defect.OK_DISCARDS_SIGN_IN)) {
      return saved;
    }
    return defects.has(Defect.OK_KEEPS_EARLIER_SIGN_IN)
        ? saved.or(() -> unsaved)
        : unsaved.or(() -> saved);
  }

  private static EmailServerSettings complete(
      EmailServerSettings settings, Optional<Account> account) {
    String name = account.map(Account::name).orElse("");
    boolean ownServer = !settings.smtpServer().isBlank();
    return new EmailServerSettings(
        settings.authenticationMethod(),
        settings.emailService(),
        name,
        "",
        settings.senderAddress().isBlank() ? name : settings.senderAddress(),
        ownServer ? settings.smtpServer() : settings.emailService().smtpServer(),
        ownServer ? settings.smtpPort() : SUBMISSION_PORT,
        ownServer ? settings.secureConnection() : SecureConnection.STARTTLS,
        settings.certificateValidation(),
        settings.pop3Server(),
        settings.pop3Port());
  }

  /** A sender that came with the account goes with it; one that a person chose stays. */
  private static EmailServerSettings withoutAccount(EmailServerSettings settings) {
    return new EmailServerSettings(
        settings.authenticationMethod(),
        settings.emailService(),
        "",
        settings.password(),
        settings.senderAddress().equals(settings.account()) ? "" : settings.senderAddress(),
        settings.smtpServer(),
        settings.smtpPort(),
        settings.secureConnection(),
        settings.certificateValidation(),
        settings.pop3Server(),
        settings.pop3Port());
  }

  /**
   * An access token of the saved sign-in, renewed where less than five minutes of it are left. A
   * new refresh token is saved before the new access token is handed out, so that a power cut does
   * not lose it. Blocks while the service is asked.
   */
  public AccessToken accessToken() {
    refreshing.lock();
    try {
      Optional<Account> current = locked(() -> saved);
      return current.map(this::accessToken).orElseGet(AccessToken.NotSignedIn::new);
    } finally {
      refreshing.unlock();
    }
  }

  private AccessToken accessToken(Account account) {
    Tokens tokens = account.tokens();
    if (clock.instant().isBefore(tokens.expiresAt().minus(RENEW_BEFORE_EXPIRY))
        || defects.has(Defect.NEVER_RENEWS_TOKEN)) {
      return new AccessToken.Granted(account.name(), tokens.accessToken());
    }
    return switch (client.refresh(account)) {
      case RefreshReply.Renewed(Tokens renewed) -> keep(account, account.with(renewed));
      case RefreshReply.Expired() -> {
        if (defects.has(Defect.POLICY_ENDS_SIGN_IN_FOR_GOOD)) {
          signOut();
        }
        yield new AccessToken.Expired();
      }
      case RefreshReply.Refused() -> {
        if (defects.has(Defect.OUTAGE_ENDS_SIGN_IN)) {
          signOut();
        }
        yield new AccessToken.Refused();
      }
      case RefreshReply.Unreachable(var failure) ->
          defects.has(Defect.OUTAGE_SHOWN_AS_EXPIRY)
              ? new AccessToken.Expired()
              : new AccessToken.Unreachable(failure);
    };
  }

  private AccessToken keep(Account earlier, Account renewed) {
    return locked(
        () -> {
          if (!saved.equals(Optional.of(earlier))) {
            // Meanwhile somebody signed out, or saved another sign-in.
            return new AccessToken.NotSignedIn();
          }
          if (!defects.has(Defect.LOSES_RENEWED_TOKEN_ON_POWER_OFF)) {
            database.write(
                handle -> {
                  accountStore.write(handle, renewed);
                  return true;
                });
          }
          saved = Optional.of(renewed);
          return new AccessToken.Granted(renewed.name(), renewed.tokens().accessToken());
        });
  }

  private void after(Duration delay, Runnable work) {
    try {
      scheduler.schedule(() -> inBackground(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The bench's timers have stopped; so does this sign-in.
      giveUp();
    }
  }

  private void inBackground(Runnable work) {
    if (locked(() -> closed)) {
      return;
    }
    try {
      background.execute(work);
    } catch (RejectedExecutionException e) {
      // Switched off in between.
    }
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Stops polling; what is unsaved is lost, as without power. */
  @Override
  public void close() {
    locked(
        () -> {
          closed = true;
          giveUp();
          return closed;
        });
    background.shutdownNow();
  }
}
