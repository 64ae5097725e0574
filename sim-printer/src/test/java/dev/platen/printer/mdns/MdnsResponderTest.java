package dev.platen.printer.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.platen.printer.lab.LabTime;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class MdnsResponderTest {
  private static final List<MdnsService> SERVICES =
      List.of(new MdnsService("_ipp._tcp", List.of("_print"), 631, Map.of("rp", "ipp/print")));

  private final LabTime time = new LabTime(Instant.parse("2026-11-20T09:00:00Z"));
  private InetAddress address;
  private MdnsResponder responder;

  @BeforeEach
  void start() throws IOException {
    address = InetAddress.getByName("127.53.53.1");
    responder =
        MdnsResponder.start(address, "EPSON0A1B2C", "EPSON PX-B600F", SERVICES, time.scheduler());
  }

  @AfterEach
  void stop() {
    responder.close();
  }

  private void announce(MdnsResponder one) {
    await()
        .until(
            () -> {
              time.pass(Duration.ofMillis(250));
              return one.announced().isDone();
            });
  }

  /** As ordinary DNS asks, from a port that is not 5353 (RFC 6762 section 6.7). */
  private Message ask(String name, int type) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, address)) {
      socket.setSoTimeout(5_000);
      byte[] query =
          Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)).toWire();
      socket.send(new DatagramPacket(query, query.length, new InetSocketAddress(address, 5353)));
      DatagramPacket answer = new DatagramPacket(new byte[9_000], 9_000);
      socket.receive(answer);
      return new Message(Arrays.copyOf(answer.getData(), answer.getLength()));
    }
  }

  @Test
  void whoLooksForPrintersFindsItWithAddressPortAndPath() throws IOException {
    announce(responder);
    Message answer = ask("_ipp._tcp.local.", Type.PTR);
    Name instance = ((PTRRecord) answer.getSection(Section.ANSWER).getFirst()).getTarget();
    assertThat(instance.getLabelString(0)).isEqualTo("EPSON\\032PX-B600F");
    assertThat(answer.getSection(Section.ADDITIONAL))
        .anySatisfy(record -> assertThat(record).isInstanceOf(TXTRecord.class))
        .anySatisfy(
            record ->
                assertThat(record)
                    .isInstanceOfSatisfying(
                        SRVRecord.class, srv -> assertThat(srv.getPort()).isEqualTo(631)))
        .anySatisfy(
            record ->
                assertThat(record)
                    .isInstanceOfSatisfying(
                        ARecord.class, a -> assertThat(a.getAddress()).isEqualTo(address)));
    assertThat(ask("_services._dns-sd._udp.local.", Type.PTR).getSection(Section.ANSWER))
        .isNotEmpty();
    assertThat(ask("_print._sub._ipp._tcp.local.", Type.PTR).getSection(Section.ANSWER))
        .isNotEmpty();
    assertThat(ask("epson0a1b2c.LOCAL.", Type.A).getSection(Section.ANSWER)).isNotEmpty();
  }

  @Test
  void aNameThatIsTakenIsLeftToWhoHasIt() throws IOException {
    announce(responder);
    try (MdnsResponder second =
        MdnsResponder.start(
            InetAddress.getByName("127.53.53.2"),
            "EPSON0A1B2C",
            "EPSON PX-B600F",
            SERVICES,
            time.scheduler())) {
      announce(second);
      assertThat(second.hostName()).isEqualTo("EPSON0A1B2C-2.local");
      assertThat(responder.hostName()).isEqualTo("EPSON0A1B2C.local");
    }
  }

  @Test
  void anAddressThatIsNotThisMachinesIsRefusedInWords() {
    assertThatThrownBy(
            () ->
                MdnsResponder.start(
                    InetAddress.getByName("192.0.2.77"), "a", "b", SERVICES, time.scheduler()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No interface of this machine has the address");
  }
}
