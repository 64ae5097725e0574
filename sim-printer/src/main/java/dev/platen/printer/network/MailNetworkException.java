package dev.platen.printer.network;

/** Settings with which mail would use OAuth2 over the additional network (guide case SET-N). */
public final class MailNetworkException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public MailNetworkException() {
    super("The additional network has no OAuth2");
  }
}
