package dev.platen.printer.mail;

import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** The saved mail server settings of one purpose; the password lies encrypted. */
public final class EmailServerSettingsStore {
  private final Database database;
  private final Purpose purpose;
  private final String table;

  /** What the password is sealed as, so that no other purpose's opens in its place. */
  private final String password;

  public EmailServerSettingsStore(Database database) {
    this(database, Purpose.MAIL);
  }

  public EmailServerSettingsStore(Database database, Purpose purpose) {
    this.database = database;
    this.purpose = purpose;
    this.table =
        switch (purpose) {
          case MAIL -> "email_server";
          case FAX_SERVER -> "fax_email_server";
        };
    this.password =
        switch (purpose) {
          case MAIL -> "mail password";
          case FAX_SERVER -> "fax server password";
        };
  }

  public Purpose purpose() {
    return purpose;
  }

  /** The saved settings, or those from the factory. */
  public EmailServerSettings read() {
    return database.read(this::read);
  }

  /** As {@link #read()}, inside a transaction. */
  public EmailServerSettings read(Handle handle) {
    return handle
        .createQuery("SELECT * FROM " + table)
        .map((row, context) -> settings(row))
        .findOne()
        .orElseGet(EmailServerSettings::factory);
  }

  private EmailServerSettings settings(ResultSet row) throws SQLException {
    return new EmailServerSettings(
        AuthenticationMethod.valueOf(row.getString("authentication_method")),
        EmailService.valueOf(row.getString("email_service")),
        row.getString("account"),
        database.key().open(password, row.getBytes("password_sealed")),
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
        INSERT OR REPLACE INTO %s
          (id, authentication_method, email_service, account, password_sealed, sender_address,
           smtp_server, smtp_port, secure_connection, certificate_validation, pop3_server,
           pop3_port)
        VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
            .formatted(table),
        settings.authenticationMethod().name(),
        settings.emailService().name(),
        settings.account(),
        database.key().seal(password, settings.password()),
        settings.senderAddress(),
        settings.smtpServer(),
        settings.smtpPort(),
        settings.secureConnection().name(),
        settings.certificateValidation(),
        settings.pop3Server(),
        settings.pop3Port());
  }
}
