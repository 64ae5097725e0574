package dev.platen.stubs.directory;

/**
 * A user's mailbox in Exchange Online.
 *
 * @param address its primary SMTP address
 * @param authenticatedSmtp the mailbox's own switch; it wins over the organization's unless it
 *     inherits (reference exchange 5)
 * @param licensed whether there is a mailbox at all to send from
 */
public record Mailbox(String address, AuthenticatedSmtp authenticatedSmtp, boolean licensed) {

  /**
   * {@code Set-CASMailbox -SmtpClientAuthenticationDisabled}: {@code $null}, {@code $false}, {@code
   * $true}.
   */
  public enum AuthenticatedSmtp {
    INHERIT,
    ENABLED,
    DISABLED
  }

  public Mailbox withAuthenticatedSmtp(AuthenticatedSmtp changed) {
    return new Mailbox(address, changed, licensed);
  }
}
