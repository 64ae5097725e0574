package dev.platen.stubs.exchange.magic;

/**
 * A name at which something happens, in the domain of any organization of the bench.
 *
 * @param address the part before the domain, with its {@code @}
 * @param effect what happens, as a sentence for people
 * @param reply the reply, or the diagnostic of the report; empty where there is none
 * @param at when it happens
 * @param does what happens
 * @param row of the reply catalogue, or of the reasons of reports; empty where none is needed
 * @param times how often before all is well, for each sender; 0 for always
 * @param seconds how long, where it takes time
 */
public record MagicAddress(
    String address,
    String effect,
    String reply,
    At at,
    Does does,
    String row,
    int times,
    int seconds,
    String mark,
    String source) {

  /** The moment. */
  public enum At {
    /** At the end of a message that this mailbox submits. */
    SENDER,
    /** At RCPT. */
    RECIPIENT,
    /** At the end of a message to it. */
    MESSAGE
  }

  /** The effect. */
  public enum Does {
    /** Another reply; nothing is kept. */
    REPLY,
    /** The message is taken, and a report comes back. */
    BOUNCE,
    /** The message is taken, and a report tells that it is late. */
    DELAY,
    /** The message is taken, and the reply comes late. */
    WAIT,
    /** The connection is reset; nothing is kept. */
    RESET,
    /** The message is kept, and the connection ends without a reply. */
    LOSE_REPLY
  }
}
