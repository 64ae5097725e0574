package dev.platen.stubs.directory;

/**
 * How much a mailbox may send and hold (reference exchange 3.4). Each is at least 1.
 *
 * @param recipientsPerMessage of one envelope
 * @param recipientsPerDay of all messages of any 24 hours
 * @param messagesPerMinute of any 60 seconds
 * @param overRate what comes of a message above {@code messagesPerMinute}
 * @param connections authenticated at a time; messages of further ones are refused
 * @param messageOctets one message ({@code MaxSendSize})
 * @param mailboxOctets what lies in Inbox and Sent Items together ({@code
 *     ProhibitSendReceiveQuota})
 */
public record MailLimits(
    int recipientsPerMessage,
    int recipientsPerDay,
    int messagesPerMinute,
    OverRate overRate,
    int connections,
    int messageOctets,
    long mailboxOctets) {

  /** As the service has them; see {@code mail.yaml}. */
  public static final MailLimits STANDARD =
      new MailLimits(
          fact("recipients-per-message"),
          fact("recipients-per-day"),
          fact("messages-per-minute"),
          OverRate.DELAY,
          fact("connections"),
          fact("message-octets"),
          MailFacts.number("mailbox-octets"));

  /** None that could be met, for load tests. */
  public static final MailLimits NONE =
      new MailLimits(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          OverRate.DELAY,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Long.MAX_VALUE);

  /** What the service does above its rate: sources differ (reference exchange 3.2). */
  public enum OverRate {
    /** Takes the message, and answers when the minute allows it: as Microsoft documents it. */
    DELAY,
    /** Answers 421 4.4.2 and closes: as clients report it. */
    REFUSE
  }

  public MailLimits {
    least("recipientsPerMessage", recipientsPerMessage);
    least("recipientsPerDay", recipientsPerDay);
    least("messagesPerMinute", messagesPerMinute);
    least("connections", connections);
    least("messageOctets", messageOctets);
    least("mailboxOctets", mailboxOctets);
  }

  private static void least(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1; got " + value);
    }
  }

  private static int fact(String name) {
    return Math.toIntExact(MailFacts.number(name));
  }

  public MailLimits withRecipientsPerMessage(int changed) {
    return new MailLimits(
        changed,
        recipientsPerDay,
        messagesPerMinute,
        overRate,
        connections,
        messageOctets,
        mailboxOctets);
  }

  public MailLimits withRecipientsPerDay(int changed) {
    return new MailLimits(
        recipientsPerMessage,
        changed,
        messagesPerMinute,
        overRate,
        connections,
        messageOctets,
        mailboxOctets);
  }

  public MailLimits withMessagesPerMinute(int changed, OverRate over) {
    return new MailLimits(
        recipientsPerMessage,
        recipientsPerDay,
        changed,
        over,
        connections,
        messageOctets,
        mailboxOctets);
  }

  public MailLimits withConnections(int changed) {
    return new MailLimits(
        recipientsPerMessage,
        recipientsPerDay,
        messagesPerMinute,
        overRate,
        changed,
        messageOctets,
        mailboxOctets);
  }

  public MailLimits withMessageOctets(int changed) {
    return new MailLimits(
        recipientsPerMessage,
        recipientsPerDay,
        messagesPerMinute,
        overRate,
        connections,
        changed,
        mailboxOctets);
  }

  public MailLimits withMailboxOctets(long changed) {
    return new MailLimits(
        recipientsPerMessage,
        recipientsPerDay,
        messagesPerMinute,
        overRate,
        connections,
        messageOctets,
        changed);
  }
}
