package dev.platen.stubs.directory;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes personal Microsoft accounts, such as {@code someone@outlook.com}. */
public final class PersonalAccount {
  private static final SecureRandom RANDOM = new SecureRandom();

  private PersonalAccount() {}

  /**
   * A new account with a mailbox that may send; it goes into the directory by {@link
   * Directory#add}.
   *
   * @param address sign-in name and mail address
   * @param displayName the name that pages and tokens show
   * @throws IllegalArgumentException where the address is none
   */
  public static Tenant of(String address, String displayName, String password) {
    if (!address.matches("[^@\\s]+@[^@\\s]+")) {
      throw new IllegalArgumentException(
          "A personal account needs an address such as someone@outlook.com, not " + address);
    }
    // The object id of a personal account begins with zeros (reference entra 5.2).
    UUID userId = new UUID(0, RANDOM.nextLong());
    return new Tenant(
        UUID.randomUUID(),
        displayName,
        List.of(),
        false,
        false,
        List.of(
            new User(
                userId,
                address,
                displayName,
                password,
                Set.of(),
                true,
                Instant.EPOCH,
                new Mailbox(address, Mailbox.AuthenticatedSmtp.INHERIT, true))),
        List.of(),
        List.of(),
        TenantKind.PERSONAL,
        UserConsent.ALLOWED,
        null,
        null,
        null);
  }
}
