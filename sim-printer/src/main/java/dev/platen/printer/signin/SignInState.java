package dev.platen.printer.signin;

import dev.platen.printer.mail.EmailServerSettings.EmailService;
import java.net.URI;
import java.time.Instant;

/** Where the printer's sign-in to its mail service stands. */
public sealed interface SignInState {

  /** Nobody is signed in, and no sign-in is under way. */
  record SignedOut() implements SignInState {}

  /** The printer has asked for a code and has no answer yet. */
  record Requesting(EmailService service) implements SignInState {}

  /**
   * A person has to enter the code at the URL; the printer polls meanwhile.
   *
   * @param userCode what the person types; never log it
   * @param expiresAt on the printer's clock
   */
  record CodeIssued(EmailService service, String userCode, URI verificationUri, Instant expiresAt)
      implements SignInState {
    @Override
    public String toString() {
      return "CodeIssued[" + service + ", userCode=********, expiresAt=" + expiresAt + "]";
    }
  }

  /**
   * Signed in.
   *
   * @param account the sign-in name, for example {@code printer.admin@contoso.onmicrosoft.com}
   * @param saved whether OK was clicked since: only a saved sign-in is used for mail (SET-12)
   */
  record SignedIn(EmailService service, String account, boolean saved) implements SignInState {}

  /** The last sign-in ended without success. */
  record Failed(EmailService service, Reason reason) implements SignInState {}

  /** Why a sign-in ended without success. */
  enum Reason {
    /** The code was not used within its lifetime. */
    CODE_EXPIRED,
    /** The person declined. */
    DECLINED,
    /** The service refused the sign-in or this application. */
    REFUSED,
    /** The service could not be reached, or what it said was not understood. */
    UNREACHABLE,
    /** The service's certificate is not trusted. */
    UNTRUSTED
  }
}
