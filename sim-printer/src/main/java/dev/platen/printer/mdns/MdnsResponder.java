package dev.platen.printer.mdns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Tells the network of a host and its services: asks first whether the names are free, takes others
 * where they are not, announces them, answers, and says goodbye (RFC 6762 sections 6, 8, 9, 10.1).
 *
 * <pre>{@code
 * try (var responder = MdnsResponder.start(address, "EPSON0A1B2C", "EPSON PX-B600F", services, scheduler)) {
 *   // avahi-browse -rt _ipp._tcp
 * }
 * }</pre>
 */
public final class MdnsResponder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MdnsResponder.class);
  private static final int UNICAST_WANTED = 0x8000;
  private static final int PROBES = 3;
  private static final int PROBE_MILLIS = 250;
  private static final int ANNOUNCEMENTS = 2;
  private static final int MANY_CONFLICTS = 15;
  private static final int LEGACY_TTL = 10;

  private final InetAddress address;
  private final String hostName;
  private final String instance;
  private final List<MdnsService> services;
  private final ScheduledExecutorService scheduler;
  private final MdnsSocket socket;
  private final CompletableFuture<Void> announced = new CompletableFuture<>();
  private MdnsRecords records;
  private Future<?> next = CompletableFuture.completedFuture(null);
  private int attempt = 1;
  private boolean probing;
  private boolean closed;

  private MdnsResponder(
      InetAddress address,
      String hostName,
      String instance,
      List<MdnsService> services,
      ScheduledExecutorService scheduler,
      MdnsSocket socket) {
    this.address = address;
    this.hostName = hostName;
    this.instance = instance;
    this.services = List.copyOf(services);
    this.scheduler = scheduler;
    this.socket = socket;
    this.records = new MdnsRecords(address, hostName, instance, services);
  }

  /**
   * Starts to ask for the names; they are announced a second later.
   *
   * @param address IPv4, of one of this machine's interfaces
   * @param hostName one label
   * @param instance as people see the services
   * @throws IOException where no interface has the address, or port 5353 cannot be used
   */
  public static MdnsResponder start(
      InetAddress address,
      String hostName,
      String instance,
      List<MdnsService> services,
      ScheduledExecutorService scheduler)
      throws IOException {
    MdnsResponder responder =
        new MdnsResponder(
            address, hostName, instance, services, scheduler, MdnsSocket.open(address));
    responder.socket.receive(responder::received);
    responder.probe(ThreadLocalRandom.current().nextInt(PROBE_MILLIS));
    return responder;
  }

  /** The name that it has got, or asks for, for example {@code EPSON0A1B2C.local}. */
  public synchronized String hostName() {
    return records.host().toString(true);
  }

  /** Completed when the names are its own and have been announced. */
  public CompletableFuture<Void> announced() {
    return announced.copy();
  }

  private synchronized void probe(int delayMillis) {
    probing = true;
    next.cancel(false);
    later(delayMillis, () -> sendProbe(1));
  }

  private synchronized void later(int delayMillis, Runnable work) {
    if (!closed) {
      next = scheduler.schedule(work, delayMillis, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void sendProbe(int number) {
    if (closed || !probing) {
      return;
    }
    if (number > PROBES) {
      probing = false;
      announce(1);
      return;
    }
    Message probe = new Message(0);
    Set<Name> names = new LinkedHashSet<>();
    records.unique().stream()
        .filter(record -> record.getType() != Type.PTR && record.getType() != Type.NSEC)
        .forEach(
            record -> {
              names.add(record.getName());
              probe.addRecord(withClass(record, DClass.IN, record.getTTL()), Section.AUTHORITY);
            });
    for (Name name : names) {
      probe.addRecord(
          Record.newRecord(name, Type.ANY, DClass.IN | UNICAST_WANTED), Section.QUESTION);
    }
    probe.getHeader().unsetFlag(Flags.RD);
    socket.sendToAll(probe.toWire());
    later(PROBE_MILLIS, () -> sendProbe(number + 1));
  }

  private synchronized void announce(int number) {
    if (closed || probing) {
      return;
    }
    socket.sendToAll(response(records.all(), List.of()).toWire());
    announced.complete(null);
    if (number < ANNOUNCEMENTS) {
      later(1_000, () -> announce(number + 1));
    }
  }

  private static Message response(List<Record> answers, List<Record> additional) {
    Message message = new Message(0);
    Header header = message.getHeader();
    header.unsetFlag(Flags.RD);
    header.setFlag(Flags.QR);
    header.setFlag(Flags.AA);
    answers.forEach(record -> message.addRecord(record, Section.ANSWER));
    additional.forEach(record -> message.addRecord(record, Section.ADDITIONAL));
    return message;
  }

  /** The same data; the library has no public way to say another class or time. */
  private static Record withClass(Record record, int dclass, long ttl) {
    byte[] wire = record.toWire(Section.ANSWER);
    ByteBuffer.wrap(wire)
        .position(record.getName().length() + Short.BYTES)
        .putShort((short) dclass)
        .putInt((int) ttl);
    try {
      return Record.fromWire(wire, Section.ANSWER);
    } catch (IOException e) {
      throw new IllegalStateException("A record that was just written", e);
    }
  }

  private void received(byte[] packet, InetSocketAddress from) {
    Message message;
    try {
      message = new Message(packet);
    } catch (IOException e) {
      LOG.debug("No DNS from {}", from, e);
      return;
    }
    if (message.getHeader().getOpcode() != Opcode.QUERY) {
      return;
    }
    if (message.getHeader().getFlag(Flags.QR)) {
      heard(message);
    } else {
      asked(message, from);
    }
  }

  /** Somebody tells what is there. */
  private synchronized void heard(Message message) {
    List<Record> told = new ArrayList<>(message.getSection(Section.ANSWER));
    told.addAll(message.getSection(Section.ADDITIONAL));
    if (closed || told.stream().noneMatch(records::conflictsWith)) {
      return;
    }
    if (probing) {
      attempt++;
      // RFC 6762 section 9: as many people name what they have two of.
      records =
          new MdnsRecords(
              address, hostName + "-" + attempt, instance + " (" + attempt + ")", services);
      LOG.info("mDNS: the name is taken; taking {}", hostName());
      probe(attempt > MANY_CONFLICTS ? 5_000 : 0);
    } else {
      probe(0);
    }
  }

  private synchronized void asked(Message message, InetSocketAddress from) {
    if (closed) {
      return;
    }
    if (probing) {
      boolean lost =
          message.getSection(Section.AUTHORITY).stream()
              .anyMatch(theirs -> records.conflictsWith(theirs) && records.yieldsTo(theirs));
      if (lost) {
        // Who asked for it at the same moment has it by then, and says so.
        probe(1_000);
      }
      return;
    }
    List<Record> known = message.getSection(Section.ANSWER);
    List<Record> answers = new ArrayList<>();
    boolean unicast = true;
    for (Record question : message.getSection(Section.QUESTION)) {
      unicast &= (question.getDClass() & UNICAST_WANTED) != 0;
      records.answers(question).stream()
          .filter(record -> !answers.contains(record) && !isKnown(record, known))
          .forEach(answers::add);
    }
    if (answers.isEmpty()) {
      return;
    }
    if (from.getPort() != MdnsSocket.PORT) {
      socket.send(legacy(message, answers).toWire(), from);
    } else if (unicast) {
      socket.send(response(answers, records.additional(answers)).toWire(), from);
    } else {
      byte[] response = response(answers, records.additional(answers)).toWire();
      // RFC 6762 section 6: others may have an answer to a question about a service, too.
      scheduler.schedule(
          () -> sendUnlessClosed(response),
          ThreadLocalRandom.current().nextInt(20, 121),
          TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void sendUnlessClosed(byte[] packet) {
    if (!closed) {
      socket.sendToAll(packet);
    }
  }

  /** RFC 6762 section 7.1. */
  private static boolean isKnown(Record record, List<Record> known) {
    return known.stream()
        .anyMatch(
            theirs ->
                MdnsRecords.sameData(record, theirs) && theirs.getTTL() >= record.getTTL() / 2);
  }

  /** RFC 6762 section 6.7: for who asks as one asks ordinary DNS. */
  private Message legacy(Message question, List<Record> answers) {
    Message answer = response(List.of(), List.of());
    answer.getHeader().setID(question.getHeader().getID());
    question
        .getSection(Section.QUESTION)
        .forEach(asked -> answer.addRecord(asked, Section.QUESTION));
    answers.forEach(
        record -> answer.addRecord(withClass(record, DClass.IN, LEGACY_TTL), Section.ANSWER));
    records
        .additional(answers)
        .forEach(
            record ->
                answer.addRecord(withClass(record, DClass.IN, LEGACY_TTL), Section.ADDITIONAL));
    return answer;
  }

  /** Says goodbye. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      next.cancel(false);
      if (!probing) {
        List<Record> gone =
            records.all().stream().map(record -> withClass(record, record.getDClass(), 0)).toList();
        socket.sendToAll(response(gone, List.of()).toWire());
      }
    }
    socket.close();
  }
}
