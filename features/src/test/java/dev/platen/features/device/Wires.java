package dev.platen.features.device;

/**
 * The way between the printer and the cloud, where things go wrong for this printer alone. What was
 * broken stays so until {@link #mend}.
 */
public interface Wires {

  /** The name server does not know a host. */
  void forgetName(String host);

  /** The name server knows a host by IPv6 addresses only. */
  void onlyIpv6(String host);

  /** Nobody listens at a host. */
  void refuse(String host);

  /** A host shows the printer a certificate that is no good. */
  void showCertificate(String host, BadCertificate certificate);

  /**
   * A host speaks one version of TLS only.
   *
   * @param protocol {@code TLSv1.2} or {@code TLSv1.3}
   */
  void onlyTls(String host, String protocol);

  /** The mail server does not offer STARTTLS. */
  void stripStartTls();

  /**
   * The mail server answers a command otherwise.
   *
   * @param command for example {@code MAIL}; {@code MESSAGE} is the end of a message
   * @param reply one line, with its code
   * @param times how often, from now on
   */
  void answer(String command, String reply, int times);

  /** The connection to the mail server breaks amid the next message. */
  void breakNextMessage();

  /** Entra ID answers with a status, without doing anything. */
  void entraAnswers(int status);

  /** Whether the printer has come across each thing that is broken now. */
  boolean met();

  /** Everything is as it should be again. */
  void mend();

  /** What is wrong with a certificate. */
  enum BadCertificate {
    EXPIRED,
    WRONG_NAME,
    UNKNOWN_AUTHORITY
  }
}
