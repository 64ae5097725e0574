package dev.platen.features.simulator;

import dev.platen.features.device.WebProxy;
import dev.platen.stubs.ca.CertificateAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that leads whatever it is asked for by CONNECT (RFC 9110 section 9.3.6) to the
 * bench's Entra ID. One that inspects ends TLS itself, under a certificate of its own authority.
 */
final class SiteProxy implements WebProxy, AutoCloseable {
  private static final String ESTABLISHED = "HTTP/1.1 200 Connection established\r\n\r\n";
  private static final int LONGEST_HEAD = 8192;
  private final ServerSocket server;
  private final int entra;
  private final SSLContext trust;
  private final @Nullable CertificateAuthority inspector;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Instant> askedAt = new CopyOnWriteArrayList<>();
  private final Clock clock;

  private SiteProxy(
      ServerSocket server,
      int entra,
      SSLContext trust,
      Clock clock,
      @Nullable CertificateAuthority inspector) {
    this.clock = clock;
    this.server = server;
    this.entra = entra;
    this.trust = trust;
    this.inspector = inspector;
  }

  /**
   * @param entra port of the bench's Entra ID
   * @param trust in its certificate
   * @param clock of the site
   * @param inspecting folder of the authority in whose name to inspect
   */
  static SiteProxy start(int entra, SSLContext trust, Clock clock, Optional<Path> inspecting) {
    try {
      CertificateAuthority inspector =
          inspecting.isPresent() ? CertificateAuthority.open(inspecting.get()) : null;
      SiteProxy proxy =
          new SiteProxy(
              new ServerSocket(0, 0, InetAddress.getLoopbackAddress()),
              entra,
              trust,
              clock,
              inspector);
      Thread.ofVirtual().name("site-proxy").start(proxy::serve);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("No proxy", e);
    }
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return server.getLocalPort();
  }

  @Override
  public Path certificate() {
    if (inspector == null) {
      throw new IllegalStateException("This proxy does not inspect");
    }
    return inspector.certificateFile();
  }

  @Override
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public List<Instant> askedAt() {
    return List.copyOf(askedAt);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().name("site-proxy").start(() -> serve(client));
      } catch (IOException e) {
        // Closed, which ends this loop; or a client that went away at once.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String[] request = head(client.getInputStream()).split(" ", 3);
      if (!request[0].equals("CONNECT")) {
        return;
      }
      String host = request[1].split(":", 2)[0];
      asked.add(host);
      askedAt.add(clock.instant());
      try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), entra)) {
        client.getOutputStream().write(ESTABLISHED.getBytes(StandardCharsets.US_ASCII));
        if (inspector == null) {
          exchange(client, upstream);
        } else {
          inspect(inspector, host, client, upstream);
        }
      }
    } catch (IOException e) {
      // One of the two has gone: so does the other.
    }
  }

  private void inspect(CertificateAuthority authority, String host, Socket client, Socket upstream)
      throws IOException {
    SSLSocketFactory towardsPrinter = authority.serverContext(List.of(host)).getSocketFactory();
    try (Socket opened = towardsPrinter.createSocket(client, InputStream.nullInputStream(), false);
        Socket server = trust.getSocketFactory().createSocket(upstream, host, 443, false)) {
      exchange(opened, server);
    }
  }

  /** Octet by octet: what comes after the head is not this proxy's. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (head.size() < LONGEST_HEAD) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("The connection ended amid its request");
      }
      head.write(octet);
      String text = head.toString(StandardCharsets.US_ASCII);
      if (text.endsWith("\r\n\r\n")) {
        return text;
      }
    }
    throw new IOException("The request is too long");
  }

  private static void exchange(Socket one, Socket other) throws IOException {
    Thread back =
        Thread.ofVirtual()
            .name("site-proxy")
            .start(
                () -> {
                  try {
                    other.getInputStream().transferTo(one.getOutputStream());
                    one.shutdownOutput();
                  } catch (IOException e) {
                    // One of the two has gone.
                  }
                });
    one.getInputStream().transferTo(other.getOutputStream());
    other.shutdownOutput();
    try {
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy does not close", e);
    }
  }
}
