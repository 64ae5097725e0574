package dev.platen.stubs.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class DnsServerTest {
  private static final String LOGIN = "login.microsoftonline.com";
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private InetAddress address;
  private DnsServer dns;

  @BeforeEach
  void start() throws Exception {
    address = InetAddress.getByName("127.0.0.9");
    dns = DnsServer.start(LOOPBACK, 0, Map.of(LOGIN, address));
  }

  @AfterEach
  void stop() {
    dns.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aKnownNameHasItsAddressOverUdpAndTcp(boolean tcp) throws Exception {
    SimpleResolver resolver = resolver();
    resolver.setTCP(tcp);

    Message reply = resolver.send(question("LOGIN.microsoftonline.com.", Type.A));

    assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(reply.getSection(Section.ANSWER)).hasSize(1);
    assertThat(((ARecord) reply.getSection(Section.ANSWER).getFirst()).getAddress())
        .isEqualTo(address);
  }

  @Test
  void aKnownNameHasNoIpv6AddressAndThatIsNoError() throws Exception {
    Message reply = resolver().send(question(LOGIN + ".", Type.AAAA));

    assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(reply.getSection(Section.ANSWER)).isEmpty();
  }

  @Test
  void anUnknownNameDoesNotExist() throws Exception {
    assertThat(code("elsewhere.example.")).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void namesComeFailAndGo() throws Exception {
    dns.answer("new.example", address);
    assertThat(code("new.example.")).isEqualTo(Rcode.NOERROR);
    dns.fail("new.example");
    assertThat(code("new.example.")).isEqualTo(Rcode.SERVFAIL);
    dns.answer("new.example", address);
    assertThat(code("new.example.")).isEqualTo(Rcode.NOERROR);
    dns.remove("new.example");
    assertThat(code("new.example.")).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void aSilencedNameHasNoReply() throws Exception {
    dns.silence(LOGIN);

    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(200);
      byte[] question = question(LOGIN + ".", Type.A).toWire();
      socket.send(
          new DatagramPacket(
              question, question.length, new InetSocketAddress(LOOPBACK, dns.port())));
      // Another name is answered behind it, so the silence is not that of a slow server.
      byte[] other = question("elsewhere.example.", Type.A).toWire();
      socket.send(
          new DatagramPacket(other, other.length, new InetSocketAddress(LOOPBACK, dns.port())));
      DatagramPacket reply = new DatagramPacket(new byte[512], 512);
      socket.receive(reply);

      assertThat(new Message(reply.getData()).getQuestion().getName())
          .hasToString("elsewhere.example.");
      assertThatThrownBy(() -> socket.receive(reply)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void garbageDoesNotStopTheServer() throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      byte[] garbage = {1, 2, 3};
      socket.send(new DatagramPacket(garbage, 3, new InetSocketAddress(LOOPBACK, dns.port())));
    }

    assertThat(code(LOGIN + ".")).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void aTakenPortIsNamed() {
    assertThatThrownBy(() -> DnsServer.start(LOOPBACK, dns.port(), Map.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("127.0.0.1:" + dns.port());
  }

  @Test
  void whereItIsToldSoItRefusesWhatItDoesNotKnow() throws Exception {
    dns.elsewhere(new Elsewhere.Refused());

    assertThat(code("elsewhere.example.")).isEqualTo(Rcode.REFUSED);
    assertThat(code(LOGIN + ".")).isEqualTo(Rcode.NOERROR);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatItDoesNotKnowItAsksAnother(boolean tcp) throws Exception {
    try (DnsServer other = DnsServer.start(LOOPBACK, 0, Map.of("elsewhere.example", LOOPBACK))) {
      dns.elsewhere(new Elsewhere.Forwarded(new InetSocketAddress(LOOPBACK, other.port())));
      SimpleResolver resolver = resolver();
      resolver.setTCP(tcp);

      Message reply = resolver.send(question("elsewhere.example.", Type.A));

      assertThat(((ARecord) reply.getSection(Section.ANSWER).getFirst()).getAddress())
          .isEqualTo(LOOPBACK);
      assertThat(code("nowhere.example.")).isEqualTo(Rcode.NXDOMAIN);
      Message own = resolver.send(question(LOGIN + ".", Type.A));
      assertThat(((ARecord) own.getSection(Section.ANSWER).getFirst()).getAddress())
          .isEqualTo(address);
      assertThat(own.getHeader().getFlag(Flags.RA)).isTrue();
    }
  }

  @Test
  void whereTheOtherDoesNotAnswerItSaysSoInTime() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      dns.elsewhere(
          new Elsewhere.Forwarded(
              new InetSocketAddress(LOOPBACK, silent.getLocalPort()), Duration.ofMillis(100)));

      assertThat(code("elsewhere.example.")).isEqualTo(Rcode.SERVFAIL);
      assertThat(code(LOGIN + ".")).isEqualTo(Rcode.NOERROR);
    }
  }

  private int code(String name) throws IOException {
    return resolver().send(question(name, Type.A)).getRcode();
  }

  private SimpleResolver resolver() {
    SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(LOOPBACK, dns.port()));
    resolver.setTimeout(Duration.ofSeconds(10));
    return resolver;
  }

  private static Message question(String name, int type) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
  }
}
