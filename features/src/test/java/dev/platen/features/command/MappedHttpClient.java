package dev.platen.features.command;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Leads every name to the bench, as a hosts file would; MSAL4J itself is as Microsoft ships it. */
final class MappedHttpClient implements IHttpClient {
  private final OkHttpClient client;

  MappedHttpClient(SSLContext trust, X509TrustManager manager, InetSocketAddress bench) {
    this.client =
        new OkHttpClient.Builder()
            .dns(host -> List.of(InetAddress.getByAddress(host, bench.getAddress().getAddress())))
            .socketFactory(new MappedSockets(bench))
            .sslSocketFactory(trust.getSocketFactory(), manager)
            .build();
  }

  @Override
  public IHttpResponse send(HttpRequest request) throws IOException {
    Request.Builder sent = new Request.Builder().url(request.url());
    request.headers().forEach(sent::header);
    String method = request.httpMethod().name().toUpperCase(Locale.ROOT);
    sent.method(
        method,
        method.equals("POST")
            ? RequestBody.create(request.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
            : null);
    try (Response answer = client.newCall(sent.build()).execute()) {
      HttpResponse response = new HttpResponse();
      response.statusCode(answer.code());
      response.addHeaders(answer.headers().toMultimap());
      response.body(answer.body().string());
      return response;
    }
  }

  static X509TrustManager manager(X509Certificate authority) throws Exception {
    java.security.KeyStore trusted =
        java.security.KeyStore.getInstance(java.security.KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("bench", authority);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new IllegalStateException("No trust manager");
  }

  /** Sockets that go to the bench wherever they are sent. */
  private static final class MappedSockets extends SocketFactory {
    private final InetSocketAddress bench;

    MappedSockets(InetSocketAddress bench) {
      this.bench = bench;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(@Nullable SocketAddress to, int timeout) throws IOException {
          super.connect(bench, timeout);
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected();
    }

    private Socket connected() throws IOException {
      Socket socket = createSocket();
      socket.connect(bench, 10_000);
      return socket;
    }
  }
}
