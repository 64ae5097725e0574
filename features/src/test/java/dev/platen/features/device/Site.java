package dev.platen.features.device;

import dev.platen.features.browser.Browser;
import dev.platen.features.browser.MicrosoftPages;
import dev.platen.features.timeline.FlightRecorder;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

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

  Mailbox mailbox(String address);

  /** A personal account at Outlook.com; the same whenever it is asked for. */
  Account personalAccount();

  /** Where the printer sends who signs in with this account to enter the code. */
  String verificationUrl(Account account);

  /** An Internet fax provider; the same whenever it is asked for. */
  FaxProvider faxProvider();

  Administration administration();

  /**
   * The admin centers as they show in a browser.
   *
   * @param signIn signs the administrator in on Microsoft's pages, when a site leads there
   */
  AdminCenters adminCenters(Browser browser, Consumer<MicrosoftPages> signIn);

  Wires wires();

  Patience patience();

  Surroundings surroundings();

  /** Where the control panel shows in a browser. */
  URI panelAddress();

  /** Where Web Config answers. */
  URI webConfigAddress();

  ControlPanel panel(Browser browser);

  WebConfig webConfig(Browser browser);

  StatusSheet statusSheet();

  /** Sets the printer to OAuth2, with nobody signed in, as a preparation. */
  void useOauth2();

  /** The newest firmware for this printer, as a file to be uploaded. */
  Path newestFirmware();

  /** Firmware from before OAuth 2.0 for this printer, as a file to be uploaded. */
  Path firmwareBeforeOauth2();

  /** A folder of this scenario's own for files that a browser brings. */
  Path downloads();

  /**
   * Puts a proxy into the printer's network; it goes with the site.
   *
   * @param inspecting whether it opens what goes through it, under certificates of its own
   */
  WebProxy newProxy(boolean inspecting);

  /**
   * Registers the administrator and the employee as users of the printer, each with a PIN, and has
   * the panel ask who is there.
   */
  void registerUsers();

  /** The PIN of a registered user. */
  String pinOf(Account user);

  /** Sets To My Email to send from the users' own addresses, as a preparation. */
  void sendFromUsersAddresses();

  /** Signs a registered user in to Microsoft at the panel, as a preparation. */
  void signInAtPanel(Account user);

  /** Gives the printer's application consent for the whole organization, as a preparation. */
  void consentForOrganization();

  /** Locks the panel's menus for everybody but the administrator, as a preparation. */
  void lockPanel();

  /** The mains of the printer. */
  Power power();

  /** Who the printer says that it is. */
  Identity identity();

  /** What became of the printer's jobs. */
  JobHistory jobHistory();

  /** Signs the administrator in at the printer, as a preparation. */
  void signIn(boolean saved);

  /**
   * Has what happens at this site noted from now on; of a site at Microsoft's own cloud nothing is
   * known but what a person sees.
   */
  void watchedBy(FlightRecorder recorder);

  @Override
  void close();
}
