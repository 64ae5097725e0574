package dev.platen.printer.signin;

import dev.platen.printer.mail.EmailServerSettings.EmailService;

/**
 * The printer's own sign-in (not that of a user at the panel). One for the whole device: whoever
 * opens Web Config sees the same state. Safe for use by many threads.
 */
public interface SignIn {
  SignInState state();

  /** Asks for a new code and starts polling; an earlier unfinished sign-in is given up. */
  void start(EmailService service);

  /** Gives up an unfinished sign-in; an earlier saved one stays. */
  void cancel();

  /** Forgets the sign-in, saved or not, and its tokens. */
  void signOut();

  /** Is called after each change of {@link #state()}, on any thread; close it to stop. */
  AutoCloseable onChange(Runnable listener);
}
