package dev.platen.printer.network;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Lays TLS over connected sockets, each time with a full handshake. A resumed session would not
 * look at the certificate again, and so not notice that the printer's clock has left its validity.
 *
 * <p>Where names are checked, the TLS engine compares the certificate with the host name during the
 * handshake (RFC 6125), rather than each protocol library by itself.
 */
final class TlsSocketFactory extends SSLSocketFactory {
  private final X509TrustManager trust;
  private final boolean checkNames;
  private final Defects defects;

  TlsSocketFactory(X509TrustManager trust, boolean checkNames, Defects defects) {
    this.trust = trust;
    this.checkNames = checkNames;
    this.defects = defects;
  }

  private SSLSocketFactory fresh() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS is part of every Java", e);
    }
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket secured = (SSLSocket) fresh().createSocket(socket, host, port, autoClose);
    if (defects.has(Defect.NO_TLS_1_3)) {
      secured.setEnabledProtocols(new String[] {"TLSv1.2"});
    }
    if (checkNames && !defects.has(Defect.SKIPS_HOST_NAME_CHECK)) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
    }
    return secured;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return fresh().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return fresh().getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw overConnectedOnly();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw overConnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw overConnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw overConnectedOnly();
  }

  private static IllegalStateException overConnectedOnly() {
    return new IllegalStateException("TLS goes over a socket that the printer connected");
  }
}
