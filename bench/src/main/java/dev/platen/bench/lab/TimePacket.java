package dev.platen.bench.lab;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An SNTP message, as far as one is needed that tells the time or asks for it (RFC 4330 section 4).
 *
 * @param mode 3 of a client, 4 of a server (section 4)
 * @param version that the message is of
 * @param stratum how far the server is from a source of time; 0 of a client
 * @param originate the client's {@code transmit}, given back; of the era of 1900, as on the wire
 * @param receive when the server had the question
 * @param transmit when the message was sent, as on the wire
 */
public record TimePacket(
    int mode, int version, int stratum, long originate, long receive, long transmit) {
  /** Octets of a message without authentication. */
  public static final int LENGTH = 48;

  /** Seconds from 1900 to 1970 (RFC 4330 section 3). */
  private static final long ERA = 2_208_988_800L;

  private static final long SECOND = 1L << 32;
  private static final int CLIENT = 3;
  private static final int SERVER = 4;
  private static final int STRATUM = 2;
  private static final byte PRECISION = -20; // a microsecond, as the power of two

  /** What a client asks with. */
  public static TimePacket question(Instant now) {
    return new TimePacket(CLIENT, SERVER, 0, 0, 0, stamp(now));
  }

  /** What is answered to a client; empty where it is no question. */
  public Optional<TimePacket> answer(Instant now) {
    return mode == CLIENT
        ? Optional.of(new TimePacket(SERVER, version, STRATUM, transmit, stamp(now), stamp(now)))
        : Optional.empty();
  }

  /**
   * Reads a message.
   *
   * @param octets at least {@link #LENGTH}; what is behind them is left out
   * @return empty where it is none
   */
  public static Optional<TimePacket> read(byte[] octets, int length) {
    if (length < LENGTH) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    int first = buffer.get(0);
    return Optional.of(
        new TimePacket(
            first & 7,
            first >> 3 & 7,
            buffer.get(1),
            buffer.getLong(24),
            buffer.getLong(32),
            buffer.getLong(40)));
  }

  /** The message as it is sent. */
  public byte[] octets() {
    ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
    buffer.put((byte) (version << 3 | mode)).put((byte) stratum);
    if (mode == SERVER) {
      buffer.put((byte) 6).put(PRECISION);
      // The clock is this machine's own, as far as anybody can tell.
      buffer.position(12).put(new byte[] {127, 127, 1, 1}).putLong(transmit);
    }
    return buffer.position(24).putLong(originate).putLong(receive).putLong(transmit).array();
  }

  /** When the message was sent. Of the two eras, the one near {@code about} is meant. */
  public Instant sent(Instant about) {
    long seconds = (transmit >>> 32) - ERA;
    long nanos = ((transmit & 0xFFFF_FFFFL) * 1_000_000_000L) >>> 32;
    Instant first = Instant.ofEpochSecond(seconds, nanos);
    // The 32 bits come around in 2036 (RFC 4330 section 3).
    Instant second = Instant.ofEpochSecond(seconds + SECOND, nanos);
    return Duration.between(first, about).abs().compareTo(Duration.between(second, about).abs()) < 0
        ? first
        : second;
  }

  private static long stamp(Instant time) {
    return (time.getEpochSecond() + ERA) << 32 | ((long) time.getNano() << 32) / 1_000_000_000L;
  }
}
