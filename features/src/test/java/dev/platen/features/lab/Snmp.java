package dev.platen.features.lab;

import dev.platen.features.device.InfrastructureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * Speaks SNMPv1 with one device (RFC 1157): the version that every printer and every power strip
 * knows.
 */
final class Snmp {
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(2);
  private static final int RETRIES = 2;
  private final String host;
  private final int port;
  private final String community;
  private final Duration patience;

  Snmp(String host, int port, String community) {
    this(host, port, community, USUAL_PATIENCE);
  }

  /**
   * @param community of which the write one is a secret
   * @param patience for one answer; asked three times
   */
  Snmp(String host, int port, String community, Duration patience) {
    this.host = host;
    this.port = port;
    this.community = community;
    this.patience = patience;
  }

  /**
   * Reads objects one by one, for a device that lacks one answers for none of a request.
   *
   * @return those that there are, by their identifiers
   * @throws InfrastructureException where the device does not answer
   */
  Map<String, Variable> get(List<String> oids) {
    Map<String, Variable> values = new LinkedHashMap<>();
    for (String oid : oids) {
      PDU answer = send(PDU.GET, new VariableBinding(new OID(oid)));
      if (answer.getErrorStatus() == PDU.noError
          && answer.size() == 1
          && !answer.get(0).isException()) {
        values.put(oid, answer.get(0).getVariable());
      }
    }
    return values;
  }

  /**
   * Sets an object to a number.
   *
   * @throws InfrastructureException where the device does not answer, or refuses
   */
  void set(String oid, int value) {
    PDU answer = send(PDU.SET, new VariableBinding(new OID(oid), new Integer32(value)));
    if (answer.getErrorStatus() != PDU.noError) {
      throw new InfrastructureException(
          "%s does not set %s to %d: %s. Look at its write community and the object's number in the device file."
              .formatted(this, oid, value, answer.getErrorStatusText()));
    }
  }

  private PDU send(int type, VariableBinding binding) {
    CommunityTarget<UdpAddress> target = new CommunityTarget<>();
    target.setCommunity(new OctetString(community));
    target.setAddress(address());
    target.setVersion(SnmpConstants.version1);
    target.setTimeout(patience.toMillis());
    target.setRetries(RETRIES);
    PDU request = new PDU(type, Arrays.asList(binding));
    try (DefaultUdpTransportMapping transport = new DefaultUdpTransportMapping();
        org.snmp4j.Snmp session = new org.snmp4j.Snmp(transport)) {
      session.listen();
      ResponseEvent<UdpAddress> event = session.send(request, target);
      PDU answer = event == null ? null : event.getResponse();
      if (answer == null) {
        throw new InfrastructureException(
            "%s does not answer SNMP. Look whether it is on, whether SNMP is enabled there, and at the community."
                .formatted(this));
      }
      return answer;
    } catch (IOException e) {
      throw new InfrastructureException("%s cannot be asked by SNMP".formatted(this), e);
    }
  }

  private UdpAddress address() {
    try {
      return new UdpAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new InfrastructureException(
          host + " is not known to this machine. Look at the address in the device file.", e);
    }
  }

  /** Without the community. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
