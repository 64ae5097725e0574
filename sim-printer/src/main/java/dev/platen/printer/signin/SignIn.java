package dev.platen.printer.signin;

import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.signin.SignInState.SignedIn;
import java.util.Optional;

/**
 * The printer's own sign-in (not that of a user at the panel) for one purpose. One for the whole
 * device: whoever opens Web Config sees the same state. Safe for use by many threads.
 */
public interface SignIn {
  SignInState state();

  /**
   * The saved sign-in, the only one that mail is sent with, whatever a new one is doing meanwhile.
   */
  default Optional<SignedIn> saved() {
    return state() instanceof SignedIn signedIn && signedIn.saved()
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  /** Asks for a new code and starts polling; an earlier unfinished sign-in is given up. */
  void start(EmailService service);

  /** Gives up an unfinished sign-in; an earlier saved one stays. */
  void cancel();

  /** Forgets the sign-in, saved or not, and its tokens. */
  void signOut();

  /** Is called after each change of {@link #state()}, on any thread; close it to stop. */
  AutoCloseable onChange(Runnable listener);
}
