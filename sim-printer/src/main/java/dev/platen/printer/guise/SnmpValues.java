package dev.platen.printer.guise;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** Values of SNMP (RFC 2578 section 7.1) as texts, and back. */
public final class SnmpValues {
  private static final Set<String> TYPES =
      Set.of("text", "octets", "integer", "counter", "gauge", "time-ticks", "oid", "ip-address");

  private SnmpValues() {}

  /** The types that can be told again; octets are hexadecimal, ticks hundredths of a second. */
  public static Set<String> types() {
    return TYPES;
  }

  /** A value as a text; of a type {@code other} where it can only be looked at. */
  public static Told of(Variable value) {
    return switch (value) {
      case OctetString octets ->
          text(octets.getValue())
              .map(text -> told("text", text))
              .orElseGet(() -> told("octets", HexFormat.of().formatHex(octets.getValue())));
      case Integer32 number -> told("integer", number.toString());
      case Counter32 number -> told("counter", Long.toString(number.getValue()));
      case TimeTicks ticks -> told("time-ticks", Long.toString(ticks.getValue()));
      case Gauge32 number -> told("gauge", Long.toString(number.getValue()));
      case OID oid -> told("oid", oid.toDottedString());
      case IpAddress address -> told("ip-address", address.toString());
      default -> told("other", value.toString());
    };
  }

  private static Told told(String type, String value) {
    return new Told(type, List.of(value));
  }

  /** Printable text only: what has a control character in it is binary. */
  private static Optional<String> text(byte[] octets) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      return text.chars().noneMatch(Character::isISOControl) ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * The value that was told.
   *
   * @throws IllegalArgumentException where it is none of its type
   */
  static Variable variable(Told told) {
    String value = told.values().isEmpty() ? "" : told.values().getFirst();
    try {
      return switch (told.type()) {
        case "text" -> new OctetString(value.getBytes(StandardCharsets.UTF_8));
        case "octets" -> new OctetString(HexFormat.of().parseHex(value));
        case "integer" -> new Integer32(Integer.parseInt(value));
        case "counter" -> new Counter32(Long.parseLong(value));
        case "gauge" -> new Gauge32(Long.parseLong(value));
        case "time-ticks" -> new TimeTicks(Long.parseLong(value));
        case "oid" -> new OID(value);
        case "ip-address" -> new IpAddress(value);
        default -> throw new IllegalArgumentException("no type");
      };
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no %s of SNMP".formatted(value, told.type()), e);
    }
  }
}
