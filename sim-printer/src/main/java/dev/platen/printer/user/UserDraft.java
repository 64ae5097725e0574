package dev.platen.printer.user;

/**
 * A user as an administrator enters one; checked by {@link Users#check}.
 *
 * <pre>{@code
 * users.add(UserDraft.named("anna").withPin("4711").withEmail("anna@contoso.com"));
 * }</pre>
 */
public record UserDraft(
    String userName,
    String displayName,
    Secret pin,
    Secret card,
    Secret password,
    String email,
    boolean administrator) {

  /** A user of this name and nothing else. */
  public static UserDraft named(String userName) {
    return new UserDraft(
        userName,
        "",
        new Secret.Unchanged(),
        new Secret.Unchanged(),
        new Secret.Unchanged(),
        "",
        false);
  }

  public UserDraft withDisplayName(String text) {
    return new UserDraft(userName, text, pin, card, password, email, administrator);
  }

  public UserDraft withPin(String text) {
    return new UserDraft(
        userName, displayName, Secret.of(text), card, password, email, administrator);
  }

  public UserDraft withCard(String text) {
    return new UserDraft(
        userName, displayName, pin, Secret.of(text), password, email, administrator);
  }

  public UserDraft withPassword(String text) {
    return new UserDraft(userName, displayName, pin, card, Secret.of(text), email, administrator);
  }

  public UserDraft withEmail(String address) {
    return new UserDraft(userName, displayName, pin, card, password, address, administrator);
  }

  public UserDraft withAdministrator(boolean rights) {
    return new UserDraft(userName, displayName, pin, card, password, email, rights);
  }
}
