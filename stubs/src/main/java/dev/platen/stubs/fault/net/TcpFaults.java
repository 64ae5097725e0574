package dev.platen.stubs.fault.net;

import dev.platen.stubs.fault.FaultAction;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/** Carries out faults of TCP on a connection that a server has accepted. */
public final class TcpFaults {
  private TcpFaults() {}

  /**
   * Does what a fault says.
   *
   * @return the connection to serve; empty where there is nothing more to do with it
   */
  public static Optional<Socket> carryOut(FaultAction.Tcp fault, Socket socket) throws IOException {
    return switch (fault) {
      case FaultAction.Refuse it -> {
        reset(socket);
        yield Optional.empty();
      }
      case FaultAction.ResetAfterAccept it -> {
        reset(socket);
        yield Optional.empty();
      }
      case FaultAction.Silence it -> {
        // Until the client gives up, or the server closes.
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        yield Optional.empty();
      }
      case FaultAction.ResetAfterOctets(int octets) ->
          Optional.of(new LimitedSocket(socket, octets));
    };
  }

  /** Ends a connection by RST: what is on its way is lost. */
  public static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
