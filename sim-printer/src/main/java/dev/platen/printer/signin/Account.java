package dev.platen.printer.signin;

import dev.platen.printer.mail.EmailServerSettings.EmailService;

/**
 * A finished sign-in.
 *
 * @param name the sign-in name
 */
record Account(EmailService service, String name, Tokens tokens) {
  Account with(Tokens renewed) {
    return new Account(service, name, renewed);
  }
}
