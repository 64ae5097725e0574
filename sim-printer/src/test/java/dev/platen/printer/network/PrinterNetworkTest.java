package dev.platen.printer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.platen.printer.lab.LabCa;
import dev.platen.printer.lab.LabDns;
import dev.platen.printer.lab.LabSmtp;
import dev.platen.printer.lab.LabTime;
import dev.platen.printer.network.NetworkFailure.Distrust;
import dev.platen.printer.network.NetworkFailure.NameNotFound;
import dev.platen.printer.network.NetworkFailure.NotConnected;
import dev.platen.printer.network.NetworkFailure.NotTrusted;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrinterNetworkTest {
  private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final LabTime time = new LabTime(START);
  private final LabCa ca = new LabCa(START);
  private final LabDns dns = new LabDns("mail.example.com");
  private final LabSmtp tlsServer = new LabSmtp(ca.server("mail.example.com"), true);

  @AfterEach
  void tearDown() {
    tlsServer.close();
    dns.close();
  }

  private PrinterNetwork network(List<X509Certificate> roots) {
    NetworkWiring wiring = new NetworkWiring(dns.address(), Map.of(465, tlsServer.port()));
    return new PrinterNetwork(wiring, roots, time.clock(), TIMEOUT);
  }

  private NetworkFailure secureFails(PrinterNetwork network, String name) {
    return catchThrowableOfType(
            NetworkException.class,
            () -> {
              Socket socket = network.connect("mail.example.com", 465);
              network.secure(socket, name, 465, true);
            })
        .failure();
  }

  @Test
  void connectsWhereTheWiringLeads() throws Exception {
    try (Socket socket = network(List.of()).connect("mail.example.com", 465)) {
      assertThat(socket.getPort()).isEqualTo(tlsServer.port());
      assertThat(socket.getInetAddress().getHostName()).isEqualTo("mail.example.com");
    }
    assertThat(dns.asked()).containsExactly("mail.example.com");
  }

  @Test
  void takesAnAddressAsItIs() throws Exception {
    network(List.of()).connect("127.0.0.1", 465).close();
    assertThat(dns.asked()).isEmpty();
    assertThat(connectFails(network(List.of()), "300.1.1.1"))
        .isEqualTo(new NameNotFound("300.1.1.1", "not an IPv4 address"));
  }

  @Test
  void leavesFromThePrintersOwnAddress() throws Exception {
    InetAddress own = InetAddress.getByAddress(new byte[] {127, 9, 8, 7});
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PrinterNetwork network =
          new PrinterNetwork(
              new NetworkWiring(dns.address(), Map.of(25, server.getLocalPort()), Optional.of(own)),
              List.of(),
              time.clock(),
              TIMEOUT);
      try (Socket socket = network.connect("mail.example.com", 25);
          Socket accepted = server.accept()) {
        assertThat(socket.isConnected()).isTrue();
        assertThat(accepted.getInetAddress()).isEqualTo(own);
      }
    }
  }

  private static NetworkFailure connectFails(PrinterNetwork network, String host) {
    return catchThrowableOfType(NetworkException.class, () -> network.connect(host, 465)).failure();
  }

  @Test
  void neverAsksTheMachineForAName() {
    // The machine knows localhost, from its hosts file.
    assertThat(connectFails(network(List.of()), "localhost"))
        .isEqualTo(new NameNotFound("localhost", "NXDOMAIN"));
  }

  @Test
  void findsNoNameWhereTheResolverIsSilent() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      PrinterNetwork network =
          new PrinterNetwork(
              new NetworkWiring(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()),
                  Map.of()),
              List.of(),
              time.clock(),
              Duration.ofMillis(200));
      assertThat(connectFails(network, "mail.example.com"))
          .isEqualTo(new NameNotFound("mail.example.com", "no answer"));
    }
  }

  @Test
  void isRefusedWhereNobodyListens() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    NetworkFailure failure =
        catchThrowableOfType(
                NetworkException.class,
                () -> network(List.of()).connect("mail.example.com", nobody))
            .failure();
    assertThat(failure).isEqualTo(new NotConnected("mail.example.com", nobody, "ConnectException"));
  }

  @Test
  void trustsACertificateOfItsRootForTheName() throws Exception {
    PrinterNetwork network = network(List.of(ca.root()));
    Socket socket = network.connect("mail.example.com", 465);
    network.secure(socket, "mail.example.com", 465, true).close();
  }

  @Test
  void distrustsAnotherAuthority() {
    LabCa other = new LabCa(START);
    assertThat(secureFails(network(List.of(other.root())), "mail.example.com"))
        .isEqualTo(new NotTrusted("mail.example.com", Distrust.UNKNOWN_AUTHORITY));
    assertThat(secureFails(network(List.of()), "mail.example.com"))
        .isEqualTo(new NotTrusted("mail.example.com", Distrust.UNKNOWN_AUTHORITY));
  }

  @Test
  void distrustsAnotherName() {
    assertThat(secureFails(network(List.of(ca.root())), "smtp.example.org"))
        .isEqualTo(new NotTrusted("smtp.example.org", Distrust.WRONG_NAME));
  }

  @Test
  void distrustsOutsideOfTheValidityOnThePrintersClock() {
    time.set(START.plus(Duration.ofDays(366)));
    assertThat(secureFails(network(List.of(ca.root())), "mail.example.com"))
        .isEqualTo(new NotTrusted("mail.example.com", Distrust.NOT_VALID_NOW));
    time.set(START.minus(Duration.ofDays(2)));
    assertThat(secureFails(network(List.of(ca.root())), "mail.example.com"))
        .isEqualTo(new NotTrusted("mail.example.com", Distrust.NOT_VALID_NOW));
  }

  @Test
  void checksNothingWhereValidationIsOff() throws Exception {
    PrinterNetwork network = network(List.of());
    Socket socket = network.connect("mail.example.com", 465);
    network.secure(socket, "another.example.org", 465, false).close();
  }
}
