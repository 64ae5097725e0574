package dev.platen.printer.snmp;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * A read-only SNMP agent, versions 1 and 2c. Of a wrong community it takes no notice, as printers
 * do; a set is refused (RFC 3416 section 4.2.5).
 *
 * <pre>{@code
 * try (var agent = SnmpAgent.start(address, 161, new DeviceMib(device)::objects)) {
 *   // snmpwalk -v2c -c public 192.0.2.21 1.3.6.1.2.1.43
 * }
 * }</pre>
 */
public final class SnmpAgent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnmpAgent.class);
  private static final byte[] COMMUNITY = "public".getBytes(StandardCharsets.US_ASCII);

  /** What fits into one Ethernet frame with the message around it. */
  private static final int MAX_BULK_BYTES = 1_300;

  private final Snmp snmp;
  private final int port;

  private SnmpAgent(Snmp snmp, int port) {
    this.snmp = snmp;
    this.port = port;
  }

  /**
   * Starts the agent; when this returns, it answers.
   *
   * @param port UDP, 0 for a free one
   * @param objects all instances in order, asked at each request
   * @throws IOException where the port is taken or may not be used
   */
  public static SnmpAgent start(
      InetAddress address,
      int port,
      Supplier<? extends NavigableMap<OID, Supplier<Variable>>> objects)
      throws IOException {
    DefaultUdpTransportMapping transport =
        new DefaultUdpTransportMapping(new UdpAddress(address, port));
    MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv1());
    dispatcher.addMessageProcessingModel(new MPv2c());
    Snmp snmp = new Snmp(dispatcher, transport);
    snmp.addCommandResponder(new Responder(objects));
    try {
      snmp.listen();
    } catch (IOException e) {
      snmp.close();
      throw e;
    }
    return new SnmpAgent(snmp, transport.getListenAddress().getPort());
  }

  /** The UDP port where it listens. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    try {
      snmp.close();
    } catch (IOException e) {
      LOG.debug("The SNMP agent did not close", e);
    }
  }

  private record Responder(Supplier<? extends NavigableMap<OID, Supplier<Variable>>> objects)
      implements CommandResponder {

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
      PDU request = event.getPDU();
      if (request == null || !Arrays.equals(event.getSecurityName(), COMMUNITY)) {
        return;
      }
      event.setProcessed(true);
      try {
        event
            .getMessageDispatcher()
            .returnResponsePdu(
                event.getMessageProcessingModel(),
                event.getSecurityModel(),
                event.getSecurityName(),
                event.getSecurityLevel(),
                answer(request),
                event.getMaxSizeResponsePDU(),
                event.getStateReference(),
                new StatusInformation());
      } catch (MessageException | RuntimeException e) {
        // Nobody waits for it: a manager asks again.
        LOG.debug("An SNMP request could not be answered", e);
      }
    }

    private PDU answer(PDU request) {
      PDU answer = request instanceof PDUv1 ? new PDUv1() : new PDU();
      answer.setType(PDU.RESPONSE);
      answer.setRequestID(request.getRequestID());
      NavigableMap<OID, Supplier<Variable>> all = objects.get();
      switch (request.getType()) {
        case PDU.GET -> request.getVariableBindings().forEach(asked -> get(all, asked, answer));
        case PDU.GETNEXT ->
            request.getVariableBindings().forEach(asked -> next(all, asked.getOid(), answer));
        case PDU.GETBULK -> bulk(all, request, answer);
        default -> {
          answer.setErrorStatus(answer instanceof PDUv1 ? PDU.noSuchName : PDU.noAccess);
          answer.setErrorIndex(1);
        }
      }
      if (answer.getErrorStatus() != PDU.noError) {
        // RFC 1157 section 4.1.2, RFC 3416 section 4.2.5: the bindings come back as they were sent.
        answer.setVariableBindings(request.getVariableBindings());
      }
      return answer;
    }

    private static void get(
        NavigableMap<OID, Supplier<Variable>> all, VariableBinding asked, PDU answer) {
      Supplier<Variable> value = all.get(asked.getOid());
      if (value == null) {
        missing(asked.getOid(), Null.noSuchInstance, answer);
      } else {
        answer.add(new VariableBinding(asked.getOid(), value.get()));
      }
    }

    /** Adds what follows {@code oid}; says whether there was anything. */
    private static boolean next(NavigableMap<OID, Supplier<Variable>> all, OID oid, PDU answer) {
      Map.Entry<OID, Supplier<Variable>> following = all.higherEntry(oid);
      if (following == null) {
        missing(oid, Null.endOfMibView, answer);
        return false;
      }
      answer.add(new VariableBinding(following.getKey(), following.getValue().get()));
      return true;
    }

    /** Version 1 knows an error only, version 2c an exception in place of the value. */
    private static void missing(OID oid, Variable exception, PDU answer) {
      answer.add(new VariableBinding(oid, exception));
      if (answer instanceof PDUv1 && answer.getErrorStatus() == PDU.noError) {
        answer.setErrorStatus(PDU.noSuchName);
        answer.setErrorIndex(answer.size());
      }
    }

    /** RFC 3416 section 4.2.3. */
    private static void bulk(NavigableMap<OID, Supplier<Variable>> all, PDU request, PDU answer) {
      int single = Math.clamp(request.getNonRepeaters(), 0, request.size());
      for (int i = 0; i < single; i++) {
        next(all, request.get(i).getOid(), answer);
      }
      int repeated = request.size() - single;
      OID[] at = new OID[repeated];
      for (int i = 0; i < repeated; i++) {
        at[i] = request.get(single + i).getOid();
      }
      boolean more = repeated > 0;
      for (int round = 0; more && round < request.getMaxRepetitions(); round++) {
        more = false;
        for (int i = 0; i < repeated; i++) {
          if (answer.getBERLength() > MAX_BULK_BYTES) {
            return;
          }
          more |= next(all, at[i], answer);
          at[i] = answer.get(answer.size() - 1).getOid();
        }
      }
    }
  }
}
