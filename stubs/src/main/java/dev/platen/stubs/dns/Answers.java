package dev.platen.stubs.dns;

import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.Occasion;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

/** What a name server replies, whatever the question came over. Safe for use by many threads. */
final class Answers {
  /** Nobody listens there; servers of the bench are on other loopback addresses. */
  private static final byte[] NOBODY = {127, 66, 6, 6};

  private final Map<String, Behaviour> names = new ConcurrentHashMap<>();
  private final Faults faults;
  private volatile Elsewhere elsewhere = new Elsewhere.Nothing();
  private volatile InetAddress refusing = nobody();

  Answers(Faults faults) {
    this.faults = faults;
  }

  void put(String name, Behaviour behaviour) {
    names.put(key(name), behaviour);
  }

  void remove(String name) {
    names.remove(key(name));
  }

  void elsewhere(Elsewhere changed) {
    elsewhere = changed;
  }

  void refusing(InetAddress address) {
    refusing = address;
  }

  /** Empty where there is to be no reply. May take as long as another server's answer. */
  Optional<Answer> reply(byte[] octets, InetAddress client, boolean tcp) {
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
    return answer(question, behaviour(fault, occasion), tcp)
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
        .map(refuse -> new Behaviour.Address(refusing));
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

  /** A reply without records, which says that this server knows. */
  static Message beginning(Message question) {
    Message reply = new Message(question.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setOpcode(question.getHeader().getOpcode());
    if (question.getHeader().getFlag(Flags.RD)) {
      reply.getHeader().setFlag(Flags.RD);
    }
    Record asked = question.getQuestion();
    if (asked != null) {
      reply.addRecord(asked, Section.QUESTION);
    }
    return reply;
  }

  static Message code(Message reply, int code) {
    reply.getHeader().setRcode(code);
    return reply;
  }

  private Optional<Message> answer(Message question, Optional<Behaviour> fault, boolean tcp) {
    Message reply = beginning(question);
    Record asked = question.getQuestion();
    if (question.getHeader().getOpcode() != Opcode.QUERY) {
      return Optional.of(code(reply, Rcode.NOTIMP));
    }
    if (asked == null) {
      return Optional.of(code(reply, Rcode.FORMERR));
    }
    Optional<Behaviour> behaviour =
        fault.or(() -> Optional.ofNullable(names.get(key(asked.getName().toString(true)))));
    if (behaviour.isEmpty()) {
      return Optional.of(elsewhere(question, reply, tcp));
    }
    reply.getHeader().setFlag(Flags.AA);
    if (elsewhere instanceof Elsewhere.Forwarded) {
      // Some clients use no server that does not offer to ask others (RFC 1035 section 4.1.1).
      reply.getHeader().setFlag(Flags.RA);
    }
    return switch (behaviour.get()) {
      case Behaviour.Silence silence -> Optional.empty();
      case Behaviour.Failure failure -> Optional.of(code(reply, Rcode.SERVFAIL));
      case Behaviour.Unknown unknown -> Optional.of(code(reply, Rcode.NXDOMAIN));
      case Behaviour.Address known -> {
        record(asked.getName(), asked.getType(), known.address())
            .ifPresent(record -> reply.addRecord(record, Section.ANSWER));
        yield Optional.of(reply);
      }
    };
  }

  private Message elsewhere(Message question, Message reply, boolean tcp) {
    return switch (elsewhere) {
      case Elsewhere.Nothing nothing -> {
        reply.getHeader().setFlag(Flags.AA);
        yield code(reply, Rcode.NXDOMAIN);
      }
      case Elsewhere.Refused refused -> code(reply, Rcode.REFUSED);
      case Elsewhere.Forwarded forwarded -> new Upstream(forwarded).ask(question, tcp);
    };
  }

  /** Whether a reply may wait for somebody else. */
  boolean mayTakeLong() {
    return elsewhere instanceof Elsewhere.Forwarded;
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

  /** A reply and how long it waits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Answer(byte[] octets, Duration delay) {}

  /** What happens to questions for a name. */
  sealed interface Behaviour {
    record Address(InetAddress address) implements Behaviour {}

    record Silence() implements Behaviour {}

    record Failure() implements Behaviour {}

    record Unknown() implements Behaviour {}
  }
}
