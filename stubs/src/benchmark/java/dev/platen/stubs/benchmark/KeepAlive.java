package dev.platen.stubs.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A client that asks over one connection of HTTPS, in the thread of its caller alone. */
public final class KeepAlive implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final int port;

  public KeepAlive(int port, SSLContext trust) throws IOException {
    this.port = port;
    Socket raw = new Socket(InetAddress.getLoopbackAddress(), port);
    raw.setTcpNoDelay(true);
    raw.setSoTimeout(20_000);
    socket = trust.getSocketFactory().createSocket(raw, "localhost", port, true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * What was answered.
   *
   * @param headers in order
   */
  public record Answer(int status, List<Map.Entry<String, String>> headers, String body) {}

  /** The octets of a request with a form. */
  public byte[] form(String path, String form) {
    return request("POST", path, Map.of("Content-Type", "application/x-www-form-urlencoded"), form);
  }

  /** The octets of a request. */
  public byte[] request(String method, String target, Map<String, String> headers, String body) {
    StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    text.append("Host: localhost:").append(port).append("\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Asks.
   *
   * @return the reply's body
   * @throws IOException where the status is not the one expected
   */
  public String ask(byte[] request, int status) throws IOException {
    Answer answer = ask(request);
    if (answer.status() != status) {
      throw new IOException(answer.toString());
    }
    return answer.body();
  }

  /** Asks. */
  public Answer ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line().substring(9, 12));
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    int length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      headers.add(Map.entry(name, value));
      if (name.equalsIgnoreCase("Content-Length")) {
        length = Integer.parseInt(value);
      } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
        chunked = value.equalsIgnoreCase("chunked");
      }
    }
    String body = chunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Answer(status, headers, body);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
      line();
    }
    line();
    return body.toString();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("The server closed the connection after: " + line);
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
