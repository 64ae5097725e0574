package dev.platen.stubs.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
  @TempDir Path folder;

  @Test
  void isMadeOnceAndLoadedLater() throws Exception {
    CertificateAuthority made = CertificateAuthority.open(folder.resolve("new"));
    byte[] key = Files.readAllBytes(folder.resolve("new/ca.key"));

    CertificateAuthority loaded = CertificateAuthority.open(folder.resolve("new"));

    assertThat(loaded.certificate()).isEqualTo(made.certificate());
    assertThat(folder.resolve("new/ca.key")).hasBinaryContent(key);
    assertThat(loaded.certificateFile())
        .isEqualTo(folder.resolve("new/ca.pem"))
        .content()
        .startsWith("-----BEGIN CERT");
  }

  @Test
  void onlyItsOwnerReadsItsKey() throws Exception {
    CertificateAuthority.open(folder);

    assertThat(mode("ca.key")).isEqualTo("rw-------");
    assertThat(mode("ca.pem")).isEqualTo("rw-r--r--");
    assertThat(folder).isDirectoryNotContaining("regex:.*new$");
  }

  @Test
  void isValidForScenariosThatMoveTheirClocks() throws Exception {
    CertificateAuthority ca = CertificateAuthority.open(folder);
    X509Certificate leaf = leaf(ca, "smtp.office365.com");

    for (X509Certificate certificate : List.of(ca.certificate(), leaf)) {
      assertThat(certificate.getNotBefore().toInstant())
          .isBefore(Instant.parse("2020-01-01T00:00:00Z"));
      assertThat(certificate.getNotAfter().toInstant())
          .isAfter(Instant.parse("2046-12-31T00:00:00Z"));
    }
  }

  @Test
  void leavesCarryNamesAddressesAndTheServerPurpose() throws Exception {
    X509Certificate leaf =
        leaf(CertificateAuthority.open(folder), "smtp.office365.com", "127.0.0.1", "::1");

    assertThat(leaf.getSubjectAlternativeNames())
        .extracting(name -> name.get(0) + " " + name.get(1))
        .containsExactly("2 smtp.office365.com", "7 127.0.0.1", "7 0:0:0:0:0:0:0:1");
    assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    assertThat(leaf.getKeyUsage()[0]).as("digitalSignature").isTrue();
    assertThat(leaf.getExtensionValue("2.5.29.14")).as("subject key identifier").isNotNull();
    assertThat(leaf.getExtensionValue("2.5.29.35")).as("authority key identifier").isNotNull();
  }

  @Test
  void clientsThatTrustItAcceptItsServersByNameAndByAddress() throws Exception {
    CertificateAuthority ca = CertificateAuthority.open(folder);
    SSLContext server = ca.serverContext(List.of("smtp.office365.com", "127.0.0.1"));

    assertThat(handshake(server, trusting(ca), "smtp.office365.com")).startsWith("TLS_");
    assertThat(handshake(server, trusting(ca), "127.0.0.1")).startsWith("TLS_");
    assertThatThrownBy(() -> handshake(server, trusting(ca), "imap.example.com"))
        .isInstanceOf(SSLHandshakeException.class);
    CertificateAuthority other = CertificateAuthority.open(folder.resolve("other"));
    assertThatThrownBy(() -> handshake(server, trusting(other), "127.0.0.1"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void aServerBehindAnIntermediateIsAcceptedWhereItSendsThatAlong() throws Exception {
    CertificateAuthority ca = CertificateAuthority.open(folder);
    List<String> names = List.of("localhost");

    assertThat(handshake(ca.intermediateServerContext(names, true), trusting(ca), "localhost"))
        .startsWith("TLS_");
    assertThatThrownBy(
            () -> handshake(ca.intermediateServerContext(names, false), trusting(ca), "localhost"))
        .hasMessageContaining("unable to find valid certification path");
  }

  @Test
  void certificatesOfAnotherTimeOrOfTheServersOwnAreRefused() throws Exception {
    CertificateAuthority ca = CertificateAuthority.open(folder);
    List<String> names = List.of("localhost");
    SSLContext early =
        ca.serverContextBetween(
            names, Instant.parse("2049-01-01T00:00:00Z"), Instant.parse("2049-12-31T00:00:00Z"));

    assertThatThrownBy(() -> handshake(early, trusting(ca), "localhost"))
        .rootCause()
        .hasMessageContaining("NotBefore");
    assertThatThrownBy(
            () ->
                handshake(
                    CertificateAuthority.selfSignedServerContext(names), trusting(ca), "localhost"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void aServerKeyFileIsForItsOwnerAndOpensWithItsPassword() throws Exception {
    var file =
        CertificateAuthority.open(folder)
            .writeServerKeyFile(folder.resolve("server.p12"), List.of("localhost"));

    KeyStore store = KeyStore.getInstance(file.file().toFile(), file.password().toCharArray());
    assertThat(store.getCertificateChain("server")).hasSize(2);
    assertThat(mode("server.p12")).isEqualTo("rw-------");
    assertThat(file.toString()).doesNotContain(file.password());
  }

  @Test
  void aLostCertificateIsMadeAgainFromTheKeySoThatClientsGoOnTrusting() throws Exception {
    CertificateAuthority before = CertificateAuthority.open(folder);
    Files.delete(folder.resolve("ca.pem"));

    SSLContext server = CertificateAuthority.open(folder).serverContext(List.of("localhost"));

    assertThat(handshake(server, trusting(before), "localhost")).startsWith("TLS_");
  }

  @Test
  void aLostKeyIsToldWithWhatToDo() throws Exception {
    CertificateAuthority.open(folder);
    Files.delete(folder.resolve("ca.key"));

    assertThatThrownBy(() -> CertificateAuthority.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("ca.key", "missing", "delete");
  }

  @Test
  void aDamagedFileIsToldWithWhatToDo() throws Exception {
    CertificateAuthority.open(folder);
    for (String name : List.of("ca.pem", "ca.key")) {
      byte[] good = Files.readAllBytes(folder.resolve(name));
      for (String bad :
          List.of(
              "",
              "no certificate",
              "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")) {
        Files.writeString(folder.resolve(name), bad);
        assertThatThrownBy(() -> CertificateAuthority.open(folder))
            .isInstanceOf(IOException.class)
            .hasMessageContainingAll(name, "damaged", "delete");
      }
      Files.write(folder.resolve(name), good);
    }
  }

  @Test
  void filesOfTwoAuthoritiesAreNotTakenForOne() throws Exception {
    CertificateAuthority.open(folder);
    CertificateAuthority.open(folder.resolve("other"));
    Files.delete(folder.resolve("ca.pem"));
    Files.copy(folder.resolve("other/ca.pem"), folder.resolve("ca.pem"));

    assertThatThrownBy(() -> CertificateAuthority.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("ca.pem", "ca.key", "is not that of");
  }

  @Test
  void aServerNeedsAName() throws Exception {
    CertificateAuthority ca = CertificateAuthority.open(folder);

    assertThatThrownBy(() -> ca.serverKeyStore(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  private static X509Certificate leaf(CertificateAuthority ca, String... names) throws Exception {
    return (X509Certificate) ca.serverKeyStore(List.of(names)).getCertificate("server");
  }

  private static SSLContext trusting(CertificateAuthority ca) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", ca.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** Connects as a client that expects {@code name}, and tells the cipher suite. */
  private static String handshake(SSLContext server, SSLContext client, String name)
      throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (SSLServerSocket listener =
            (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 1, loopback);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      executor.submit(
          () -> {
            try (SSLSocket accepted = (SSLSocket) listener.accept()) {
              accepted.startHandshake();
              return accepted.getInputStream().read();
            }
          });
      var plain = new java.net.Socket(loopback, listener.getLocalPort());
      try (SSLSocket socket =
          (SSLSocket) client.getSocketFactory().createSocket(plain, name, plain.getPort(), true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket.getSession().getCipherSuite();
      }
    }
  }
}
