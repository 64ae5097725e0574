package dev.platen.printer.mdns;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** What a host tells of itself and its services under one choice of names. */
final class MdnsRecords {
  /** RFC 6762 section 10.2: whoever has another record of this name shall forget it. */
  static final int CACHE_FLUSH = 0x8000;

  // RFC 6762 section 10
  private static final long HOST_TTL = 120;
  private static final long OTHER_TTL = 4500;
  private static final int MOST_LABEL_OCTETS = 63;

  private final List<Record> unique = new ArrayList<>();
  private final List<Record> shared = new ArrayList<>();
  private final Name host;

  /**
   * @param hostName one label
   * @param instance as people see the services
   */
  MdnsRecords(InetAddress address, String hostName, String instance, List<MdnsService> services) {
    this.host = name(hostName, name("local."));
    unique.add(new ARecord(host, flushed(), HOST_TTL, address));
    Name reverse = ReverseMap.fromAddress(address);
    unique.add(new PTRRecord(reverse, flushed(), HOST_TTL, host));
    // RFC 6762 section 6.1: it has no IPv6 address, and says so.
    unique.add(new NSECRecord(host, flushed(), HOST_TTL, host, new int[] {Type.A}));
    for (MdnsService service : services) {
      add(instance, service);
    }
  }

  private void add(String instance, MdnsService service) {
    Name type = name(service.type() + ".local.");
    Name one = name(instance, type);
    unique.add(new SRVRecord(one, flushed(), HOST_TTL, 0, 0, service.port(), host));
    unique.add(
        new TXTRecord(
            one,
            flushed(),
            OTHER_TTL,
            service.text().entrySet().stream()
                .map(pair -> escaped(pair.getKey() + "=" + pair.getValue()))
                .toList()));
    shared.add(new PTRRecord(type, DClass.IN, OTHER_TTL, one));
    for (String subtype : service.subtypes()) {
      Name sub = name(subtype + "._sub." + service.type() + ".local.");
      shared.add(new PTRRecord(sub, DClass.IN, OTHER_TTL, one));
    }
    // RFC 6763 section 9
    shared.add(new PTRRecord(name("_services._dns-sd._udp.local."), DClass.IN, OTHER_TTL, type));
  }

  private static int flushed() {
    return DClass.IN | CACHE_FLUSH;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("No name of DNS: " + text, e);
    }
  }

  /** A name whose first label is any text (RFC 6763 section 4.3). */
  private static Name name(String label, Name below) {
    String cut = label.length() > MOST_LABEL_OCTETS ? label.substring(0, MOST_LABEL_OCTETS) : label;
    try {
      return Name.concatenate(
          Name.fromString(cut.replace("\\", "\\\\").replace(".", "\\.")), below);
    } catch (TextParseException | NameTooLongException e) {
      throw new IllegalArgumentException("No name of DNS-SD: " + label, e);
    }
  }

  /** Those that only one host may have. */
  List<Record> unique() {
    return unique;
  }

  List<Record> all() {
    return Stream.concat(shared.stream(), unique.stream()).toList();
  }

  /** What answers a question. */
  List<Record> answers(Record question) {
    int type = question.getType();
    return all().stream()
        .filter(record -> record.getName().equals(question.getName()))
        .filter(
            record ->
                type == Type.ANY
                    || record.getType() == type
                    || (record.getType() == Type.NSEC && type == Type.AAAA))
        .toList();
  }

  /** What whoever gets these answers will ask next (RFC 6763 section 12). */
  List<Record> additional(List<Record> answers) {
    List<Record> more = new ArrayList<>();
    for (Record answer : answers) {
      if (answer instanceof PTRRecord pointer) {
        unique.stream()
            .filter(record -> record.getName().equals(pointer.getTarget()))
            .forEach(more::add);
      }
    }
    if (Stream.concat(answers.stream(), more.stream()).anyMatch(SRVRecord.class::isInstance)) {
      unique.stream().filter(record -> record.getName().equals(host)).forEach(more::add);
    }
    return more.stream().filter(record -> !answers.contains(record)).distinct().toList();
  }

  /** Whether somebody else has a unique name of ours with other data (RFC 6762 section 9). */
  boolean conflictsWith(Record theirs) {
    return theirs.getTTL() > 0
        && unique.stream().anyMatch(ours -> sameName(ours, theirs))
        && unique.stream()
            .filter(ours -> sameName(ours, theirs))
            .noneMatch(ours -> sameData(ours, theirs));
  }

  private static boolean sameName(Record ours, Record theirs) {
    return ours.getType() != Type.NSEC
        && ours.getType() == theirs.getType()
        && ours.getName().equals(theirs.getName());
  }

  static boolean sameData(Record one, Record other) {
    return one.getType() == other.getType()
        && one.getName().equals(other.getName())
        && Arrays.equals(one.rdataToWireCanonical(), other.rdataToWireCanonical());
  }

  /**
   * Whether of two that ask for the same name at once the other one wins (RFC 6762 section 8.2).
   */
  boolean yieldsTo(Record theirs) {
    return unique.stream()
        .filter(ours -> sameName(ours, theirs))
        .anyMatch(
            ours ->
                Arrays.compareUnsigned(ours.rdataToWireCanonical(), theirs.rdataToWireCanonical())
                    < 0);
  }

  Name host() {
    return host;
  }
}
