package dev.platen.features.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that does with each connection what it is told, at a free port of the loopback. */
final class Misbehaving implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private Misbehaving(ServerSocket server) {
    this.server = server;
  }

  /** What becomes of a connection; it is closed with the server only. */
  interface Deed {
    void with(Socket connection) throws IOException;
  }

  static Misbehaving server(Deed deed) {
    try {
      Misbehaving started =
          new Misbehaving(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(() -> started.serve(deed));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes connections and never says a word. */
  static Misbehaving silent() {
    return server(connection -> {});
  }

  /** Says this, whatever it is asked. */
  static Misbehaving saying(String answer) {
    return server(
        connection -> {
          connection.getInputStream().read(new byte[4096]);
          connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
          connection.shutdownOutput();
        });
  }

  /** Answers every request with this page. */
  static Misbehaving page(String body) {
    return saying(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body));
  }

  private void serve(Deed deed) {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        open.add(connection);
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    deed.with(connection);
                  } catch (IOException e) {
                    // The other side has gone; so it may.
                  }
                });
      } catch (IOException e) {
        return;
      }
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
