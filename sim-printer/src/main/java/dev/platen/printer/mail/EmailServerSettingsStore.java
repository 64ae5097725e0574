package dev.platen.printer.mail;

import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** The saved mail server settings; the password lies encrypted. */
public final class EmailServerSettingsStore {
  private static final String PASSWORD = "mail password";

  private final Database database;

  public EmailServerSettingsStore(Database database) {
    this.database = database;
  }

  /** The saved settings, or those from the factory. */
  public EmailServerSettings read() {
    return database.read(this::read);
  }

  /** As {@link #read()}, inside a transaction. */
  public EmailServerSettings read(Handle handle) {
    return handle
        .createQuery("SELECT * FROM email_server")
        .map((row, context) -> settings(row))
        .findOne()
        .orElseGet(EmailServerSettings::factory);
  }

  private EmailServerSettings settings(ResultSet row) throws SQLException {
    return new EmailServerSettings(
        AuthenticationMethod.valueOf(row.getString("authentication_method")),
        EmailService.valueOf(row.getString("email_service")),
        row.getString("account"),
        database.key().open(PASSWORD, row.getBytes("password_sealed")),
        row.getString("sender_address"),
        row.getString("smtp_server"),
        row.getInt("smtp_port"),
        SecureConnection.valueOf(row.getString("secure_connection")),
        row.getBoolean("certificate_validation"),
        row.getString("pop3_server"),
        row.getInt("pop3_port"));
  }

  /** Saves inside a transaction, so that a sign-in can be saved in the same step. */
  public void write(Handle handle, EmailServerSettings settings) {
    handle.execute(
        """
        INSERT OR REPLACE INTO email_server
          (id, authentication_method, email_service, account, password_sealed, sender_address,
           smtp_server, smtp_port, secure_connection, certificate_validation, pop3_server,
           pop3_port)
        VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        settings.authenticationMethod().name(),
        settings.emailService().name(),
        settings.account(),
        database.key().seal(PASSWORD, settings.password()),
        settings.senderAddress(),
        settings.smtpServer(),
        settings.smtpPort(),
        settings.secureConnection().name(),
        settings.certificateValidation(),
        settings.pop3Server(),
        settings.pop3Port());
  }
}
