package dev.platen.stubs.exchange.net;

import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.Occasion;
import dev.platen.stubs.fault.net.TcpFaults;
import dev.platen.stubs.fault.net.TlsFaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Faults of TCP and TLS at an SMTP server. */
public final class ServerFaults implements SmtpConnection.TlsChoice {
  private final Faults faults;
  private final List<String> names;
  private final Optional<TlsFaults> tls;
  private final Optional<ObsoleteTls> obsolete;

  /**
   * Without faults of TLS; clients of TLS 1.0 and 1.1 are refused.
   *
   * @param names that faults call the server by
   */
  public ServerFaults(Faults faults, List<String> names) {
    this(faults, names, Optional.empty(), Optional.empty());
  }

  /**
   * @param ca signs the certificates that something is wrong with
   * @param names that faults call the server by, and that are in its certificates
   */
  public ServerFaults(Faults faults, List<String> names, CertificateAuthority ca) {
    this(
        faults,
        names,
        Optional.of(new TlsFaults(ca, names)),
        ObsoleteTls.standard() == ObsoleteTls.Answer.REPLY
            ? Optional.of(new ObsoleteTls(ca, names))
            : Optional.empty());
  }

  private ServerFaults(
      Faults faults, List<String> names, Optional<TlsFaults> tls, Optional<ObsoleteTls> obsolete) {
    this.faults = faults;
    this.names = List.copyOf(names);
    this.tls = tls;
    this.obsolete = obsolete;
  }

  /** The connection to serve; empty where a fault has dealt with it. */
  Optional<Socket> admit(Socket socket) throws IOException {
    Optional<FaultAction.Tcp> fault =
        faults.ask(FaultAction.Tcp.class, Occasion.of(socket.getInetAddress(), names));
    return fault.isPresent() ? TcpFaults.carryOut(fault.get(), socket) : Optional.of(socket);
  }

  @Override
  public Optional<FaultAction.Tls> ask(InetAddress client) {
    return tls.flatMap(it -> faults.ask(FaultAction.Tls.class, Occasion.of(client, names)));
  }

  @Override
  public Optional<ObsoleteTls> obsolete() {
    return obsolete;
  }

  @Override
  public SSLContext context(FaultAction.Tls fault) {
    return tls.orElseThrow().context(fault);
  }
}
