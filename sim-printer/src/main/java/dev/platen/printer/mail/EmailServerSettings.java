package dev.platen.printer.mail;

/**
 * Web Config's page Network &gt; Email Server &gt; Basic, as saved (reference printer 1.2).
 *
 * @param account sign-in name for SMTP AUTH or POP before SMTP; with OAuth2 it is the sign-in's
 * @param password for SMTP AUTH or POP before SMTP, empty where none
 * @param senderAddress the From address; with OAuth2 the signed-in account unless set otherwise
 * @param certificateValidation whether the mail server must show a certificate that the printer
 *     trusts
 */
public record EmailServerSettings(
    AuthenticationMethod authenticationMethod,
    EmailService emailService,
    String account,
    String password,
    String senderAddress,
    String smtpServer,
    int smtpPort,
    SecureConnection secureConnection,
    boolean certificateValidation,
    String pop3Server,
    int pop3Port) {

  /** As the printer leaves the factory. */
  public static EmailServerSettings factory() {
    return new EmailServerSettings(
        AuthenticationMethod.OFF,
        EmailService.MICROSOFT_EXCHANGE_ONLINE,
        "",
        "",
        "",
        "",
        25,
        SecureConnection.NONE,
        true,
        "",
        110);
  }

  /** These settings with another authentication method. */
  public EmailServerSettings withMethod(AuthenticationMethod method) {
    return new EmailServerSettings(
        method,
        emailService,
        account,
        password,
        senderAddress,
        smtpServer,
        smtpPort,
        secureConnection,
        certificateValidation,
        pop3Server,
        pop3Port);
  }

  /** How the printer proves to the mail server who it is. */
  public enum AuthenticationMethod {
    OFF,
    SMTP_AUTH,
    POP_BEFORE_SMTP,
    OAUTH2
  }

  /** The mail service that OAuth2 signs in to; it decides server, port and encryption. */
  public enum EmailService {
    MICROSOFT_EXCHANGE_ONLINE("smtp.office365.com", "organizations"),
    OUTLOOK_COM("smtp-mail.outlook.com", "consumers");

    private final String smtpServer;
    private final String authorityTenant;

    EmailService(String smtpServer, String authorityTenant) {
      this.smtpServer = smtpServer;
      this.authorityTenant = authorityTenant;
    }

    /** Host of client submission, on port 587 with STARTTLS. */
    public String smtpServer() {
      return smtpServer;
    }

    /** The tenant segment of the authority that accounts of this service sign in at. */
    public String authorityTenant() {
      return authorityTenant;
    }
  }

  /** Encryption between printer and mail server. */
  public enum SecureConnection {
    NONE,
    SSL_TLS,
    STARTTLS
  }

  /** These settings with another encryption. */
  public EmailServerSettings withSecureConnection(SecureConnection connection) {
    return new EmailServerSettings(
        authenticationMethod,
        emailService,
        account,
        password,
        senderAddress,
        smtpServer,
        smtpPort,
        connection,
        certificateValidation,
        pop3Server,
        pop3Port);
  }

  /** These settings with the server's certificate checked or not. */
  public EmailServerSettings withCertificateValidation(boolean validation) {
    return new EmailServerSettings(
        authenticationMethod,
        emailService,
        account,
        password,
        senderAddress,
        smtpServer,
        smtpPort,
        secureConnection,
        validation,
        pop3Server,
        pop3Port);
  }

  @Override
  public String toString() {
    return "EmailServerSettings[%s, %s, account=%s, password=********, sender=%s, %s:%d, %s]"
        .formatted(
            authenticationMethod,
            emailService,
            account,
            senderAddress,
            smtpServer,
            smtpPort,
            secureConnection);
  }
}
