package dev.platen.printer.mdns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of a responder: one in the multicast group, on the interface that has the host's
 * address, and one at that address, so that what is sent leaves from it.
 */
final class MdnsSocket implements AutoCloseable {
  /** RFC 6762 section 3. */
  static final int PORT = 5353;

  private static final Logger LOG = LoggerFactory.getLogger(MdnsSocket.class);
  private static final InetSocketAddress GROUP = new InetSocketAddress("224.0.0.251", PORT);
  private static final int MOST_OCTETS = 9_000;

  private final MulticastSocket group;
  private final MulticastSocket own;

  /** Takes in what is received. */
  interface Receiver {
    void received(byte[] packet, InetSocketAddress from);
  }

  private MdnsSocket(MulticastSocket group, MulticastSocket own) {
    this.group = group;
    this.own = own;
  }

  /**
   * @throws IOException where no interface has the address, or it cannot be used
   */
  static MdnsSocket open(InetAddress address) throws IOException {
    // All of 127.0.0.0/8 is on the loopback interface, which names only its first address.
    NetworkInterface networkInterface =
        NetworkInterface.getByInetAddress(
            address.isLoopbackAddress() ? InetAddress.getLoopbackAddress() : address);
    if (networkInterface == null) {
      throw new SocketException("No interface of this machine has the address " + address);
    }
    MulticastSocket group = socket(GROUP);
    try {
      group.joinGroup(GROUP, networkInterface);
      MulticastSocket own = socket(new InetSocketAddress(address, PORT));
      own.setNetworkInterface(networkInterface);
      // RFC 6762 section 11
      own.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 255);
      return new MdnsSocket(group, own);
    } catch (IOException e) {
      group.close();
      throw e;
    }
  }

  private static MulticastSocket socket(InetSocketAddress at) throws IOException {
    MulticastSocket socket = new MulticastSocket(null);
    try {
      socket.setReuseAddress(true);
      socket.bind(at);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Hands on what comes in, on threads of its own, until it is closed. */
  void receive(Receiver receiver) {
    for (MulticastSocket socket : new MulticastSocket[] {group, own}) {
      Thread.ofVirtual().name("mdns").start(() -> receive(socket, receiver));
    }
  }

  private static void receive(MulticastSocket socket, Receiver receiver) {
    DatagramPacket packet = new DatagramPacket(new byte[MOST_OCTETS], MOST_OCTETS);
    while (!socket.isClosed()) {
      try {
        packet.setLength(MOST_OCTETS);
        socket.receive(packet);
        receiver.received(
            Arrays.copyOf(packet.getData(), packet.getLength()),
            (InetSocketAddress) packet.getSocketAddress());
      } catch (IOException | RuntimeException e) {
        LOG.debug("A packet of mDNS was not understood", e);
      }
    }
  }

  void sendToAll(byte[] packet) {
    send(packet, GROUP);
  }

  void send(byte[] packet, InetSocketAddress to) {
    try {
      own.send(new DatagramPacket(packet, packet.length, to));
    } catch (IOException e) {
      LOG.debug("mDNS cannot send", e);
    }
  }

  @Override
  public void close() {
    own.close();
    group.close();
  }
}
