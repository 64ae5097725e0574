package dev.platen.bench.profile;

import dev.platen.printer.guise.SnmpValues;
import dev.platen.printer.guise.Told;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** Walks parts of a device's tree by SNMPv1 (RFC 1157), which every printer knows. Only reads. */
final class SnmpWalk implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 2000;
  private static final int RETRIES = 1;

  /** Of a device whose tree does not end. */
  private static final int MOST = 5000;

  private final Snmp session;
  private final CommunityTarget<UdpAddress> target;

  SnmpWalk(RecordingPlan plan) throws IOException {
    target =
        new CommunityTarget<>(
            new UdpAddress(InetAddress.getByName(plan.host()), plan.snmpPort()),
            new OctetString(plan.community()));
    target.setVersion(SnmpConstants.version1);
    target.setTimeout(PATIENCE_MILLIS);
    target.setRetries(RETRIES);
    session = new Snmp(new DefaultUdpTransportMapping());
    session.listen();
  }

  /**
   * What lies below a point of the tree.
   *
   * @throws IOException where the device does not answer
   */
  SortedMap<String, Told> below(String root) throws IOException {
    SortedMap<String, Told> found = new TreeMap<>();
    OID beginning = new OID(root);
    OID at = beginning;
    while (found.size() < MOST) {
      PDU answer = ask(PDU.GETNEXT, at);
      if (answer.getErrorStatus() != PDU.noError || answer.size() != 1) {
        return found;
      }
      VariableBinding next = answer.get(0);
      // A device that does not go on would be walked for ever.
      if (!next.getOid().startsWith(beginning)
          || next.isException()
          || next.getOid().compareTo(at) <= 0) {
        return found;
      }
      at = next.getOid();
      found.put(at.toDottedString(), SnmpValues.of(next.getVariable()));
    }
    return found;
  }

  /** Asks for one object, and waits for the answer, whatever it is. */
  PDU ask(int type, OID oid) throws IOException {
    ResponseEvent<UdpAddress> event =
        session.send(new PDU(type, List.of(new VariableBinding(oid))), target);
    PDU answer = event == null ? null : event.getResponse();
    if (answer == null) {
      throw new IOException("no answer in 4 s");
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    session.close();
  }
}
