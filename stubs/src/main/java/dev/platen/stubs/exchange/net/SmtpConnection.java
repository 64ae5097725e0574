package dev.platen.stubs.exchange.net;

import dev.platen.stubs.exchange.smtp.Action;
import dev.platen.stubs.exchange.smtp.Reply;
import dev.platen.stubs.exchange.smtp.SmtpSession;
import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.net.Gate;
import dev.platen.stubs.fault.net.Hold;
import dev.platen.stubs.fault.net.TcpFaults;
import dev.platen.stubs.fault.net.TlsFaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a session's actions out on a socket. */
final class SmtpConnection {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private static final int PARTING_MILLIS = 1000;

  private final SmtpSession session;
  private final SSLSocketFactory tls;
  private final Duration idle;
  private final ScheduledExecutorService scheduler;
  private final TlsChoice tlsFaults;
  private final Socket raw;
  private Socket socket;

  /** What TLS to offer to a client, where something is to go wrong with it. */
  interface TlsChoice {
    /** Empty for the usual. */
    Optional<FaultAction.Tls> ask(InetAddress client);

    SSLContext context(FaultAction.Tls fault);
  }

  SmtpConnection(
      Socket socket,
      SmtpSession session,
      SSLSocketFactory tls,
      Duration idle,
      ScheduledExecutorService scheduler,
      TlsChoice tlsFaults) {
    this.tlsFaults = tlsFaults;
    this.raw = socket;
    this.socket = socket;
    this.session = session;
    this.tls = tls;
    this.idle = idle;
    this.scheduler = scheduler;
  }

  /** Talks until one side ends the connection. */
  void run() {
    try {
      // Replies are small and each is one write: waiting to fill a packet would only delay them.
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Math.toIntExact(idle.toMillis()));
      if (talk()) {
        session.ended();
        part();
      }
    } catch (IOException e) {
      session.note("the connection broke: " + e.getMessage());
    } catch (InterruptedException | RejectedExecutionException e) {
      session.note("the server shut down");
    } catch (RuntimeException e) {
      // A fault of this program: the client learns nothing of it, the log everything.
      session.note("the server failed");
      LOG.error("An SMTP session failed", e);
    } finally {
      session.ended();
    }
  }

  /** True where the server has closed with a reply; false where the client has gone. */
  private boolean talk() throws IOException, InterruptedException {
    byte[] octets = new byte[16 * 1024];
    boolean goesOn = perform(session.open());
    while (goesOn) {
      int count;
      try {
        count = socket.getInputStream().read(octets);
      } catch (SocketTimeoutException e) {
        return !perform(session.idle());
      }
      if (count < 0) {
        session.note("the client closed the connection");
        return false;
      }
      session.receive(octets, 0, count);
      Optional<Action> action = session.next();
      while (goesOn && action.isPresent()) {
        goesOn = perform(action.get());
        action = goesOn ? session.next() : Optional.empty();
      }
    }
    return true;
  }

  /** Closes; over TLS that waits a moment for the client's own close, lest a reply be lost. */
  private void part() {
    try {
      if (!socket.isClosed()) {
        socket.setSoTimeout(PARTING_MILLIS);
        socket.close();
      }
    } catch (IOException e) {
      LOG.debug("An SMTP connection did not part well", e);
    }
  }

  /** Whether the connection goes on. */
  private boolean perform(Action action) throws IOException, InterruptedException {
    return switch (action) {
      case Action.Send send -> {
        hold(send.delay());
        write(send.reply());
        yield true;
      }
      case Action.StartTls startTls -> {
        write(startTls.reply());
        yield secure();
      }
      case Action.Close close -> {
        write(close.reply());
        yield false;
      }
      case Action.Later later -> {
        hold(later.delay());
        yield perform(later.then());
      }
      case Action.Cut cut -> {
        if (cut.reset()) {
          TcpFaults.reset(raw);
        } else {
          raw.shutdownOutput();
          raw.close();
        }
        yield false;
      }
    };
  }

  private void hold(Duration delay) throws InterruptedException {
    Hold.until(delay, scheduler);
  }

  private void write(Reply reply) throws IOException {
    socket.getOutputStream().write(reply.octets());
  }

  private boolean secure() throws IOException {
    Optional<FaultAction.Tls> fault = tlsFaults.ask(socket.getInetAddress());
    if (fault.isPresent() && fault.get() instanceof FaultAction.CutHandshake) {
      session.note("a fault cut the TLS handshake");
      Gate.cut(socket);
      return false;
    }
    SSLSocketFactory factory =
        fault.map(tlsFaults::context).map(SSLContext::getSocketFactory).orElse(tls);
    SSLSocket layered =
        (SSLSocket)
            factory.createSocket(
                socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
    layered.setUseClientMode(false);
    layered.setEnabledProtocols(fault.map(TlsFaults::protocols).orElse(PROTOCOLS));
    try {
      layered.startHandshake();
    } catch (IOException e) {
      session.note("the TLS handshake failed: " + e.getMessage());
      layered.close();
      return false;
    }
    SSLSession negotiated = layered.getSession();
    session.secured("TLS: " + negotiated.getProtocol() + " " + negotiated.getCipherSuite());
    socket = layered;
    return true;
  }
}
