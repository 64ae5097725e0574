package dev.platen.printer.signin;

import dev.platen.printer.network.NetworkFailure;

/** What the saved sign-in has to offer to a mail that is to be sent now. */
public sealed interface AccessToken {

  /**
   * A token that is good for at least five minutes more on the printer's clock.
   *
   * @param account whom it stands for
   */
  record Granted(String account, String token) implements AccessToken {
    @Override
    public String toString() {
      return "Granted[" + account + ", ********]";
    }
  }

  /** Nobody is signed in, or the sign-in was not saved (guide case TRB-2A). */
  record NotSignedIn() implements AccessToken {}

  /** Access and refresh token are void: somebody has to sign in again (guide case TRB-3). */
  record Expired() implements AccessToken {}

  /** The service could not be asked for a new token. */
  record Unreachable(NetworkFailure failure) implements AccessToken {}

  /** The service answered neither with a token nor with a plain refusal of the refresh token. */
  record Refused() implements AccessToken {}
}
