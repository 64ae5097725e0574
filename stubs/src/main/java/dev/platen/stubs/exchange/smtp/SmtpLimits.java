package dev.platen.stubs.exchange.smtp;

/**
 * What the server takes at most.
 *
 * @param messageOctets one message; advertised as SIZE
 * @param headerOctets the header section of a message
 * @param recipients of one message
 * @param lineOctets a command line with its line end; RFC 4954 section 4 asks for room for 12,288
 *     octets of base64
 */
public record SmtpLimits(int messageOctets, int headerOctets, int recipients, int lineOctets) {

  /** 150 MiB, 256 KiB, 1,000 (reference exchange 1.3, 3.3, 3.4). */
  public static SmtpLimits standard() {
    return new SmtpLimits(150 * 1024 * 1024, 256 * 1024, 1000, 12_288 + 512);
  }
}
