package dev.platen.printer.network;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.network.NetworkFailure.Distrust;
import dev.platen.printer.network.NetworkFailure.NotConnected;
import dev.platen.printer.network.NetworkFailure.NotTrusted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The printer's way to its network. Names are resolved by the printer's own resolver, never the
 * machine's; connections follow the printer's wiring; servers are trusted by the printer's roots on
 * the printer's clock. Safe for use by many threads.
 */
public final class PrinterNetwork implements AutoCloseable {
  private static final Duration LONGEST_DNS_WAIT = Duration.ofSeconds(3);

  private final NetworkWiring wiring;
  private final Duration timeout;
  private final Defects defects;
  private final Resolver resolver;
  private final SSLSocketFactory checked;
  private final SSLSocketFactory unchecked;
  private final OkHttpClient http;

  /** A network whose settings are automatic and whose roots stay the same. */
  public PrinterNetwork(
      NetworkWiring wiring, List<X509Certificate> roots, Clock clock, Duration timeout) {
    this(wiring, () -> Outward.automatic(wiring), () -> roots, clock, timeout, defect -> false);
  }

  /**
   * @param outward what the settings say now
   * @param roots certification authorities that the printer trusts now
   * @param clock the printer's, for the validity of certificates
   * @param timeout for connecting and for each read
   * @param defects of the firmware of the moment
   */
  public PrinterNetwork(
      NetworkWiring wiring,
      Supplier<Outward> outward,
      Supplier<List<X509Certificate>> roots,
      Clock clock,
      Duration timeout,
      Defects defects) {
    this.wiring = wiring;
    this.defects = defects;
    this.timeout = timeout;
    this.resolver =
        new Resolver(
            wiring,
            () -> outward.get().dnsServers(),
            timeout.compareTo(LONGEST_DNS_WAIT) < 0 ? timeout : LONGEST_DNS_WAIT);
    X509TrustManager trust = new RootTrustManager(roots, clock, defects);
    this.checked = new TlsSocketFactory(trust, true, defects);
    this.unchecked = new TlsSocketFactory(new UncheckedTrustManager(), false, defects);
    this.http =
        new OkHttpClient.Builder()
            .dns(name -> List.of(resolveForHttp(name)))
            .proxySelector(new SettingsProxySelector(outward))
            .socketFactory(new WiredSocketFactory(wiring))
            .sslSocketFactory(checked, trust)
            .protocols(List.of(Protocol.HTTP_1_1))
            // Each request connects anew, as small devices do: a fault that begins between two
            // requests meets the second.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .callTimeout(timeout.multipliedBy(2))
            .build();
  }

  private InetAddress resolveForHttp(String name) throws UnknownHostException {
    try {
      return resolver.resolve(name);
    } catch (NetworkException e) {
      UnknownHostException unknown = new UnknownHostException(name);
      unknown.initCause(e);
      throw unknown;
    }
  }

  /** For HTTPS requests. A failed call's exception is explained by {@link #explain}. */
  public OkHttpClient http() {
    return http;
  }

  /**
   * Connects by TCP. The socket knows {@code host} as the name of its address, so that a protocol
   * library on top never has to look it up; reads on it time out.
   *
   * @param port as in the settings, before wiring
   */
  public Socket connect(String host, int port) throws NetworkException {
    InetAddress address = resolver.resolve(host);
    Socket socket = new WiredSocket(wiring);
    try {
      int millis = Math.toIntExact(timeout.toMillis());
      socket.setSoTimeout(millis);
      socket.connect(new InetSocketAddress(address, port), millis);
      return socket;
    } catch (IOException e) {
      closeQuietly(socket);
      throw new NetworkException(explain(host, port, e), e);
    }
  }

  /**
   * A factory that lays TLS over a connected socket.
   *
   * @param validate whether the server must show a certificate that the printer trusts, for the
   *     name it was asked by
   */
  public SSLSocketFactory tls(boolean validate) {
    return validate && !defects.has(Defect.SKIPS_CERTIFICATE_VALIDATION) ? checked : unchecked;
  }

  /** Lays TLS over {@code socket} and shakes hands; closes it where that fails. */
  public SSLSocket secure(Socket socket, String host, int port, boolean validate)
      throws TlsException {
    try {
      SSLSocket secured = (SSLSocket) tls(validate).createSocket(socket, host, port, true);
      secured.startHandshake();
      return secured;
    } catch (IOException e) {
      closeQuietly(socket);
      throw new TlsException(explain(host, port, e), e);
    }
  }

  /** What an exception from a connection to {@code host} means. */
  public static NetworkFailure explain(String host, int port, Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case NetworkException e -> {
          return e.failure();
        }
        case DistrustException e -> {
          return new NotTrusted(host, e.distrust());
        }
        case CertificateException e when isUnreadable(e) -> {
          return new NotTrusted(host, Distrust.DAMAGED);
        }
        // From Java's own checks of the host name.
        case CertificateException e -> {
          return new NotTrusted(host, Distrust.WRONG_NAME);
        }
        case SSLPeerUnverifiedException e -> {
          return new NotTrusted(host, Distrust.WRONG_NAME);
        }
        default -> {}
      }
    }
    return new NotConnected(host, port, exception.getClass().getSimpleName());
  }

  private static boolean isUnreadable(CertificateException exception) {
    return exception instanceof CertificateParsingException
        || String.valueOf(exception.getMessage()).startsWith("Could not parse certificate");
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It failed before; that failure is the one to report.
    }
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
  }

  /** The proxy of the settings, for every address. */
  private static final class SettingsProxySelector extends ProxySelector {
    private final Supplier<Outward> outward;

    SettingsProxySelector(Supplier<Outward> outward) {
      this.outward = outward;
    }

    @Override
    public List<Proxy> select(URI uri) {
      // Unresolved: the HTTP client resolves it as it does any other name.
      return List.of(
          outward
              .get()
              .proxy()
              .map(
                  proxy ->
                      new Proxy(
                          Proxy.Type.HTTP,
                          InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
              .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // The request fails with it, which is all that there is to do.
    }
  }

  /** Makes {@link WiredSocket}s, unconnected, as OkHttp wants them. */
  private static final class WiredSocketFactory extends SocketFactory {
    private final NetworkWiring wiring;

    WiredSocketFactory(NetworkWiring wiring) {
      this.wiring = wiring;
    }

    @Override
    public Socket createSocket() {
      return new WiredSocket(wiring);
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw resolvesNothing();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw resolvesNothing();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      Socket socket = createSocket();
      socket.connect(new InetSocketAddress(host, port));
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return createSocket(host, port);
    }

    private static IllegalStateException resolvesNothing() {
      return new IllegalStateException("The printer resolves names itself");
    }
  }
}
