package dev.platen.stubs.entra.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike (RFC 4632).
 *
 * @param network an IPv4 or IPv6 address
 * @param bits how many of its first bits count
 */
public record IpRange(String network, int bits) {
  /** An address and never a name, which would be looked up. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** Reads {@code 203.0.113.0/24} or {@code 2001:db8::/32}; nothing where it is neither. */
  public static Optional<IpRange> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
      return Optional.empty();
    }
    String network = text.substring(0, slash);
    int bits = Integer.parseInt(text.substring(slash + 1));
    return octets(network)
        .filter(octets -> bits <= octets.length * 8)
        .map(octets -> new IpRange(network, bits));
  }

  /** Whether an address is among them; one of the other IP version never is. */
  public boolean contains(String address) {
    Optional<byte[]> mine = octets(network);
    Optional<byte[]> other = octets(address);
    return mine.isPresent() && other.isPresent() && beginAlike(mine.get(), other.get(), bits);
  }

  /** Whether two addresses of one IP version have the first bits in common. */
  public static boolean beginAlike(byte[] one, byte[] other, int bits) {
    if (one.length != other.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(one, 0, whole, other, 0, whole)) {
      return false;
    }
    int mask = 0xFF00 >> (bits % 8);
    return bits % 8 == 0 || (one[whole] & mask & 0xFF) == (other[whole] & mask & 0xFF);
  }

  /** As it was written. */
  public String text() {
    return network + "/" + bits;
  }

  /**
   * The octets of an address, 4 or 16; nothing where the text is none. A name is never looked up.
   */
  public static Optional<byte[]> octets(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
