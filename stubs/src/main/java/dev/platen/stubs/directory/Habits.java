package dev.platen.stubs.directory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is odd about the sign-ins of an account that a lab tries things out with.
 *
 * @param magic whether the account was made by its name alone and is put back into its first state
 *     whenever that name is entered
 * @param codeRefusedOnce whether the first entry of each device's user code is refused
 * @param approvalDelay how long a device goes on waiting after the user has let it in
 * @param tokensDatedBack how old the account's refresh tokens are when they are given out
 */
public record Habits(
    boolean magic, boolean codeRefusedOnce, Duration approvalDelay, Duration tokensDatedBack) {

  /** Nothing. */
  public static final Habits NONE = new Habits(false, false, Duration.ZERO, Duration.ZERO);

  /** Null is what a file that does not say holds. */
  public Habits(
      boolean magic,
      boolean codeRefusedOnce,
      @Nullable Duration approvalDelay,
      @Nullable Duration tokensDatedBack) {
    this.magic = magic;
    this.codeRefusedOnce = codeRefusedOnce;
    this.approvalDelay = approvalDelay == null ? Duration.ZERO : approvalDelay;
    this.tokensDatedBack = tokensDatedBack == null ? Duration.ZERO : tokensDatedBack;
  }
}
