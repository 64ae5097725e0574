package dev.platen.printer.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A server that greets, and answers each line with the next of its replies, the last for ever. */
public final class LabTalker implements AutoCloseable {
  private final ServerSocket server;

  public LabTalker(String greeting, String... replies) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(() -> accept(greeting, List.of(replies)));
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept(String greeting, List<String> replies) {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket, greeting, replies));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void serve(Socket accepted, String greeting, List<String> replies) {
    try (Socket socket = accepted) {
      say(socket, greeting);
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      for (int i = 0; in.readLine() != null; i++) {
        say(socket, replies.get(Math.min(i, replies.size() - 1)));
      }
    } catch (IOException e) {
      // The printer hung up.
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
