package dev.platen.stubs.exchange.net;

import dev.platen.stubs.exchange.smtp.SmtpSession;
import dev.platen.stubs.fault.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for SMTP clients; each connection has a virtual thread of its own. */
public final class SmtpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpServer.class);
  private static final int BACKLOG = 512;

  private final ServerSocket listener;
  private final ServerFaults faults;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<SmtpConnection> talking = ConcurrentHashMap.newKeySet();
  private Optional<ScheduledFuture<?>> watch = Optional.empty();

  private SmtpServer(ServerSocket listener, ServerFaults faults) {
    this.listener = listener;
    this.faults = faults;
  }

  /**
   * Starts a server.
   *
   * @param port 0 for a free one
   * @param tls what STARTTLS negotiates with, TLS 1.2 or 1.3
   * @param patience how long a client may be silent, and connected
   * @param scheduler waits for replies that are held back, and looks after silent clients
   * @param sessions makes the conversation for a client's address
   * @throws UncheckedIOException where the port cannot be had
   */
  public static SmtpServer start(
      InetAddress address,
      int port,
      SSLContext tls,
      Patience patience,
      ScheduledExecutorService scheduler,
      Function<InetAddress, SmtpSession> sessions) {
    return start(
        address,
        port,
        tls,
        patience,
        scheduler,
        sessions,
        new ServerFaults(new Faults(), List.of()));
  }

  /**
   * Starts a server at which something may go wrong.
   *
   * @param faults asked at each connection and each handshake
   */
  public static SmtpServer start(
      InetAddress address,
      int port,
      SSLContext tls,
      Patience patience,
      ScheduledExecutorService scheduler,
      Function<InetAddress, SmtpSession> sessions,
      ServerFaults faults) {
    long pause = patience.pause().toNanos();
    SmtpServer server = new SmtpServer(listen(address, port), faults);
    server.watch =
        Optional.of(
            scheduler.scheduleWithFixedDelay(server::watch, pause, pause, TimeUnit.NANOSECONDS));
    server.threads.execute(
        () ->
            server.accept(
                socket ->
                    new SmtpConnection(
                        socket,
                        sessions.apply(socket.getInetAddress()),
                        tls.getSocketFactory(),
                        patience,
                        scheduler,
                        faults)));
    return server;
  }

  private static ServerSocket listen(InetAddress address, int port) {
    try {
      ServerSocket listener = new ServerSocket();
      try {
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(address, port), BACKLOG);
      } catch (IOException e) {
        listener.close();
        throw e;
      }
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot listen for SMTP on "
              + address.getHostAddress()
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "); stop what listens there, or choose another port",
          e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** One task for all clients: thousands of them cost no timers. */
  private void watch() {
    for (SmtpConnection connection : talking) {
      if (connection.overdue()) {
        try {
          threads.execute(connection::timeUp);
        } catch (RejectedExecutionException e) {
          LOG.debug("The server closed while a client was overdue", e);
        }
      }
    }
  }

  private void accept(Connections connections) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        try {
          threads.execute(() -> run(socket, connections));
        } catch (RejectedExecutionException e) {
          // The server closed while the client knocked.
          socket.close();
        }
      } catch (IOException e) {
        if (!listener.isClosed()) {
          LOG.warn("Could not accept an SMTP connection", e);
        }
      }
    }
  }

  private void run(Socket socket, Connections connections) {
    try (socket) {
      Optional<Socket> served = faults.admit(socket);
      if (served.isPresent()) {
        serve(connections.on(served.get()));
      }
    } catch (IOException e) {
      LOG.debug("Could not close an SMTP connection", e);
    } finally {
      open.remove(socket);
    }
  }

  private void serve(SmtpConnection connection) {
    talking.add(connection);
    try {
      connection.run();
    } finally {
      talking.remove(connection);
    }
  }

  private interface Connections {
    SmtpConnection on(Socket socket) throws IOException;
  }

  /** Stops listening and cuts all connections. */
  @Override
  public void close() {
    watch.ifPresent(task -> task.cancel(false));
    try {
      listener.close();
    } catch (IOException e) {
      LOG.debug("Could not close the SMTP listener", e);
    }
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        LOG.debug("Could not close an SMTP connection", e);
      }
    }
    threads.shutdownNow();
    threads.close();
  }
}
