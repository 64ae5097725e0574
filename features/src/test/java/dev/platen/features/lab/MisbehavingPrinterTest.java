package dev.platen.features.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.features.browser.WebConfigLocators;
import dev.platen.features.device.Identity;
import dev.platen.features.device.InfrastructureException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A printer that does not answer as it should is the lab's failure, told within a bounded time. */
@Timeout(300)
class MisbehavingPrinterTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  /** For what ends by itself, however busy the machine is. */
  private static final Duration LONG = Duration.ofMinutes(2);

  static Stream<Arguments> drivers() {
    return Stream.of(
        Arguments.of(
            "IPP",
            driver((http, port) -> new IppIdentity(http, "127.0.0.1", port, "/ipp/print", false))),
        Arguments.of(
            "Web Config",
            driver((http, port) -> new WebIdentity(http, root(port), WebConfigLocators.usual()))));
  }

  interface Driver {
    Identity at(DeviceHttp http, int port);
  }

  private static Driver driver(Driver driver) {
    return driver;
  }

  private static URI root(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static void refused(Driver driver, Misbehaving printer, String message) {
    refused(driver, printer, LONG, message);
  }

  private static void refused(
      Driver driver, Misbehaving printer, Duration patience, String message) {
    try (printer;
        DeviceHttp http = new DeviceHttp(patience)) {
      Identity identity = driver.at(http, printer.port());
      assertThatThrownBy(identity::who)
          .isInstanceOf(InfrastructureException.class)
          .hasMessageContaining(message);
      assertThatThrownBy(identity::condition).isInstanceOf(InfrastructureException.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drivers")
  void onePrinterHangs(String name, Driver driver) {
    refused(driver, Misbehaving.silent(), SHORT, "did not answer within 400 ms");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drivers")
  void onePrinterHangsAmidItsAnswer(String name, Driver driver) {
    refused(
        driver,
        Misbehaving.server(
            connection ->
                connection
                    .getOutputStream()
                    .write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"
                            .getBytes(StandardCharsets.US_ASCII))),
        SHORT,
        "did not answer within 400 ms");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drivers")
  void onePrinterAnswersGarbage(String name, Driver driver) {
    refused(driver, Misbehaving.saying("\u0001\u0002garbage\r\n\r\n"), "cannot be asked");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drivers")
  void onePrinterRestartsWhileItIsAsked(String name, Driver driver) {
    refused(driver, Misbehaving.server(connection -> connection.close()), "cannot be asked");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drivers")
  void onePrinterIsOff(String name, Driver driver) {
    Misbehaving printer = Misbehaving.silent();
    printer.close();

    refused(driver, printer, "cannot be asked");
  }

  @Test
  void aPageThatNoLocatorKnowsIsToldWithItsText() {
    refused(
        (http, port) -> new WebIdentity(http, root(port), WebConfigLocators.usual()),
        Misbehaving.page("<html><body><h1>Please wait</h1></body></html>"),
        "shows no status that is known here, but \"Please wait\"");
  }

  @Test
  void anAnswerThatIsNotIppIsToldByItsSize() {
    refused(
        (http, port) -> new IppIdentity(http, "127.0.0.1", port, "/ipp/print", false),
        Misbehaving.page("<html>not IPP</html>"),
        "answers with 20 bytes that are not IPP");
  }

  @Test
  void aPrinterThatIsSilentOverSnmpIsToldAfterThreeQuestions() throws SocketException {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Identity identity =
          new SnmpIdentity(
              new Snmp("127.0.0.1", silent.getLocalPort(), "public", Duration.ofMillis(100)));

      assertThatThrownBy(identity::who)
          .isInstanceOf(InfrastructureException.class)
          .hasMessageContaining("does not answer SNMP")
          .hasMessageNotContaining("public");
    }
  }

  @Test
  void aJobHistoryThatIsAPageIsRefused() {
    try (Misbehaving printer = Misbehaving.page("<html>Log in</html>");
        DeviceHttp http = new DeviceHttp(LONG)) {
      assertThatThrownBy(
              () -> new WebJobHistory(http, root(printer.port()), WebConfigLocators.usual()).jobs())
          .isInstanceOf(InfrastructureException.class)
          .hasMessageContaining("offers no file of the job history");
    }
  }

  @Test
  void aScannerThatIsBusyIsToldWithWhatToDo() {
    try (Misbehaving printer =
            Misbehaving.saying(
                "HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        DeviceHttp http = new DeviceHttp(LONG)) {
      EsclScanner scanner =
          new EsclScanner(http, root(printer.port()), new LabPatience(SHORT, SHORT));

      assertThatThrownBy(scanner::scan)
          .isInstanceOf(InfrastructureException.class)
          .hasMessageContaining("busy with another scan");
    }
  }

  @Test
  void aPrinterThatDoesNotComeBackAfterAPowerCutIsToldWithItsLastWord() {
    Identity gone =
        new Identity() {
          @Override
          public Who who() {
            throw new InfrastructureException("no route");
          }

          @Override
          public Condition condition() {
            throw new InfrastructureException("no route");
          }
        };
    Function<Duration, LabPatience> patience = time -> new LabPatience(time, time.dividedBy(8));

    assertThatThrownBy(() -> LabPower.awaitIdle(patience.apply(SHORT), gone))
        .isInstanceOf(InfrastructureException.class)
        .hasMessageContaining("not ready for a scenario")
        .hasMessageContaining("no route");
  }
}
