package dev.platen.stubs.dns;

import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.Occasion;
import dev.platen.stubs.fault.net.Hold;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
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
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A name server over UDP and TCP (RFC 1035) that knows a few names and asks nobody else. Answers
 * have a time to live of zero, so that a change is seen at the next question. Safe for use by many
 * threads.
 */
public final class DnsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DnsServer.class);
  private static final int MAX_MESSAGE = 65_535;
  private static final int ATTEMPTS = 20;
  private static final Duration TCP_IDLE = Duration.ofSeconds(30);

  /** Nobody listens there; servers of the bench are on other loopback addresses. */
  private static final byte[] NOBODY = {127, 66, 6, 6};

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Behaviour> names = new ConcurrentHashMap<>();
  private Faults faults = new Faults();
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
    server.faults = faults;
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
    names.put(key(name), new Behaviour.Address(address));
  }

  /** Knows the name no longer: NXDOMAIN. */
  public void remove(String name) {
    names.remove(key(name));
  }

  /** Gives no reply to questions for a name; {@link #answer} or {@link #remove} ends it. */
  public void silence(String name) {
    names.put(key(name), new Behaviour.Silence());
  }

  /** Replies SERVFAIL to questions for a name; {@link #answer} or {@link #remove} ends it. */
  public void fail(String name) {
    names.put(key(name), new Behaviour.Failure());
  }

  private void serveUdp() {
    byte[] octets = new byte[MAX_MESSAGE];
    while (!udp.isClosed()) {
      DatagramPacket question = new DatagramPacket(octets, octets.length);
      try {
        udp.receive(question);
        Optional<Answer> answer =
            reply(Arrays.copyOf(octets, question.getLength()), question.getAddress());
        if (answer.isPresent()) {
          send(answer.get(), question.getSocketAddress());
        }
      } catch (IOException e) {
        if (!udp.isClosed()) {
          LOG.debug("A DNS question could not be answered", e);
        }
      }
    }
  }

  /** Others are answered while one waits. */
  private void send(Answer answer, SocketAddress client) throws IOException {
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
        Optional<Answer> answer = reply(question, socket.getInetAddress());
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

  /** Empty where there is to be no reply. */
  private Optional<Answer> reply(byte[] octets, InetAddress client) {
    Message question;
    try {
      question = new Message(octets);
    } catch (IOException e) {
      // Not even a header to answer to.
      return Optional.empty();
    }
    if (question.getHeader().getFlag(Flags.QR)) {
      return Optional.empty();
    }
    Optional<Occasion> occasion =
        Optional.ofNullable(question.getQuestion())
            .map(asked -> Occasion.of(client, Set.of(key(asked.getName().toString(true)))));
    Optional<FaultAction.Dns> fault =
        occasion.flatMap(now -> faults.ask(FaultAction.Dns.class, now));
    Duration delay =
        fault
            .map(it -> it instanceof FaultAction.LateAnswer(Duration late) ? late : Duration.ZERO)
            .orElse(Duration.ZERO);
    return answer(question, behaviour(fault, occasion))
        .map(reply -> new Answer(reply.toWire(), delay));
  }

  /** What a fault makes of a question; empty where it is answered as usual. */
  private Optional<Behaviour> behaviour(
      Optional<FaultAction.Dns> fault, Optional<Occasion> occasion) {
    if (fault.isPresent()) {
      return switch (fault.get()) {
        case FaultAction.NoAnswer it -> Optional.of(new Behaviour.Silence());
        case FaultAction.NameError it -> Optional.of(new Behaviour.Unknown());
        case FaultAction.ServerFailure it -> Optional.of(new Behaviour.Failure());
        case FaultAction.OnlyIpv6 it -> Optional.of(new Behaviour.Address(address("::1")));
        case FaultAction.LateAnswer it -> Optional.empty();
      };
    }
    return occasion
        // Where there is no server, nobody can be kept from it.
        .filter(now -> now.hosts().stream().anyMatch(this::hasAddress))
        .flatMap(now -> faults.ask(FaultAction.Refuse.class, now))
        .map(refuse -> new Behaviour.Address(nobody()));
  }

  private boolean hasAddress(String name) {
    return names.get(name) instanceof Behaviour.Address;
  }

  private static InetAddress nobody() {
    try {
      return InetAddress.getByAddress(NOBODY);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Message> answer(Message question, Optional<Behaviour> fault) {
    Message reply = new Message(question.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setOpcode(question.getHeader().getOpcode());
    if (question.getHeader().getFlag(Flags.RD)) {
      reply.getHeader().setFlag(Flags.RD);
    }
    Record asked = question.getQuestion();
    if (question.getHeader().getOpcode() != Opcode.QUERY) {
      reply.getHeader().setRcode(Rcode.NOTIMP);
      return Optional.of(reply);
    }
    if (asked == null) {
      reply.getHeader().setRcode(Rcode.FORMERR);
      return Optional.of(reply);
    }
    reply.addRecord(asked, Section.QUESTION);
    reply.getHeader().setFlag(Flags.AA);
    Behaviour behaviour =
        fault.orElseGet(
            () -> names.getOrDefault(key(asked.getName().toString(true)), new Behaviour.Unknown()));
    return switch (behaviour) {
      case Behaviour.Silence silence -> Optional.empty();
      case Behaviour.Failure failure -> code(reply, Rcode.SERVFAIL);
      case Behaviour.Unknown unknown -> code(reply, Rcode.NXDOMAIN);
      case Behaviour.Address known -> {
        record(asked.getName(), asked.getType(), known.address())
            .ifPresent(record -> reply.addRecord(record, Section.ANSWER));
        yield Optional.of(reply);
      }
    };
  }

  private static Optional<Message> code(Message reply, int code) {
    reply.getHeader().setRcode(code);
    return Optional.of(reply);
  }

  /** Empty where the name has no record of this type, which is no error. */
  private static Optional<Record> record(Name name, int type, InetAddress address) {
    boolean four = address instanceof Inet4Address;
    if (four && (type == Type.A || type == Type.ANY)) {
      return Optional.of(new ARecord(name, DClass.IN, 0, address));
    }
    if (!four && (type == Type.AAAA || type == Type.ANY)) {
      return Optional.of(new AAAARecord(name, DClass.IN, 0, address));
    }
    return Optional.empty();
  }

  private static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
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

  /** A reply and how long it waits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  private record Answer(byte[] octets, Duration delay) {}

  /** What happens to questions for a name. */
  private sealed interface Behaviour {
    record Address(InetAddress address) implements Behaviour {}

    record Silence() implements Behaviour {}

    record Failure() implements Behaviour {}

    record Unknown() implements Behaviour {}
  }
}
