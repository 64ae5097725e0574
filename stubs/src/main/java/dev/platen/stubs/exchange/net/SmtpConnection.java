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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a session's actions out on a socket. One thread reads and answers; another comes where
 * the client takes too long, and speaks only while the first waits for octets.
 */
final class SmtpConnection {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private static final int PARTING_MILLIS = 1000;

  private final SmtpSession session;
  private final SSLSocketFactory tls;
  private final Patience patience;
  private final ScheduledExecutorService scheduler;
  private final TlsChoice tlsFaults;
  private final Socket raw;

  /** Held by whoever uses the session or writes. */
  private final ReentrantLock turn = new ReentrantLock();

  private final Instant opened;
  private volatile Instant heard;
  private volatile boolean handshaking;
  private volatile boolean over;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  /** What TLS to offer to a client, where something is to go wrong with it. */
  interface TlsChoice {
    /** Empty for the usual. */
    Optional<FaultAction.Tls> ask(InetAddress client);

    SSLContext context(FaultAction.Tls fault);

    /** For clients of TLS 1.0 and 1.1; empty where their handshake is refused. */
    Optional<ObsoleteTls> obsolete();
  }

  SmtpConnection(
      Socket socket,
      SmtpSession session,
      SSLSocketFactory tls,
      Patience patience,
      ScheduledExecutorService scheduler,
      TlsChoice tlsFaults)
      throws IOException {
    this.tlsFaults = tlsFaults;
    this.raw = socket;
    this.socket = socket;
    this.session = session;
    this.tls = tls;
    this.patience = patience;
    this.scheduler = scheduler;
    this.opened = patience.now();
    this.heard = opened;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** Whether the client has been silent, or connected, for too long. */
  boolean overdue() {
    return !over && (patience.idle(heard) || patience.expired(opened));
  }

  /** Ends an overdue session, telling the client why where it can be told. */
  void timeUp() {
    if (handshaking) {
      // There is nobody yet to talk to.
      abandon();
    } else if (turn.tryLock()) {
      try {
        if (overdue()) {
          over = true;
          write((patience.expired(opened) ? session.expired() : session.idle()).reply());
          session.ended();
          part();
        }
      } catch (IOException e) {
        LOG.debug("A client was gone before it was told that its time is up", e);
      } finally {
        turn.unlock();
        if (over) {
          abandon();
        }
      }
    } else if (patience.lost(opened)) {
      // It takes no octets either.
      abandon();
    }
  }

  private void abandon() {
    over = true;
    try {
      raw.close();
    } catch (IOException e) {
      LOG.debug("Could not close an SMTP connection", e);
    }
  }

  /** Talks until one side ends the connection. */
  void run() {
    try {
      // Replies are small and each is one write: waiting to fill a packet would only delay them.
      socket.setTcpNoDelay(true);
      if (talk()) {
        session.ended();
        part();
      }
    } catch (IOException e) {
      session.note(over ? "the client took too long" : "the connection broke: " + e.getMessage());
    } catch (InterruptedException | RejectedExecutionException e) {
      session.note("the server shut down");
    } catch (RuntimeException e) {
      // A fault of this program: the client learns nothing of it, the log everything.
      session.note("the server failed");
      LOG.error("An SMTP session failed", e);
    } finally {
      over = true;
      session.ended();
    }
  }

  /** True where the server has closed with a reply; false where the client has gone. */
  private boolean talk() throws IOException, InterruptedException {
    byte[] octets = new byte[16 * 1024];
    turn.lock();
    try {
      boolean goesOn = perform(session.open());
      while (goesOn) {
        turn.unlock();
        int count;
        try {
          count = in.read(octets);
        } finally {
          turn.lock();
        }
        if (over) {
          return false;
        }
        if (count < 0) {
          session.note("the client closed the connection");
          return false;
        }
        heard = patience.now();
        session.receive(octets, 0, count);
        goesOn = answer();
        heard = patience.now();
      }
      return true;
    } finally {
      turn.unlock();
    }
  }

  private boolean answer() throws IOException, InterruptedException {
    for (Optional<Action> action = session.next(); action.isPresent(); action = session.next()) {
      if (!perform(action.get())) {
        return false;
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
    out.write(reply.octets());
  }

  private boolean secure() throws IOException {
    handshaking = true;
    try {
      return negotiate();
    } finally {
      handshaking = false;
    }
  }

  private boolean negotiate() throws IOException {
    Optional<FaultAction.Tls> fault = tlsFaults.ask(socket.getInetAddress());
    if (fault.isPresent() && fault.get() instanceof FaultAction.CutHandshake) {
      session.note("a fault cut the TLS handshake");
      Gate.cut(socket);
      return false;
    }
    ClientHello hello = ClientHello.read(in);
    if (hello.obsolete() && fault.isEmpty() && tlsFaults.obsolete().isPresent()) {
      return negotiate(tlsFaults.obsolete().get(), hello);
    }
    SSLSocketFactory factory =
        fault.map(tlsFaults::context).map(SSLContext::getSocketFactory).orElse(tls);
    SSLSocket layered = (SSLSocket) factory.createSocket(socket, hello.consumed(), true);
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
    session.secured(
        "TLS: " + negotiated.getProtocol() + " " + negotiated.getCipherSuite() + asked(hello));
    socket = layered;
    in = layered.getInputStream();
    out = layered.getOutputStream();
    return true;
  }

  private boolean negotiate(ObsoleteTls obsolete, ClientHello hello) throws IOException {
    ObsoleteTls.Secured secured;
    try {
      secured = obsolete.negotiate(socket, hello);
    } catch (IOException e) {
      session.note("the TLS handshake failed: " + e.getMessage());
      return false;
    }
    session.securedObsoletely("TLS: " + secured.version() + asked(hello));
    in = secured.in();
    out = secured.out();
    return true;
  }

  private static String asked(ClientHello hello) {
    return hello.serverName().map(name -> " for " + name).orElse("");
  }
}
