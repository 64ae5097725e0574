package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.fax.FaxUnit;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.Purpose;
import dev.platen.printer.signin.SignIn;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One of the printer's mail servers, as its pages see it.
 *
 * @param page where its settings are
 * @param settings the saved ones
 * @param save saves settings and, with them, an unsaved sign-in
 * @param signIn to this server
 */
record EmailServer(
    Purpose purpose,
    SiteMap.Page page,
    Supplier<EmailServerSettings> settings,
    Consumer<EmailServerSettings> save,
    SignIn signIn) {

  /** Network &gt; Email Server &gt; Basic. */
  static EmailServer ofMail(Device device) {
    return new EmailServer(
        Purpose.MAIL,
        SiteMap.Page.EMAIL_SERVER_BASIC,
        device::emailServerSettings,
        device::saveEmailServerSettings,
        device.signIn());
  }

  /** Fax &gt; Fax Server &gt; Email Server Settings. */
  static EmailServer ofFaxServer(FaxUnit fax) {
    return new EmailServer(
        Purpose.FAX_SERVER,
        SiteMap.Page.FAX_SERVER_EMAIL,
        fax::emailServerSettings,
        fax::saveEmailServerSettings,
        fax.signIn());
  }

  /**
   * Whether server, port, encryption and sender can be chosen with OAuth2 too. A fax provider gives
   * its own (FAX-1); the mail server's are those of the service.
   */
  boolean choosesServer() {
    return purpose == Purpose.FAX_SERVER;
  }
}
