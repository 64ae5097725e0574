package dev.platen.features.inspection;

import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;

/** Mail server settings to inspect with. */
final class InspectedSettings {
  private InspectedSettings() {}

  static EmailServerSettings oauth2() {
    return new EmailServerSettings(
        AuthenticationMethod.OAUTH2,
        EmailService.MICROSOFT_EXCHANGE_ONLINE,
        "",
        "",
        "",
        EmailService.MICROSOFT_EXCHANGE_ONLINE.smtpServer(),
        587,
        SecureConnection.STARTTLS,
        true,
        "",
        110);
  }
}
