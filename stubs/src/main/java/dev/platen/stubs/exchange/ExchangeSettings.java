package dev.platen.stubs.exchange;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how Exchange Online runs.
 *
 * @param address what the servers listen on
 * @param smtpPort of client submission; 0 for a free one
 * @param imapPort of the mailboxes; 0 for a free one
 * @param tarpit how long refused log-ins and unknown commands wait for their reply; zero for not
 * @param idleTimeout how long an SMTP client may be silent; by the server's clock, at least 1 ms
 * @param mailFolder where accepted messages are kept; without one they are in memory only
 * @param pop3Port of the mailboxes; 0 for a free one
 * @param mailOctets what all mailboxes may hold together, each copy counted; beyond it messages are
 *     refused with 452 4.3.1
 * @param receivingOctets of memory that all messages may take while they come in, two for each
 *     octet; whoever would need more is answered 452 4.3.1 at the end of the message
 */
public record ExchangeSettings(
    InetAddress address,
    int smtpPort,
    int imapPort,
    Duration tarpit,
    Duration idleTimeout,
    Optional<Path> mailFolder,
    int pop3Port,
    long mailOctets,
    long receivingOctets) {

  public ExchangeSettings {
    if (tarpit.isNegative()) {
      throw new IllegalArgumentException("The tarpit interval is negative: " + tarpit);
    }
    if (mailOctets < 1) {
      throw new IllegalArgumentException(
          "The room for mail must be at least 1 octet: " + mailOctets);
    }
    if (receivingOctets < 1) {
      throw new IllegalArgumentException(
          "The room for messages that come in must be at least 1 octet: " + receivingOctets);
    }
    if (idleTimeout.toMillis() < 1 || idleTimeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "The idle time-out must be from 1 ms to 24 days: " + idleTimeout);
    }
  }

  /**
   * As the service is: a tarpit of 5 s, 5 minutes of silence (reference exchange 2.1, 3.3); free
   * ports, mail in memory, a quarter of the heap for it, and a quarter for messages that are coming
   * in.
   */
  public static ExchangeSettings on(InetAddress address) {
    return new ExchangeSettings(
        address,
        0,
        0,
        Duration.ofSeconds(5),
        Duration.ofMinutes(5),
        Optional.empty(),
        0,
        Runtime.getRuntime().maxMemory() / 4,
        Runtime.getRuntime().maxMemory() / 4);
  }

  public ExchangeSettings withPorts(int smtp, int imap) {
    return new ExchangeSettings(
        address,
        smtp,
        imap,
        tarpit,
        idleTimeout,
        mailFolder,
        pop3Port,
        mailOctets,
        receivingOctets);
  }

  public ExchangeSettings withTarpit(Duration changed) {
    return new ExchangeSettings(
        address,
        smtpPort,
        imapPort,
        changed,
        idleTimeout,
        mailFolder,
        pop3Port,
        mailOctets,
        receivingOctets);
  }

  public ExchangeSettings withIdleTimeout(Duration changed) {
    return new ExchangeSettings(
        address,
        smtpPort,
        imapPort,
        tarpit,
        changed,
        mailFolder,
        pop3Port,
        mailOctets,
        receivingOctets);
  }

  public ExchangeSettings withMailFolder(Path folder) {
    return new ExchangeSettings(
        address,
        smtpPort,
        imapPort,
        tarpit,
        idleTimeout,
        Optional.of(folder),
        pop3Port,
        mailOctets,
        receivingOctets);
  }

  public ExchangeSettings withPop3Port(int changed) {
    return new ExchangeSettings(
        address,
        smtpPort,
        imapPort,
        tarpit,
        idleTimeout,
        mailFolder,
        changed,
        mailOctets,
        receivingOctets);
  }

  public ExchangeSettings withMailOctets(long changed) {
    return new ExchangeSettings(
        address,
        smtpPort,
        imapPort,
        tarpit,
        idleTimeout,
        mailFolder,
        pop3Port,
        changed,
        receivingOctets);
  }

  public ExchangeSettings withReceivingOctets(long changed) {
    return new ExchangeSettings(
        address,
        smtpPort,
        imapPort,
        tarpit,
        idleTimeout,
        mailFolder,
        pop3Port,
        mailOctets,
        changed);
  }
}
