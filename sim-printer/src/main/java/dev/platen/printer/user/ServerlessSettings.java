package dev.platen.printer.user;

/**
 * How the printer treats its users.
 *
 * @param accessControl whether the panel asks who is there before it does anything
 * @param sender whose address To My Email sends from (guide case EPAS-0)
 */
public record ServerlessSettings(boolean accessControl, Sender sender) {

  /** As the printer leaves the factory. */
  public static ServerlessSettings factory() {
    return new ServerlessSettings(false, Sender.PRINTER);
  }

  /** Whose address. */
  public enum Sender {
    /** The printer's, by its own mail server settings and sign-in. */
    PRINTER,
    /** That of the account which the user signed in with. */
    USER
  }
}
