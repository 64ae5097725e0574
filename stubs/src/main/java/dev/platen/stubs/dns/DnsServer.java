package dev.platen.stubs.dns;

import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.net.Hold;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A name server over UDP and TCP (RFC 1035) that knows a few names; what it says of all others is
 * {@link Elsewhere}. Its own answers have a time to live of zero, so that a change is seen at the
 * next question. Safe for use by many threads.
 */
public final class DnsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DnsServer.class);
  private static final int MAX_MESSAGE = 65_535;
  private static final int ATTEMPTS = 20;
  private static final Duration TCP_IDLE = Duration.ofSeconds(30);

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private Answers answers = new Answers(new Faults());
  private Optional<ScheduledExecutorService> scheduler = Optional.empty();

  private DnsServer(DatagramSocket udp, ServerSocket tcp) {
    this.udp = udp;
    this.tcp = tcp;
  }

  /**
   * Starts a server.
   *
   * @param port of both UDP and TCP; 0 for a free one
   * @param zone the names that it knows, without a dot at their end
   * @throws UncheckedIOException where the port cannot be had
   */
  public static DnsServer start(InetAddress address, int port, Map<String, InetAddress> zone) {
    return start(listen(address, port), zone);
  }

  /**
   * Starts a server at which something may go wrong.
   *
   * @param faults asked at each question
   * @param scheduler waits for replies that are held back
   * @throws UncheckedIOException where the port cannot be had
   */
  public static DnsServer start(
      InetAddress address,
      int port,
      Map<String, InetAddress> zone,
      Faults faults,
      ScheduledExecutorService scheduler) {
    DnsServer server = listen(address, port);
    server.answers = new Answers(faults);
    server.scheduler = Optional.of(scheduler);
    return start(server, zone);
  }

  private static DnsServer start(DnsServer server, Map<String, InetAddress> zone) {
    zone.forEach(server::answer);
    server.threads.execute(server::serveUdp);
    server.threads.execute(server::serveTcp);
    return server;
  }

  private static DnsServer listen(InetAddress address, int port) {
    IOException last = new IOException("no port is free");
    // A free UDP port need not be free for TCP: try others.
    for (int attempt = 0; attempt < (port == 0 ? ATTEMPTS : 1); attempt++) {
      try {
        return bind(address, port);
      } catch (IOException e) {
        last = e;
      }
    }
    throw new UncheckedIOException(
        "Cannot listen for DNS on "
            + address.getHostAddress()
            + ":"
            + port
            + " ("
            + last.getMessage()
            + "); stop what listens there, or choose another port",
        last);
  }

  private static DnsServer bind(InetAddress address, int port) throws IOException {
    DatagramSocket udp = new DatagramSocket(new InetSocketAddress(address, port));
    try {
      ServerSocket tcp = new ServerSocket();
      try {
        tcp.setReuseAddress(true);
        tcp.bind(new InetSocketAddress(address, udp.getLocalPort()));
        return new DnsServer(udp, tcp);
      } catch (IOException e) {
        tcp.close();
        throw e;
      }
    } catch (IOException e) {
      udp.close();
      throw e;
    }
  }

  /** The port of both UDP and TCP. */
  public int port() {
    return udp.getLocalPort();
  }

  /** Answers questions for a name with this address from now on. */
  public void answer(String name, InetAddress address) {
    answers.put(name, new Answers.Behaviour.Address(address));
  }

  /** Knows the name no longer: NXDOMAIN. */
  public void remove(String name) {
    answers.remove(name);
  }

  /** Gives no reply to questions for a name; {@link #answer} or {@link #remove} ends it. */
  public void silence(String name) {
    answers.put(name, new Answers.Behaviour.Silence());
  }

  /** Replies SERVFAIL to questions for a name; {@link #answer} or {@link #remove} ends it. */
  public void fail(String name) {
    answers.put(name, new Answers.Behaviour.Failure());
  }

  /** What is said from now on about names that it was not told; at first {@code NXDOMAIN}. */
  public void elsewhere(Elsewhere elsewhere) {
    answers.elsewhere(elsewhere);
  }

  /**
   * Where a client is led whose connections are to be refused: an address that it reaches and at
   * which no port is open. At first {@code 127.66.6.6}, which is right for clients of this machine.
   */
  public void leadRefusedTo(InetAddress address) {
    answers.refusing(address);
  }

  private void serveUdp() {
    byte[] octets = new byte[MAX_MESSAGE];
    while (!udp.isClosed()) {
      DatagramPacket question = new DatagramPacket(octets, octets.length);
      try {
        udp.receive(question);
        byte[] asked = Arrays.copyOf(octets, question.getLength());
        SocketAddress client = question.getSocketAddress();
        if (answers.mayTakeLong()) {
          threads.execute(() -> answerUdp(asked, client));
        } else {
          answerUdp(asked, client);
        }
      } catch (IOException e) {
        if (!udp.isClosed()) {
          LOG.debug("A DNS question could not be received", e);
        }
      } catch (RejectedExecutionException e) {
        LOG.debug("The server closed before a DNS question was answered", e);
      }
    }
  }

  private void answerUdp(byte[] question, SocketAddress client) {
    try {
      Optional<Answers.Answer> answer =
          answers.reply(question, ((InetSocketAddress) client).getAddress(), false);
      if (answer.isPresent()) {
        send(answer.get(), client);
      }
    } catch (IOException e) {
      if (!udp.isClosed()) {
        LOG.debug("A DNS question could not be answered", e);
      }
    }
  }

  /** Others are answered while one waits. */
  private void send(Answers.Answer answer, SocketAddress client) throws IOException {
    DatagramPacket packet = new DatagramPacket(answer.octets(), answer.octets().length, client);
    if (answer.delay().isZero()) {
      udp.send(packet);
      return;
    }
    threads.execute(
        () -> {
          try {
            hold(answer.delay());
            udp.send(packet);
          } catch (IOException e) {
            LOG.debug("A late DNS reply could not be sent", e);
          }
        });
  }

  private void hold(Duration delay) throws IOException {
    try {
      if (scheduler.isPresent()) {
        Hold.until(delay, scheduler.get());
      }
    } catch (InterruptedException | RejectedExecutionException e) {
      throw new IOException("The server closed before a late reply", e);
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket socket = tcp.accept();
        open.add(socket);
        try {
          threads.execute(() -> serve(socket));
        } catch (RejectedExecutionException e) {
          // The server closed while the client knocked.
          socket.close();
        }
      } catch (IOException e) {
        if (!tcp.isClosed()) {
          LOG.debug("A DNS connection could not be accepted", e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setSoTimeout(Math.toIntExact(TCP_IDLE.toMillis()));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        byte[] question = in.readNBytes(in.readUnsignedShort());
        Optional<Answers.Answer> answer = answers.reply(question, socket.getInetAddress(), true);
        if (answer.isPresent()) {
          hold(answer.get().delay());
          byte[] reply = answer.get().octets();
          byte[] framed = new byte[reply.length + 2];
          framed[0] = (byte) (reply.length >> 8);
          framed[1] = (byte) reply.length;
          System.arraycopy(reply, 0, framed, 2, reply.length);
          socket.getOutputStream().write(framed);
        }
      }
    } catch (EOFException e) {
      LOG.trace("A DNS client closed its connection", e);
    } catch (IOException e) {
      LOG.debug("A DNS connection broke", e);
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      LOG.debug("Could not close a DNS socket", e);
    }
    threads.shutdownNow();
    threads.close();
  }
}
