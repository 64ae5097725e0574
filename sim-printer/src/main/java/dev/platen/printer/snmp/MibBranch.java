package dev.platen.printer.snmp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** Writes objects below one point of the tree. */
record MibBranch(NavigableMap<OID, Supplier<Variable>> all, String prefix) {

  MibBranch below(String path) {
    return new MibBranch(all, prefix + "." + path);
  }

  void value(String path, Supplier<? extends Variable> value) {
    all.put(new OID(prefix + "." + path), value::get);
  }

  void text(String path, Supplier<String> text) {
    value(path, () -> new OctetString(text.get().getBytes(StandardCharsets.UTF_8)));
  }

  void octets(String path, Supplier<byte[]> octets) {
    value(path, () -> new OctetString(octets.get()));
  }

  void number(String path, IntSupplier number) {
    value(path, () -> new Integer32(number.getAsInt()));
  }

  void counter(String path, LongSupplier number) {
    value(path, () -> new Counter32(number.getAsLong() & 0xffff_ffffL));
  }

  void gauge(String path, LongSupplier number) {
    value(path, () -> new Gauge32(number.getAsLong()));
  }

  void oid(String path, String oid) {
    value(path, () -> new OID(oid));
  }

  void ip(String path, Supplier<String> address) {
    value(path, () -> new IpAddress(address.get()));
  }

  /** The octets of a MAC address. */
  static byte[] hex(String macAddress) {
    return HexFormat.of().parseHex(macAddress.replace(":", ""));
  }

  /** Each letter as a sub-identifier. */
  static String letters(String text) {
    return text.chars().mapToObj(letter -> "." + letter).collect(Collectors.joining());
  }
}
