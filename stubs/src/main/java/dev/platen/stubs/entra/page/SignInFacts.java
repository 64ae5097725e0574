package dev.platen.stubs.entra.page;

import dev.platen.stubs.entra.fact.Facts;

/**
 * What {@code signin.yaml} says.
 *
 * @param lockoutThreshold after how many wrong passwords an account is locked
 * @param lockoutSeconds for how long
 * @param lockoutRemembers how many wrong passwords are remembered, which do not count again
 * @param passwordLeast characters
 * @param passwordMost characters
 * @param passwordKinds how many of capitals, small letters, digits and others it must have
 */
record SignInFacts(
    int lockoutThreshold,
    int lockoutSeconds,
    int lockoutRemembers,
    int passwordLeast,
    int passwordMost,
    int passwordKinds) {

  static final SignInFacts FACTS = Facts.read("signin.yaml", SignInFacts.class);
}
