package dev.platen.stubs.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.fault.FaultAction.NameError;
import dev.platen.stubs.fault.FaultAction.NoAnswer;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FaultsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Occasion LOGIN =
      Occasion.of("127.77.0.1", Set.of("login.microsoftonline.com"));
  private final Faults faults = new Faults();

  private static Fault parse(String json) {
    return Fault.parse(JSON.readTree(json.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource({
    "'{}',          111111",
    "'{\"first\":2}', 110000",
    "'{\"after\":4}', 000011",
    "'{\"every\":3}', 001001"
  })
  void aFaultHappensAsOftenAsItSays(String occurrence, String expected) {
    String often = occurrence.equals("{}") ? "" : ",'occurrence':" + occurrence;
    faults.add(parse("{'point':'dns','action':'nxdomain'" + often + "}"));

    String happened =
        IntStream.range(0, 6)
            .mapToObj(i -> faults.ask(FaultAction.Dns.class, LOGIN).isPresent() ? "1" : "0")
            .reduce("", String::concat);

    assertThat(happened).isEqualTo(expected);
    assertThat(faults.list().getFirst().asked()).isEqualTo(6);
    assertThat(faults.list().getFirst().happened())
        .isEqualTo(expected.chars().filter(c -> c == '1').count());
  }

  @Test
  void theFirstThatFitsHappensAndTheNextWhenItIsOver() {
    faults.add(Fault.of(new NoAnswer()).when(new Occurrence.First(1)));
    faults.add(Fault.of(new NameError()));

    assertThat(faults.ask(FaultAction.Dns.class, LOGIN)).contains(new NoAnswer());
    assertThat(faults.ask(FaultAction.Dns.class, LOGIN)).contains(new NameError());
    assertThat(faults.ask(FaultAction.Tcp.class, LOGIN)).isEmpty();
  }

  @Test
  void aFaultIsOnlyForWhomItIs() {
    faults.add(
        Fault.of(new NameError())
            .forWhom(Matcher.ANY.host("LOGIN.microsoftonline.com").client("127.77.0.1")));

    assertThat(faults.ask(FaultAction.Dns.class, LOGIN)).isPresent();
    assertThat(faults.ask(FaultAction.Dns.class, Occasion.of("127.77.0.2", LOGIN.hosts())))
        .isEmpty();
    assertThat(
            faults.ask(
                FaultAction.Dns.class, Occasion.of("127.77.0.1", Set.of("smtp.office365.com"))))
        .isEmpty();
    assertThat(faults.list().getFirst().asked()).isEqualTo(1);
  }

  @Test
  void faultsAreRemovedOneByOneAndAllTogether() {
    Fault first = faults.add(Fault.of(new NameError()).withId("a"));
    faults.add(Fault.of(new NameError()).withId("b"));
    faults.add(Fault.of(new NameError()).withId("c"));
    assertThatThrownBy(() -> faults.add(first)).hasMessageStartingWith("id is \"a\"");

    assertThat(faults.remove("b")).isTrue();
    assertThat(faults.remove("b")).isFalse();
    assertThat(faults.list()).extracting(listed -> listed.fault().id()).containsExactly("a", "c");
    faults.clear();
    assertThat(faults.list()).isEmpty();
    assertThat(faults.ask(FaultAction.Dns.class, LOGIN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'1','point':'dns','action':'noAnswer'}",
        "{'id':'1','point':'dns','action':'servfail'}",
        "{'id':'1','point':'dns','action':'onlyIpv6'}",
        "{'id':'1','point':'dns','action':'delay','delay':'PT3S','for':{'host':'h','client':'c'}}",
        "{'id':'1','point':'tcp','action':'refuse','occurrence':{'first':2}}",
        "{'id':'1','point':'tcp','action':'resetAfterAccept','occurrence':{'after':2}}",
        "{'id':'1','point':'tcp','action':'resetAfter','octets':100}",
        "{'id':'1','point':'tcp','action':'silence'}",
        "{'id':'1','point':'tls','action':'expired'}",
        "{'id':'1','point':'tls','action':'wrongName'}",
        "{'id':'1','point':'tls','action':'unknownAuthority'}",
        "{'id':'1','point':'tls','action':'onlyTls12'}",
        "{'id':'1','point':'tls','action':'onlyTls13'}",
        "{'id':'1','point':'tls','action':'cut'}",
        "{'id':'1','point':'http','action':'status','status':429,'retryAfter':60,'body':'{}',"
            + "'for':{'tenant':'contoso.onmicrosoft.com','path':'/token'}}",
        "{'id':'1','point':'http','action':'reset'}",
        "{'id':'1','point':'http','action':'truncate','octets':5}",
        "{'id':'1','point':'http','action':'delay','delay':'PT1M'}",
        "{'id':'1','point':'http','action':'garbage'}",
        "{'id':'1','point':'smtp','action':'reply','lines':['451-4.7.0 a','451 4.7.0 b'],"
            + "'for':{'user':'u','command':'mail'}}",
        "{'id':'1','point':'smtp','action':'cut','reset':true,'occurrence':{'every':2}}",
        "{'id':'1','point':'smtp','action':'delay','delay':'PT20S'}",
        "{'id':'1','point':'smtp','action':'cutInData','octets':500,'reset':false}",
        "{'id':'1','point':'smtp','action':'stripStartTls'}",
        "{'id':'1','point':'smtp','action':'cutAfterStartTls'}"
      })
  void everyFaultIsReadAndWrittenBack(String json) {
    assertThat(parse(JSON.writeValueAsString(parse(json).json()))).isEqualTo(parse(json));
    assertThat((Object) JSON.readTree(JSON.writeValueAsString(parse(json).json())))
        .isEqualTo(JSON.readTree(json.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'action':'nxdomain'} | point is missing
          {'point':'ftp','action':'x'} | point is "ftp", which is not understood here; use dns, tcp, tls, http, smtp
          {'point':'dns','action':'refuse'} | action is "refuse", which dns does not have; use noAnswer, nxdomain, servfail, onlyIpv6, delay
          {'point':'dns','action':'delay'} | delay is missing
          {'point':'dns','action':'delay','delay':'soon'} | delay must be an ISO 8601 duration such as PT30S
          {'point':'dns','action':'delay','delay':'-PT1S'} | delay must not be negative
          {'point':'dns','action':'nxdomain','octets':3} | octets is not understood here; leave it out
          {'point':'dns','action':'nxdomain','for':{'user':'u'}} | for.user is not known at DNS; use host, client
          {'point':'dns','action':'nxdomain','for':{'printer':'p'}} | for.printer is not understood here; leave it out
          {'point':'dns','action':'nxdomain','occurrence':{'first':0}} | occurrence.first must be a whole number, at least 1
          {'point':'dns','action':'nxdomain','occurrence':{'first':1,'every':2}} | occurrence.first or after or every must be given, and one of them only
          {'point':'http','action':'status','status':99} | status must be a whole number, at least 200
          {'point':'smtp','action':'reply','lines':['451 a','452 b']} | lines[0] must begin with the code of all lines and "-", such as 451-4.7.0 Try later
          {'point':'smtp','action':'stripStartTls','for':{'command':'ehlo'}} | for.command has no meaning for this action, which is about one command only
          """)
  void aFaultThatIsNotUnderstoodIsRefusedNamingItsField(String json, String message) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void askingFromManyThreadsLosesNoCount() {
    faults.add(Fault.of(new NameError()).when(new Occurrence.First(100)));

    long happened =
        IntStream.range(0, 1000)
            .parallel()
            .filter(i -> faults.ask(FaultAction.Dns.class, LOGIN).isPresent())
            .count();

    assertThat(happened).isEqualTo(100);
    assertThat(faults.list()).extracting(Faults.Listed::asked).containsExactly(1000L);
  }
}
