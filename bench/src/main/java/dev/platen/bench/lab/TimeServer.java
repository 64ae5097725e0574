package dev.platen.bench.lab;

import dev.platen.bench.BenchException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells devices the time of the bench by SNTP (RFC 4330): when that is moved ahead, a printer that
 * asks here moves too, and its tokens are as old as the bench thinks.
 */
final class TimeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimeServer.class);
  private final DatagramSocket socket;
  private final Clock clock;

  private TimeServer(DatagramSocket socket, Clock clock) {
    this.socket = socket;
    this.clock = clock;
  }

  /**
   * @param port 0 for any free one
   * @throws BenchException where the port cannot be had
   */
  static TimeServer start(InetAddress address, int port, Clock clock) {
    try {
      TimeServer server =
          new TimeServer(new DatagramSocket(new InetSocketAddress(address, port)), clock);
      Thread.ofVirtual().name("time").start(server::serve);
      return server;
    } catch (IOException e) {
      throw new BenchException(
          "Cannot tell the time on %s:%d (%s)."
              .formatted(address.getHostAddress(), port, e.getMessage()),
          e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    DatagramPacket question = new DatagramPacket(new byte[512], 512);
    while (!socket.isClosed()) {
      try {
        question.setLength(question.getData().length);
        socket.receive(question);
        Instant now = clock.instant();
        Optional<TimePacket> answer =
            TimePacket.read(question.getData(), question.getLength())
                .flatMap(asked -> asked.answer(now));
        if (answer.isPresent()) {
          byte[] octets = answer.get().octets();
          socket.send(new DatagramPacket(octets, octets.length, question.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.debug("A question for the time could not be answered", e);
        }
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
