package dev.platen.printer.event;

import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.signin.SignIn;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.signin.SignInState.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes events of what becomes of the printer's sign-in to the mail service. */
public final class SignInWatcher implements AutoCloseable {
  private final SignIn signIn;
  private final AutoCloseable subscription;
  private SignInState state;
  private Optional<SignedIn> saved;

  /** Watches from now on. */
  public SignInWatcher(SignIn signIn, EventBus events) {
    this.signIn = signIn;
    this.state = signIn.state();
    this.saved = signIn.saved();
    this.subscription = signIn.onChange(() -> look().forEach(events::publish));
  }

  private synchronized List<DeviceEvent> look() {
    SignInState before = state;
    Optional<SignedIn> savedBefore = saved;
    state = signIn.state();
    saved = signIn.saved();
    List<DeviceEvent> seen = new ArrayList<>();
    if (state instanceof SignedIn now && !now.saved() && !before.equals(now)) {
      seen.add(DeviceEvent.ofPrinter(Kind.MAIL_SIGNED_IN, now.account()));
    } else if (state instanceof SignInState.Failed failed && !before.equals(failed)) {
      seen.add(
          DeviceEvent.ofPrinter(
              Kind.MAIL_SIGN_IN_FAILED, failed.reason().name().toLowerCase(Locale.ROOT)));
    } else if (saved.isEmpty() && savedBefore.isPresent()) {
      seen.add(signedOut(savedBefore.get()));
    } else if (state instanceof SignInState.SignedOut && before instanceof SignedIn earlier) {
      seen.add(signedOut(earlier));
    }
    return seen;
  }

  private static DeviceEvent signedOut(SignedIn earlier) {
    return DeviceEvent.ofPrinter(Kind.MAIL_SIGNED_OUT, earlier.account());
  }

  @Override
  public void close() {
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException("A sign-in that cannot be left alone", e);
    }
  }
}
