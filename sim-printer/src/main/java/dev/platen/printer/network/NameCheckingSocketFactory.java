package dev.platen.printer.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Lays TLS over connected sockets and has the TLS engine compare the certificate with the host name
 * during the handshake (RFC 7817 for mail), rather than trusting each protocol library to do so.
 */
final class NameCheckingSocketFactory extends SSLSocketFactory {
  private final SSLSocketFactory factory;

  NameCheckingSocketFactory(SSLSocketFactory factory) {
    this.factory = factory;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, port, autoClose);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    return secured;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
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
