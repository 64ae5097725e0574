package dev.platen.bench;

/**
 * The ports of a bench; 0 takes any free one.
 *
 * @param console start page, panels and control API (HTTP)
 * @param webConfig the first printer's Web Config (HTTPS)
 * @param webConfigPlain the same over HTTP, which leads to HTTPS
 * @param entra Entra ID (HTTPS)
 * @param smtp Exchange Online client submission
 * @param imap the mailboxes
 * @param dns the name server that printers ask (UDP and TCP)
 */
public record Ports(
    int console, int webConfig, int webConfigPlain, int entra, int smtp, int imap, int dns) {

  /** The mailboxes over POP3: two above IMAP's, or a free one as it. */
  public int pop3() {
    return imap == 0 ? 0 : imap + 2;
  }

  /** Where {@code platen up} listens unless told otherwise. */
  public static Ports usual() {
    return new Ports(8700, 8743, 8780, 8744, 8787, 8793, 8753);
  }

  /** Where printers of a lab look for Microsoft: they cannot be told another port than these. */
  public static Ports lab() {
    Ports usual = usual();
    return new Ports(
        usual.console, usual.webConfig, usual.webConfigPlain, 443, 587, usual.imap, 53);
  }

  /** Any free ports, for tests. */
  public static Ports free() {
    return new Ports(0, 0, 0, 0, 0, 0, 0);
  }
}
