package dev.platen.features.device;

import dev.platen.features.browser.Browser;

/**
 * A customer's site under test: one printer, one organization, and what can be done with them. One
 * for each scenario.
 */
public interface Site extends AutoCloseable {
  /** The name under which Microsoft knows the printer: it stands on consent and last page. */
  String applicationName();

  /** The printer's IP address. */
  String printerAddress();

  String administratorPassword();

  /** The global administrator of the organization, whose mailbox the printer sends from. */
  Account administrator();

  /** Somebody of the organization without rights of an administrator. */
  Account employee();

  Mailbox recipient();

  Administration administration();

  Patience patience();

  Surroundings surroundings();

  ControlPanel panel(Browser browser);

  WebConfig webConfig(Browser browser);

  StatusSheet statusSheet();

  /** Sets the printer to OAuth2, with nobody signed in, as a preparation. */
  void useOauth2();

  /** Locks the panel's menus for everybody but the administrator, as a preparation. */
  void lockPanel();

  /**
   * Takes the power from the printer and gives it back. Panel and Web Config have to be opened
   * again; the address may be another.
   */
  void cutPower();

  /** Signs the administrator in at the printer, as a preparation. */
  void signIn(boolean saved);

  @Override
  void close();
}
