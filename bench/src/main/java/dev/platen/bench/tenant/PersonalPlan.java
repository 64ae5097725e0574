package dev.platen.bench.tenant;

import dev.platen.stubs.directory.PersonalAccount;
import dev.platen.stubs.directory.Tenant;

/**
 * A personal account to be made (guide case SET-5P).
 *
 * @param address sign-in name and mail address, for example {@code someone@outlook.com}
 * @param displayName the name that pages show
 */
public record PersonalPlan(String address, String displayName) {

  /**
   * The account, with a random password.
   *
   * @throws IllegalArgumentException where the address is none
   */
  public Tenant make() {
    return PersonalAccount.of(address, displayName, Passwords.random());
  }
}
