package dev.platen.printer.network;

import dev.platen.printer.network.NetworkFailure.NameNotFound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The printer's stub resolver (RFC 1035 section 5.3.1): asks the recursive servers of its settings
 * for A records, keeps nothing, and never the machine's resolver or hosts file. No AAAA: the
 * printer's cloud connections are IPv4 only (reference printer 1.9).
 */
final class Resolver {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final int ATTEMPTS = 2;
  private static final int MAX_ALIASES = 8;

  private final NetworkWiring wiring;
  private final Supplier<List<InetSocketAddress>> servers;
  private final Duration timeout;

  /**
   * @param servers asked in turns, at least one
   * @param timeout for one of two attempts
   */
  Resolver(NetworkWiring wiring, Supplier<List<InetSocketAddress>> servers, Duration timeout) {
    this.wiring = wiring;
    this.servers = servers;
    this.timeout = timeout;
  }

  InetAddress resolve(String host) throws NetworkException {
    if (IPV4.matcher(host).matches()) {
      return literal(host);
    }
    Message answer = ask(question(host));
    if (answer.getRcode() != Rcode.NOERROR) {
      throw notFound(host, Rcode.string(answer.getRcode()));
    }
    return address(host, answer);
  }

  private static InetAddress literal(String host) throws NetworkException {
    byte[] bytes = org.xbill.DNS.Address.toByteArray(host, org.xbill.DNS.Address.IPv4);
    if (bytes == null) {
      throw notFound(host, "not an IPv4 address");
    }
    return withName(host, bytes);
  }

  private static Message question(String host) throws NetworkException {
    try {
      Name name = Name.fromString(host, Name.root);
      return Message.newQuery(Record.newRecord(name, Type.A, DClass.IN));
    } catch (TextParseException e) {
      throw new NetworkException(new NameNotFound(host, "not a host name"), e);
    }
  }

  private Message ask(Message question) throws NetworkException {
    List<InetSocketAddress> known = servers.get();
    for (int attempt = 1; ; attempt++) {
      SimpleResolver resolver = new SimpleResolver(known.get((attempt - 1) % known.size()));
      resolver.setTimeout(timeout);
      wiring
          .source()
          .ifPresent(source -> resolver.setLocalAddress(new InetSocketAddress(source, 0)));
      try {
        return resolver.send(question);
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          String host = question.getQuestion().getName().toString(true);
          throw new NetworkException(new NameNotFound(host, "no answer"), e);
        }
      }
    }
  }

  private static InetAddress address(String host, Message answer) throws NetworkException {
    List<Record> records = answer.getSection(Section.ANSWER);
    Name name = answer.getQuestion().getName();
    for (int alias = 0; alias < MAX_ALIASES; alias++) {
      Name owner = name;
      for (Record row : records) {
        if (row instanceof ARecord a && a.getName().equals(owner)) {
          return withName(host, a.getAddress().getAddress());
        }
      }
      for (Record row : records) {
        if (row instanceof CNAMERecord cname && cname.getName().equals(owner)) {
          name = cname.getTarget();
        }
      }
    }
    throw notFound(host, "no A record");
  }

  /** Carries the name along, so that nobody looks it up in reverse. */
  private static InetAddress withName(String host, byte[] bytes) {
    try {
      return InetAddress.getByAddress(host, bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An IPv4 address has four bytes", e);
    }
  }

  private static NetworkException notFound(String host, String reason) {
    return new NetworkException(new NameNotFound(host, reason));
  }
}
