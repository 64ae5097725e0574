package dev.platen.printer.signin;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.network.PrinterNetwork;
import dev.platen.printer.signin.OAuthClient.RedeemReply;
import dev.platen.printer.signin.OAuthClient.RefreshReply;
import dev.platen.printer.store.Database;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The sign-ins of the users at the panel, beside the printer's own (guide cases EPAS-0 to EPAS-U):
 * the authorization code grant (RFC 6749 section 4.1) with PKCE (RFC 7636) in the panel's browser.
 * Each user has tokens of one's own, saved as soon as they are there. State and verifier of a
 * sign-in under way are in memory only, good for one reply, and bound to the user who began it.
 */
public final class UserSignIns {
  private static final EmailService SERVICE = EmailService.MICROSOFT_EXCHANGE_ONLINE;

  /** How long a person may take at the sign-in page. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofMinutes(5);
  private static final int MAX_DETAIL = 300;

  private final OAuthClient client;
  private final UserAccountStore store;
  private final Clock clock;
  private final Defects defects;

  /** Guards the maps; never held while talking to the service. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Held for a whole refresh, so that a refresh token is used once. */
  private final ReentrantLock refreshing = new ReentrantLock();

  private final Map<Long, Account> accounts;
  private final Map<Long, UnderWay> underWay = new HashMap<>();

  private record UnderWay(State state, CodeVerifier verifier, URI redirectUri, Instant until) {
    @Override
    public String toString() {
      return "UnderWay[********]";
    }
  }

  /**
   * @param clientId the application that this firmware signs in as
   * @param userAgent of its requests
   * @param defects of the firmware of the moment
   */
  public UserSignIns(
      String clientId,
      Supplier<String> userAgent,
      PrinterNetwork network,
      Database database,
      Clock clock,
      Defects defects) {
    this.defects = defects;
    this.client = new OAuthClient(clientId, network, userAgent, clock, defects);
    this.store = new UserAccountStore(database, SERVICE);
    this.clock = clock;
    this.accounts = store.read();
  }

  /** How a sign-in ended. */
  public sealed interface Outcome {
    /** The tokens are saved. */
    record SignedIn(String account) implements Outcome {}

    /**
     * Not signed in.
     *
     * @param detail what the service says to it, on one line, empty where it says nothing
     */
    record Failed(Reason reason, String detail) implements Outcome {}
  }

  /** Why a sign-in failed. */
  public enum Reason {
    /** The person declined, at the page or its consent. */
    DECLINED,
    /** The service refused the sign-in or this application. */
    REFUSED,
    /** The service could not be reached, or what it said was not understood. */
    UNREACHABLE,
    /** The service's certificate is not trusted. */
    UNTRUSTED,
    /** The reply belongs to no sign-in of this user, or to one that is too old. */
    UNEXPECTED
  }

  /** The account that a user is signed in with. */
  public Optional<String> account(long user) {
    return locked(() -> Optional.ofNullable(accounts.get(user)).map(Account::name));
  }

  /**
   * Begins a sign-in; an earlier one of this user that is not finished is given up.
   *
   * @param redirectUri where the page sends the browser back to
   * @return the address of the sign-in page, with a fresh state and code challenge
   */
  public URI begin(long user, URI redirectUri) {
    UnderWay begun =
        new UnderWay(new State(), new CodeVerifier(), redirectUri, clock.instant().plus(PATIENCE));
    locked(() -> Optional.ofNullable(underWay.put(user, begun)));
    return client.authorizationUri(SERVICE, redirectUri, begun.state(), begun.verifier());
  }

  /** Whether this user has begun a sign-in that can still be finished. */
  public boolean underWay(long user) {
    return locked(() -> Optional.ofNullable(underWay.get(user)).filter(this::inTime).isPresent());
  }

  private boolean inTime(UnderWay begun) {
    return clock.instant().isBefore(begun.until());
  }

  /** Gives up a sign-in that is not finished; its reply will find nobody. */
  public void abandon(long user) {
    locked(() -> Optional.ofNullable(underWay.remove(user)));
  }

  /**
   * Takes the page's reply (RFC 6749 section 4.1.2) and redeems its code; blocks while the service
   * is asked. Its state is used up, whoever brings it.
   *
   * @param user who is logged in, empty where nobody is
   * @param reply query parameters of the redirect
   */
  public Outcome finish(Optional<Long> user, Map<String, String> reply) {
    Optional<UnderWay> begun = take(user, reply.getOrDefault("state", ""));
    if (begun.isEmpty() || user.isEmpty() || defects.has(Defect.REFUSES_USERS_REPLY)) {
      return new Outcome.Failed(Reason.UNEXPECTED, "");
    }
    String error = reply.getOrDefault("error", "");
    if (!error.isEmpty()) {
      return new Outcome.Failed(
          error.equals("access_denied") ? Reason.DECLINED : Reason.REFUSED,
          shortened(reply.getOrDefault("error_description", error)));
    }
    String code = reply.getOrDefault("code", "");
    if (code.isEmpty()) {
      return new Outcome.Failed(Reason.UNEXPECTED, "");
    }
    return switch (client.redeem(
        SERVICE, code, begun.get().redirectUri(), begun.get().verifier())) {
      case RedeemReply.SignedIn(Account account) -> save(user.get(), account);
      case RedeemReply.Failed(Reason reason, String detail) ->
          new Outcome.Failed(reason, shortened(detail));
    };
  }

  private Optional<UnderWay> take(Optional<Long> user, String state) {
    return locked(
        () -> {
          Optional<Long> owner =
              underWay.entrySet().stream()
                  .filter(entry -> entry.getValue().state().getValue().equals(state))
                  .map(Map.Entry::getKey)
                  .findAny();
          Optional<UnderWay> taken = owner.map(underWay::remove);
          return owner.equals(user) ? taken.filter(this::inTime) : Optional.empty();
        });
  }

  private Outcome save(long user, Account account) {
    return locked(
        () -> {
          if (!store.write(user, account)) {
            // Deleted meanwhile.
            return new Outcome.Failed(Reason.UNEXPECTED, "");
          }
          accounts.put(user, account);
          return new Outcome.SignedIn(account.name());
        });
  }

  /** Without the lines for the service's support, and without what a panel cannot show. */
  private static String shortened(String text) {
    String line = text.split("[\\r\\n]| *Trace ID:", 2)[0].replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() > MAX_DETAIL ? line.substring(0, MAX_DETAIL) : line;
  }

  /**
   * An access token of a user, renewed where less than five minutes of it are left. A new refresh
   * token is saved before the new access token is handed out. A refresh token that the service
   * calls void is forgotten. Blocks while the service is asked.
   */
  public AccessToken accessToken(long user) {
    refreshing.lock();
    try {
      return locked(() -> Optional.ofNullable(accounts.get(user)))
          .map(account -> accessToken(user, account))
          .orElseGet(AccessToken.NotSignedIn::new);
    } finally {
      refreshing.unlock();
    }
  }

  private AccessToken accessToken(long user, Account account) {
    Tokens tokens = account.tokens();
    if (clock.instant().isBefore(tokens.expiresAt().minus(RENEW_BEFORE_EXPIRY))) {
      return new AccessToken.Granted(account.name(), tokens.accessToken());
    }
    return switch (client.refresh(account)) {
      case RefreshReply.Renewed(Tokens renewed) -> keep(user, account, account.with(renewed));
      case RefreshReply.Expired() -> drop(user, account);
      case RefreshReply.Refused() -> new AccessToken.Refused();
      case RefreshReply.Unreachable(var failure) -> new AccessToken.Unreachable(failure);
    };
  }

  private AccessToken keep(long user, Account earlier, Account renewed) {
    return locked(
        () -> {
          if (!earlier.equals(accounts.get(user)) || !store.write(user, renewed)) {
            // Meanwhile the user signed out, or signed in with another account.
            return new AccessToken.NotSignedIn();
          }
          accounts.put(user, renewed);
          return new AccessToken.Granted(renewed.name(), renewed.tokens().accessToken());
        });
  }

  private AccessToken drop(long user, Account earlier) {
    return locked(
        () -> {
          if (earlier.equals(accounts.get(user)) && !defects.has(Defect.KEEPS_VOID_USER_SIGN_IN)) {
            store.delete(user);
            accounts.remove(user);
          }
          return new AccessToken.Expired();
        });
  }

  /** Forgets a user's tokens, and a sign-in under way. */
  public void signOut(long user) {
    locked(
        () -> {
          store.delete(user);
          return forgotten(user);
        });
  }

  /** Forgets what is in memory of a user whose sign-in was deleted with the user. */
  public void forget(long user) {
    locked(() -> forgotten(user));
  }

  private boolean forgotten(long user) {
    underWay.remove(user);
    return accounts.remove(user) != null;
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
