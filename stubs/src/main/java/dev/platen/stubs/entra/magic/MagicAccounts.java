package dev.platen.stubs.entra.magic;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.entra.fact.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The accounts of {@code magic-accounts.yaml}. An organization has one of them from when its name
 * is entered on the sign-in page for the first time; until then it costs nothing and is in no list.
 * Whenever the name is entered again, the account is put back into its first state.
 */
public final class MagicAccounts {
  private record Rows(String password, String secret, List<MagicAccount> accounts) {}

  private static final Rows ROWS = Facts.read("magic-accounts.yaml", Rows.class);
  private static final Map<String, MagicAccount> BY_NAME =
      ROWS.accounts().stream()
          .collect(Collectors.toUnmodifiableMap(MagicAccount::name, Function.identity()));

  private MagicAccounts() {}

  /** All of them, in the file's order. */
  public static List<MagicAccount> all() {
    return ROWS.accounts();
  }

  /** The password of all of them; it is printed on the list and protects nothing. */
  public static String password() {
    return ROWS.password();
  }

  /** The base32 secret of the authenticator app that some have; it is printed, too. */
  public static String secret() {
    return ROWS.secret();
  }

  /**
   * Makes the account whose name somebody enters, or puts it back into its first state; does
   * nothing for every other name, and for an ordinary user who has a magic one's name.
   */
  public static void summon(Directory directory, String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    int at = name.indexOf('@');
    MagicAccount account = at < 0 ? null : BY_NAME.get(name.substring(0, at));
    if (account == null) {
      return;
    }
    String domain = name.substring(at + 1);
    Optional<Tenant> found =
        directory
            .tenant(domain)
            .filter(tenant -> tenant.kind() == TenantKind.ORGANIZATION)
            .filter(tenant -> !tenant.id().toString().equals(domain));
    if (found.isEmpty()) {
      return;
    }
    Tenant tenant = found.get();
    Instant now = directory.clock(tenant.id()).instant();
    if (!account.in(tenant, domain, now).equals(tenant)) {
      directory.update(tenant.id(), current -> account.in(current, domain, now));
    }
  }
}
