package dev.platen.printer.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket of the printer: leaves from the printer's address and goes where the wiring leads. */
final class WiredSocket extends Socket {
  private final NetworkWiring wiring;

  WiredSocket(NetworkWiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    if (!(endpoint instanceof InetSocketAddress to) || to.isUnresolved()) {
      throw new IllegalArgumentException("The printer resolves names itself: " + endpoint);
    }
    if (wiring.source().isPresent()) {
      bind(new InetSocketAddress(wiring.source().get(), 0));
    }
    setTcpNoDelay(true);
    super.connect(
        new InetSocketAddress(to.getAddress(), wiring.wired(to.getPort())), timeoutMillis);
  }
}
