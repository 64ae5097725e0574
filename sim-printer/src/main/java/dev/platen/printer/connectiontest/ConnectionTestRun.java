package dev.platen.printer.connectiontest;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.mail.Credentials;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.MailClient;
import dev.platen.printer.network.NetworkFailure;
import dev.platen.printer.network.NetworkFailure.NotTrusted;
import dev.platen.printer.signin.AccessToken;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs connection tests on a thread of its own, over the printer's own mail client. */
public final class ConnectionTestRun implements ConnectionTest, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ConnectionTestRun.class);

  private final MailClient mailClient;
  private final Supplier<EmailServerSettings> settings;
  private final Supplier<AccessToken> accessToken;
  private final BooleanSupplier working;
  private final Defects defects;
  private volatile State state = new State.NotRun();
  private final ExecutorService background =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("printer-mail-test").factory());

  /**
   * @param settings the saved ones
   * @param accessToken of the saved sign-in; may block
   * @param working whether a job is under way
   * @param defects of the firmware of the moment
   */
  public ConnectionTestRun(
      MailClient mailClient,
      Supplier<EmailServerSettings> settings,
      Supplier<AccessToken> accessToken,
      BooleanSupplier working,
      Defects defects) {
    this.defects = defects;
    this.mailClient = mailClient;
    this.settings = settings;
    this.accessToken = accessToken;
    this.working = working;
  }

  @Override
  public synchronized boolean start() {
    State before = state;
    if (before instanceof State.Running || working.getAsBoolean()) {
      return false;
    }
    state = new State.Running();
    try {
      background.execute(() -> state = new State.Done(run()));
      return true;
    } catch (RejectedExecutionException e) {
      // Switched off in between.
      state = before;
      return false;
    }
  }

  @Override
  public State state() {
    return state;
  }

  private TestResult run() {
    try {
      TestResult found = test(settings.get());
      return defects.has(Defect.CONNECTION_TEST_ALWAYS_GOOD) ? TestResult.SUCCESSFUL : found;
    } catch (RuntimeException e) {
      log.error("The connection test broke off", e);
      return TestResult.BROKEN_OFF;
    }
  }

  private TestResult test(EmailServerSettings now) {
    return switch (now.authenticationMethod()) {
      case OFF -> test(now, new Credentials.None());
      case SMTP_AUTH -> test(now, new Credentials.Login(now.account(), now.password()));
      case POP_BEFORE_SMTP -> test(now, new Credentials.PopFirst(now.account(), now.password()));
      case OAUTH2 ->
          switch (accessToken.get()) {
            case AccessToken.Granted(String account, String token) ->
                test(now, new Credentials.Bearer(account, token));
            case AccessToken.NotSignedIn none -> TestResult.NOT_SIGNED_IN;
            case AccessToken.Expired expired -> TestResult.SIGN_IN_EXPIRED;
            case AccessToken.Refused refused -> TestResult.SIGN_IN_REFUSED;
            case AccessToken.Unreachable(NetworkFailure failure) -> unreachable(failure);
          };
    };
  }

  private TestResult test(EmailServerSettings now, Credentials credentials) {
    return mailClient.test(now, credentials).map(TestResult::of).orElse(TestResult.SUCCESSFUL);
  }

  private static TestResult unreachable(NetworkFailure failure) {
    return failure instanceof NotTrusted(String host, NetworkFailure.Distrust distrust)
        ? switch (distrust) {
          case UNKNOWN_AUTHORITY -> TestResult.CERTIFICATE_UNKNOWN_AUTHORITY;
          case NOT_VALID_NOW -> TestResult.CERTIFICATE_NOT_VALID_NOW;
          case WRONG_NAME -> TestResult.CERTIFICATE_WRONG_NAME;
          case DAMAGED -> TestResult.CERTIFICATE_DAMAGED;
        }
        : TestResult.SIGN_IN_UNREACHABLE;
  }

  /** Breaks off a test that is under way. */
  @Override
  public void close() {
    background.shutdownNow();
  }
}
