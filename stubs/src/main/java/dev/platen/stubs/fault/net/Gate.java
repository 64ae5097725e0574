package dev.platen.stubs.fault.net;

import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.Occasion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before an HTTPS server and hands connections over to it, but for faults of TCP and TLS. A
 * connection with a fault is carried octet by octet, over another one to the server, which learns
 * the client's address there by the PROXY protocol, version 1: it comes before the client's own
 * octets.
 */
public final class Gate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final int BACKLOG = 512;

  private final ServerSocket listener;
  private final Server server;
  private final List<String> names;
  private final Faults faults;
  private final TlsFaults tls;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** What is behind a gate. */
  public interface Server {
    /** Where it listens for connections that begin with a line of the PROXY protocol. */
    InetSocketAddress address();

    /**
     * Takes over a connection on which nothing goes wrong, and closes it when it is done.
     *
     * @throws IOException where it cannot; the connection is left open then
     */
    void serve(SocketChannel client) throws IOException;
  }

  private Gate(
      ServerSocket listener, Server server, List<String> names, Faults faults, TlsFaults tls) {
    this.listener = listener;
    this.server = server;
    this.names = List.copyOf(names);
    this.faults = faults;
    this.tls = tls;
  }

  /**
   * Starts listening.
   *
   * @param port 0 for any free one
   * @param server what is behind it
   * @param names that faults call the server by
   * @throws IOException where the port cannot be had
   */
  public static Gate start(
      InetAddress address,
      int port,
      Server server,
      List<String> names,
      Faults faults,
      TlsFaults tls)
      throws IOException {
    // Of a channel, for only such a one's connections can be handed over.
    ServerSocket listener = ServerSocketChannel.open().socket();
    try {
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(address, port), BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    Gate gate = new Gate(listener, server, names, faults, tls);
    gate.threads.execute(gate::accept);
    return gate;
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        try {
          threads.execute(() -> serve(socket));
        } catch (RejectedExecutionException e) {
          // The gate closed while the client knocked.
          socket.close();
        }
      } catch (IOException e) {
        if (!listener.isClosed()) {
          LOG.warn("Could not accept a connection", e);
        }
      }
    }
  }

  private void serve(Socket client) {
    boolean handedOver = false;
    try {
      client.setTcpNoDelay(true);
      Occasion occasion = Occasion.of(client.getInetAddress(), names);
      Optional<FaultAction.Tcp> fault = faults.ask(FaultAction.Tcp.class, occasion);
      Optional<Socket> served =
          fault.isPresent() ? TcpFaults.carryOut(fault.get(), client) : Optional.of(client);
      if (served.isPresent()) {
        handedOver = let(served.get(), occasion);
      }
    } catch (IOException e) {
      LOG.debug("A connection broke at the gate", e);
    } finally {
      open.remove(client);
      if (!handedOver) {
        close(client);
      }
    }
  }

  /**
   * @return whether the server has the connection now
   */
  private boolean let(Socket client, Occasion occasion) throws IOException {
    Optional<FaultAction.Tls> fault = faults.ask(FaultAction.Tls.class, occasion);
    if (fault.isEmpty() && client.getChannel() != null) {
      server.serve(client.getChannel());
      return true;
    }
    if (fault.isEmpty()) {
      try (Socket inside = connect(client)) {
        join(client, inside);
      }
    } else if (fault.get() instanceof FaultAction.CutHandshake) {
      cut(client);
    } else {
      // The gate itself is the server of TLS; a client that takes it is let through all the same.
      SSLSocket secured = (SSLSocket) layered(client, tls.context(fault.get()));
      secured.setUseClientMode(false);
      secured.setEnabledProtocols(TlsFaults.protocols(fault.get()));
      try (secured) {
        secured.startHandshake();
        try (Socket plain = connect(client);
            SSLSocket inside = (SSLSocket) layered(plain, trusting())) {
          inside.setUseClientMode(true);
          join(secured, inside);
        }
      }
    }
    return false;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("Could not close a connection", e);
    }
  }

  /** Ends a connection after the client's first message. */
  public static void cut(Socket client) throws IOException {
    if (client.getInputStream().read(new byte[16 * 1024]) >= 0) {
      client.close();
    }
  }

  private static Socket layered(Socket socket, SSLContext context) throws IOException {
    return context
        .getSocketFactory()
        .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
  }

  private Socket connect(Socket client) throws IOException {
    Socket inside = new Socket();
    open.add(inside);
    inside.setTcpNoDelay(true);
    inside.connect(server.address());
    inside.getOutputStream().write(introduction(client));
    return inside;
  }

  /** The line of the PROXY protocol. */
  private static byte[] introduction(Socket client) {
    boolean four = client.getInetAddress() instanceof Inet4Address;
    return String.format(
            Locale.ROOT,
            "PROXY %s %s %s %d %d\r\n",
            four ? "TCP4" : "TCP6",
            client.getInetAddress().getHostAddress(),
            client.getLocalAddress().getHostAddress(),
            client.getPort(),
            client.getLocalPort())
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Carries octets both ways until both sides have ended; how one ends is passed on. */
  private void join(Socket client, Socket inside) throws IOException {
    threads.execute(() -> carry(client, inside));
    carry(inside, client);
    open.remove(inside);
  }

  private static void carry(Socket from, Socket to) {
    try {
      copy(from.getInputStream(), to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One of the two was reset, or is gone: so is the other.
      abandon(to);
      abandon(from);
    }
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] octets = new byte[16 * 1024];
    for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
      out.write(octets, 0, count);
    }
  }

  private static void abandon(Socket socket) {
    try {
      if (!(socket instanceof SSLSocket) && !socket.isClosed()) {
        TcpFaults.reset(socket);
      } else {
        socket.close();
      }
    } catch (SocketException e) {
      LOG.trace("A connection was gone already", e);
    } catch (IOException e) {
      LOG.debug("Could not close a connection", e);
    }
  }

  /** For the connection to the server behind the gate, in the same process. */
  private static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      LOG.debug("Could not close a connection", e);
    }
    threads.shutdownNow();
    threads.close();
  }
}
