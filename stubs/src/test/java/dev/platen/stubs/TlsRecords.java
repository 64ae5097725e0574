package dev.platen.stubs;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A client's socket that counts the TLS records which come in. A server makes a record of each
 * write, so a reply of one write is one record; TCP alone does not tell, for it joins what comes
 * close together.
 */
public final class TlsRecords extends Socket {
  private static final int HEADER = 5;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  public TlsRecords(int port) throws IOException {
    super(InetAddress.getLoopbackAddress(), port);
    setSoTimeout(20_000);
  }

  /** Negotiates TLS 1.3 with whomever it is. */
  public SSLSocket negotiate() throws IOException, GeneralSecurityException {
    SSLSocket secured =
        (SSLSocket)
            trustingAnybody().getSocketFactory().createSocket(this, "localhost", getPort(), true);
    secured.startHandshake();
    return secured;
  }

  /** For clients that do not ask who the server is. */
  public static SSLContext trustingAnybody() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    return context;
  }

  /** How many records have been read since this was called before. */
  public int count() {
    byte[] octets = received.toByteArray();
    received.reset();
    int records = 0;
    for (int at = 0; at < octets.length; records++) {
      at += HEADER + ByteBuffer.wrap(octets).getChar(at + 3);
    }
    return records;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        int octet = super.read();
        if (octet >= 0) {
          received.write(octet);
        }
        return octet;
      }

      @Override
      public int read(byte[] octets, int offset, int length) throws IOException {
        int count = super.read(octets, offset, length);
        if (count > 0) {
          received.write(octets, offset, count);
        }
        return count;
      }
    };
  }

  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
