package dev.platen.stubs.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.fault.Fault;
import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.Matcher;
import dev.platen.stubs.fault.Occurrence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntraFaultTest {
  private static final String HOST = "login.microsoftonline.com";
  private static final String KEYS = "/common/discovery/v2.0/keys";
  private static final Cloud CLOUD = new Cloud();
  private static final Faults FAULTS = new Faults();
  private static final Waits WAITS = new Waits();
  @TempDir static Path folder;
  private static SSLContext trust;
  private static EntraId entra;

  @BeforeAll
  static void start() throws Exception {
    CertificateAuthority ca = CertificateAuthority.open(folder);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", ca.certificate());
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    trust = SSLContext.getInstance("TLS");
    trust.init(null, managers.getTrustManagers(), null);
    entra =
        EntraId.start(
            EntraSettings.onLoopback(CLOUD.clock), CLOUD.directory, Cloud.KEYS, ca, FAULTS, WAITS);
  }

  @AfterAll
  static void stop() {
    entra.close();
    WAITS.shutdownNow();
  }

  @AfterEach
  void clear() {
    FAULTS.clear();
  }

  private static Socket connect(String client) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(client), 0));
    socket.connect(new InetSocketAddress(entra.address(), entra.port()));
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static SSLSocket secure(Socket plain) throws IOException {
    SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, HOST, 443, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** What comes over the wire from a client at this address. */
  private static String fetch(String client, String line, String body) throws IOException {
    try (SSLSocket socket = secure(connect(client))) {
      String head =
          line
              + " HTTP/1.1\r\nHost: "
              + HOST
              + "\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(reply);
      return reply.toString(StandardCharsets.UTF_8);
    }
  }

  private static String fetch(String path) throws IOException {
    return fetch("127.0.0.1", "GET " + path, "");
  }

  @Test
  void withoutFaultsTheServiceAnswersAndKnowsItsClientsAddress() throws Exception {
    assertThat(fetch(KEYS)).startsWith("HTTP/1.1 200");
    FAULTS.add(
        Fault.of(new FaultAction.Status(418, Optional.empty(), ""))
            .forWhom(Matcher.ANY.client("127.77.0.5")));

    assertThat(fetch("127.77.0.4", "GET " + KEYS, "")).startsWith("HTTP/1.1 200");
    assertThat(fetch("127.77.0.5", "GET " + KEYS, "")).startsWith("HTTP/1.1 418");
  }

  @Test
  void aClientCannotSayThatItIsAtAnotherAddress() throws Exception {
    FAULTS.add(
        Fault.of(new FaultAction.Status(418, Optional.empty(), ""))
            .forWhom(Matcher.ANY.client("127.77.0.5")));
    try (Socket socket = connect("127.0.0.1")) {
      socket
          .getOutputStream()
          .write("PROXY TCP4 127.77.0.5 127.0.0.1 1 1\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThatThrownBy(() -> secure(socket).startHandshake()).isInstanceOf(IOException.class);
    }
  }

  // --- TCP

  @Test
  void aConnectionIsResetAfterTheAccept() {
    FAULTS.add(Fault.of(new FaultAction.ResetAfterAccept()).forWhom(Matcher.ANY.host(HOST)));

    assertThatThrownBy(() -> fetch(KEYS)).isInstanceOf(IOException.class);
  }

  @Test
  void aConnectionIsResetAfterSoManyOctets() throws Exception {
    FAULTS.add(Fault.of(new FaultAction.ResetAfterOctets(3)));
    try (Socket socket = connect("127.0.0.1")) {
      // Any TLS server answers nonsense by an alert of seven octets.
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThatThrownBy(() -> socket.getInputStream().readNBytes(7))
          .isInstanceOf(SocketException.class);
    }
    assertThatThrownBy(() -> fetch(KEYS)).isInstanceOf(IOException.class);
  }

  @Test
  void aConnectionIsSilentForOnePrinterOnly() throws Exception {
    FAULTS.add(Fault.of(new FaultAction.Silence()).forWhom(Matcher.ANY.client("127.77.0.1")));
    try (Socket socket = connect("127.77.0.1")) {
      socket.setSoTimeout(300);
      socket.getOutputStream().write(1);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(fetch("127.77.0.2", "GET " + KEYS, "")).startsWith("HTTP/1.1 200");
  }

  // --- TLS

  @Test
  void aCertificateIsWrong() throws Exception {
    FAULTS.add(Fault.of(new FaultAction.ExpiredCertificate()).when(new Occurrence.First(1)));
    FAULTS.add(Fault.of(new FaultAction.WrongName()).when(new Occurrence.First(1)));
    FAULTS.add(Fault.of(new FaultAction.UnknownAuthority()).when(new Occurrence.First(1)));

    assertThatThrownBy(() -> fetch(KEYS))
        .isInstanceOf(SSLException.class)
        .hasStackTraceContaining("NotAfter");
    assertThatThrownBy(() -> fetch(KEYS))
        .isInstanceOf(SSLException.class)
        .hasStackTraceContaining("No subject alternative DNS name matching " + HOST);
    assertThatThrownBy(() -> fetch(KEYS))
        .isInstanceOf(SSLException.class)
        .hasStackTraceContaining("path");
    assertThat(fetch(KEYS)).startsWith("HTTP/1.1 200");
  }

  @Test
  void theHandshakeIsCut() {
    FAULTS.add(Fault.of(new FaultAction.CutHandshake()));

    assertThatThrownBy(() -> fetch(KEYS)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void onlyOneVersionOfTlsIsThereAndServesAsUsual(String version) throws Exception {
    FAULTS.add(Fault.of(new FaultAction.OnlyProtocol(version)));

    assertThat(fetch(KEYS)).startsWith("HTTP/1.1 200");
    try (SSLSocket socket = secure(connect("127.0.0.1"))) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
    try (SSLSocket socket = secure(connect("127.0.0.1"))) {
      socket.setEnabledProtocols(new String[] {version.equals("TLSv1.2") ? "TLSv1.3" : "TLSv1.2"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  // --- HTTP

  @Test
  void aStatusComesWithRetryAfterAndForOneTenantOnly() throws Exception {
    FAULTS.add(
        Fault.of(new FaultAction.Status(429, Optional.of(60), "{\"error\":\"busy\"}"))
            .forWhom(Matcher.ANY.tenant("contoso.onmicrosoft.com").path("/oauth2/v2.0/token")));
    String token = "grant_type=x&client_id=" + Cloud.PRINTER;

    assertThat(fetch("127.0.0.1", "POST /common/oauth2/v2.0/token", token))
        .startsWith("HTTP/1.1 429")
        .contains("Retry-After: 60\r\n")
        .endsWith("{\"error\":\"busy\"}");
    assertThat(fetch("127.0.0.1", "POST /" + Cloud.CONTOSO + "/oauth2/v2.0/token", ""))
        .startsWith("HTTP/1.1 429");
    assertThat(fetch("127.0.0.1", "POST /" + Cloud.FABRIKAM + "/oauth2/v2.0/token", ""))
        .startsWith("HTTP/1.1 400");
    assertThat(fetch(KEYS)).startsWith("HTTP/1.1 200");
  }

  @Test
  void aRequestIsReset() {
    FAULTS.add(Fault.of(new FaultAction.ResetRequest()));

    assertThatThrownBy(() -> fetch(KEYS)).isInstanceOf(IOException.class);
  }

  @Test
  void aBodyIsCutOff() throws Exception {
    String whole = fetch(KEYS);
    FAULTS.add(Fault.of(new FaultAction.TruncatedBody(10)));

    String cut = fetch(KEYS);

    String body = whole.substring(whole.indexOf("\r\n\r\n") + 4);
    assertThat(cut)
        .startsWith("HTTP/1.1 200")
        .contains("Content-Length: ")
        .endsWith("\r\n\r\n" + cut.substring(cut.length() - 10));
    assertThat(body).startsWith(cut.substring(cut.length() - 10));
  }

  @Test
  void octetsComeThatAreNoHttp() throws Exception {
    FAULTS.add(Fault.of(new FaultAction.Garbage()));

    assertThat(fetch(KEYS)).isNotEmpty().doesNotContain("HTTP/1.1");
  }

  @Test
  void aReplyIsLateByTheScheduler() throws Exception {
    FAULTS.add(Fault.of(new FaultAction.LateReply(Duration.ofMinutes(2))));

    assertThat(fetch(KEYS)).startsWith("HTTP/1.1 200");
    assertThat(WAITS.asked).containsExactly(Duration.ofMinutes(2));
  }

  /** Notes how long somebody wants to wait, and lets them go on at once. */
  private static final class Waits extends ScheduledThreadPoolExecutor {
    private final List<Duration> asked = new CopyOnWriteArrayList<>();

    private Waits() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      asked.add(Duration.of(delay, unit.toChronoUnit()));
      return super.schedule(command, 0, unit);
    }
  }
}
