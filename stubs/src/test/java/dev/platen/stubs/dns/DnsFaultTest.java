package dev.platen.stubs.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.fault.Fault;
import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.Matcher;
import dev.platen.stubs.fault.Occurrence;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class DnsFaultTest {
  private static final String SMTP = "smtp.office365.com";
  private static final String LOGIN = "login.microsoftonline.com";
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private final Faults faults = new Faults();
  private final Waits waits = new Waits();
  private DnsServer dns;

  @BeforeEach
  void start() {
    dns = DnsServer.start(LOOPBACK, 0, Map.of(SMTP, LOOPBACK, LOGIN, LOOPBACK), faults, waits);
  }

  @AfterEach
  void stop() {
    dns.close();
    waits.shutdownNow();
  }

  private Message ask(String client, String name, int type, boolean tcp) throws IOException {
    SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(LOOPBACK, dns.port()));
    resolver.setLocalAddress(new InetSocketAddress(client, 0));
    resolver.setTCP(tcp);
    resolver.setTimeout(Duration.ofSeconds(1));
    return resolver.send(
        Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN)));
  }

  private Message ask(String name) throws IOException {
    return ask("127.0.0.1", name, Type.A, false);
  }

  @Test
  void aNameIsUnknownToOnePrinterAndKnownToTheOthers() throws Exception {
    faults.add(
        Fault.of(new FaultAction.NameError()).forWhom(Matcher.ANY.host(SMTP).client("127.77.0.1")));

    assertThat(ask("127.77.0.1", SMTP, Type.A, false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(ask("127.77.0.1", SMTP, Type.A, true).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(ask("127.77.0.1", LOGIN, Type.A, false).getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(ask("127.77.0.2", SMTP, Type.A, false).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void aServerFailsTheFirstTime() throws Exception {
    faults.add(Fault.of(new FaultAction.ServerFailure()).when(new Occurrence.First(1)));

    assertThat(ask(SMTP).getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(ask(SMTP).getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void thereIsNoAnswer() {
    faults.add(Fault.of(new FaultAction.NoAnswer()));

    assertThatThrownBy(() -> ask(SMTP)).isInstanceOf(IOException.class);
  }

  @Test
  void aNameHasAnIpv6AddressOnly() throws Exception {
    faults.add(Fault.of(new FaultAction.OnlyIpv6()));

    assertThat(ask(SMTP).getSection(Section.ANSWER)).isEmpty();
    assertThat(ask(SMTP).getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(ask("127.0.0.1", SMTP, Type.AAAA, false).getSection(Section.ANSWER)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerIsLateByTheScheduler(boolean tcp) throws Exception {
    faults.add(Fault.of(new FaultAction.LateAnswer(Duration.ofSeconds(25))));

    assertThat(ask("127.0.0.1", SMTP, Type.A, tcp).getSection(Section.ANSWER)).hasSize(1);
    assertThat(waits.asked).containsExactly(Duration.ofSeconds(25));
  }

  @Test
  void aRefusedConnectionIsOneToWhereNobodyListens() throws Exception {
    faults.add(Fault.of(new FaultAction.Refuse()).forWhom(Matcher.ANY.host(SMTP)));

    ARecord record = (ARecord) ask(SMTP).getSection(Section.ANSWER).getFirst();

    assertThat(ask(LOGIN).getSection(Section.ANSWER))
        .extracting(other -> ((ARecord) other).getAddress())
        .containsExactly(LOOPBACK);
    assertThat(ask("nowhere.example").getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThatThrownBy(() -> new Socket(record.getAddress(), dns.port()))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("refused");
  }

  /** Notes how long somebody wants to wait, and lets them go on at once. */
  private static final class Waits extends ScheduledThreadPoolExecutor {
    private final List<Duration> asked = new CopyOnWriteArrayList<>();

    private Waits() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      asked.add(Duration.of(delay, unit.toChronoUnit()));
      return super.schedule(command, 0, unit);
    }
  }
}
