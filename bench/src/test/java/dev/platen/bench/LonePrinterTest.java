package dev.platen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.bench.LonePrinterPlan.LonePorts;
import dev.platen.bench.state.StateFolder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LonePrinterTest {
  @TempDir private Path folder;

  private static LonePrinterPlan plan() throws Exception {
    InetAddress address = InetAddress.getByName("127.66.5.21");
    return new LonePrinterPlan(
        "px-d400",
        "05.23.XF24Q9",
        "lt",
        address,
        new InetSocketAddress("127.66.5.1", 53),
        Map.of(),
        LonePorts.free(),
        address,
        Optional.empty(),
        true);
  }

  @Test
  void itAnswersAtItsOwnAddressAndIsTheSameAfterARestart() throws Exception {
    String serialNumber;
    try (StateFolder state = StateFolder.open(folder.resolve("state"), false);
        LonePrinter lone = LonePrinter.start(plan(), state)) {
      serialNumber = lone.label().serialNumber();
      var device = lone.printer().device();
      assertThat(device.identity().ipAddress()).isEqualTo("127.66.5.21");
      assertThat(device.panelLanguage()).isEqualTo("lt");
      // As many as Java brings along; no bench's among them.
      assertThat(device.trust().rootSet().count()).isGreaterThan(20);
      try (HttpClient client = HttpClient.newHttpClient()) {
        assertThat(
                client
                    .send(
                        HttpRequest.newBuilder(
                                URI.create(
                                    "http://127.66.5.21:%d/eSCL/ScannerCapabilities"
                                        .formatted(lone.printer().webConfig().httpPort())))
                            .build(),
                        BodyHandlers.ofString())
                    .body())
            .contains("EPSON PX-D400", serialNumber);
      }
    }
    try (StateFolder state = StateFolder.open(folder.resolve("state"), false);
        LonePrinter again = LonePrinter.start(plan(), state)) {
      assertThat(again.label().serialNumber()).isEqualTo(serialNumber);
    }
  }
}
