package dev.platen.bench.doctor;

import dev.platen.bench.lab.TimePacket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Asks servers as a printer does, and says what they answered. */
final class Wire {
  /** How long a server of the same network may take. */
  static final int PATIENCE_MILLIS = 3000;

  private static final int MOST_LINES = 50;

  private Wire() {}

  static Socket connect(InetAddress address, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** The certificates that an HTTPS server shows for a name, its own first. */
  static List<X509Certificate> https(InetAddress address, int port, String name)
      throws IOException {
    try (Socket socket = connect(address, port)) {
      return certificates(socket, name);
    }
  }

  /** The certificates that an SMTP server shows after STARTTLS (RFC 3207). */
  static List<X509Certificate> smtp(InetAddress address, int port, String name) throws IOException {
    try (Socket socket = connect(address, port)) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      expect(in, "220");
      say(socket, "EHLO doctor.invalid");
      expect(in, "250");
      say(socket, "STARTTLS");
      expect(in, "220");
      return certificates(socket, name);
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static void expect(BufferedReader in, String code) throws IOException {
    for (int lines = 0; lines < MOST_LINES; lines++) {
      String line = in.readLine();
      if (line == null || !line.startsWith(code)) {
        throw new IOException(
            line == null ? "it closed the connection" : "it said \"" + line + "\"");
      }
      if (line.length() < 4 || line.charAt(3) != '-') {
        return;
      }
    }
    throw new IOException("its reply does not end");
  }

  private static List<X509Certificate> certificates(Socket socket, String name) throws IOException {
    List<X509Certificate> shown = new ArrayList<>();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Looking(shown)}, new SecureRandom());
      try (SSLSocket tls =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, name, socket.getPort(), false)) {
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        tls.setSSLParameters(parameters);
        tls.startHandshake();
      }
      return shown;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  /** Looks at certificates instead of trusting them; nothing is sent behind it. */
  private record Looking(List<X509Certificate> shown) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      shown.addAll(List.of(chain));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** The headers of {@code GET path}, with the status line first, and then the body. */
  record Page(List<String> head, String body) {
    /** A header's value. */
    Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst();
    }
  }

  /** Gets a small page over plain HTTP. */
  static Page http(InetAddress address, int port, String path) throws IOException {
    try (Socket socket = connect(address, port)) {
      say(
          socket,
          "GET "
              + path
              + " HTTP/1.1\r\nHost: "
              + address.getHostAddress()
              + "\r\nConnection: close\r\n");
      String all =
          new String(socket.getInputStream().readNBytes(64 * 1024), StandardCharsets.ISO_8859_1);
      int end = all.indexOf("\r\n\r\n");
      if (!all.startsWith("HTTP/") || end < 0) {
        throw new IOException("it does not speak HTTP");
      }
      return new Page(List.of(all.substring(0, end).split("\r\n")), all.substring(end + 4));
    }
  }

  /** The time that an SNTP server tells (RFC 4330). */
  static Instant time(InetAddress address, int port, Clock clock) throws IOException {
    byte[] question = TimePacket.question(clock.instant()).octets();
    byte[] octets = exchange(address, port, question);
    TimePacket answer =
        TimePacket.read(octets, octets.length)
            .filter(packet -> packet.mode() == 4)
            .orElseThrow(() -> new IOException("it does not speak SNTP"));
    return answer.sent(clock.instant());
  }

  /** Sends a datagram and waits for one from there. */
  static byte[] exchange(InetAddress address, int port, byte[] question) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      // Connected, so that a port that is closed says so.
      socket.connect(new InetSocketAddress(address, port));
      socket.send(new DatagramPacket(question, question.length));
      DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
      socket.receive(answer);
      return java.util.Arrays.copyOf(answer.getData(), answer.getLength());
    }
  }

  /** Why a server could not be asked, in few words. */
  static String reason(IOException failure) {
    return switch (failure) {
      case java.net.SocketTimeoutException late -> "no answer in 3 s";
      case java.net.PortUnreachableException closed -> "the port is closed";
      case java.net.ConnectException refused
          when String.valueOf(refused.getMessage()).contains("refused") ->
          "the port is closed";
      case java.net.NoRouteToHostException away -> "there is no way to it";
      default ->
          failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    };
  }
}
