package dev.platen.stubs.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that says what it is told, on a real socket. */
final class SmtpTalker implements AutoCloseable {
  private final SSLContext tls;
  private final Socket raw;
  private Socket socket;
  private InputStream in;

  SmtpTalker(int port, SSLContext tls) throws IOException {
    this.tls = tls;
    this.raw = new Socket(Lab.LOOPBACK, port);
    this.raw.setTcpNoDelay(true);
    this.socket = raw;
    this.socket.setSoTimeout(20_000);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** The next reply, all its lines; empty at the end of the connection. */
  String reply() throws IOException {
    StringBuilder reply = new StringBuilder();
    while (true) {
      String line = line();
      reply.append(line);
      if (line.length() < 4 || line.charAt(3) != '-') {
        return reply.toString();
      }
      reply.append('\n');
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    while (octet >= 0 && octet != '\n') {
      if (octet != '\r') {
        line.write(octet);
      }
      octet = in.read();
    }
    return line.toString(UTF_8);
  }

  String say(String line) throws IOException {
    send(line + "\r\n");
    return reply();
  }

  /** Negotiates TLS, as after the reply to STARTTLS. */
  String negotiate(String... protocols) throws IOException {
    SSLSocket layered =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, "127.0.0.1", 587, true);
    if (protocols.length > 0) {
      layered.setEnabledProtocols(protocols);
    }
    layered.startHandshake();
    socket = layered;
    in = new BufferedInputStream(layered.getInputStream());
    return layered.getSession().getProtocol();
  }

  /** From the banner to the EHLO inside TLS. */
  SmtpTalker ready() throws IOException {
    reply();
    say("EHLO p1");
    say("STARTTLS");
    negotiate();
    say("EHLO p1");
    return this;
  }

  String xoauth2(String user, String token) throws IOException {
    return say("AUTH XOAUTH2 " + base64("user=" + user + "\1auth=Bearer " + token + "\1\1"));
  }

  String login(String user, String password) throws IOException {
    say("AUTH LOGIN " + base64(user));
    return say(base64(password));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** Negotiates TLS, asks for a name and checks that the certificate is for it. */
  String negotiateFor(String name) throws IOException {
    SSLSocket layered = (SSLSocket) tls.getSocketFactory().createSocket(socket, name, 587, true);
    SSLParameters parameters = layered.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(List.of(new SNIHostName(name)));
    layered.setSSLParameters(parameters);
    layered.startHandshake();
    socket = layered;
    in = new BufferedInputStream(layered.getInputStream());
    return layered.getSession().getProtocol();
  }

  /** The connection below TLS. */
  Socket raw() {
    return raw;
  }

  /** Ends the connection by RST. */
  void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }

  /** Ends the connection without a word. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
