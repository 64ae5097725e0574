package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The stub's own failure, for example a disk that is full. */
class ServiceFailureTest {
  private final AtomicBoolean full = new AtomicBoolean();
  private final Cloud cloud = new Cloud();
  private final Directory directory =
      new Directory(
          tenant -> {
            if (full.get()) {
              throw new UncheckedIOException(new IOException("No space left on device"));
            }
          });

  @Test
  void aDiskThatIsFullIsTheServicesOwnErrorAndNotAStackTrace() {
    directory.add(cloud.directory.tenant(CONTOSO).orElseThrow(), cloud.clock);
    LoginService service = new LoginService(EntraSettings.onLoopback(cloud.clock), directory, KEYS);
    Browser browser =
        new Browser(
            (method, target, headers, body) -> {
              Map<String, List<String>> all = new HashMap<>();
              headers.forEach((name, value) -> all.put(name, List.of(value)));
              Reply reply =
                  service.answer(
                      Request.of(
                          method,
                          "https",
                          "login.microsoftonline.com",
                          target,
                          all,
                          body.getBytes(StandardCharsets.UTF_8),
                          "192.0.2.7"));
              return new Browser.Answer(
                  reply.status(),
                  reply.headers().stream()
                      .map(header -> Map.entry(header.name(), header.value()))
                      .toList(),
                  reply.body());
            });
    browser.open(Cloud.authorize("common")).enterUser(ANNA);
    assertThat(browser.text("h1")).isEqualTo("Permissions requested");
    full.set(true);

    browser.click("idSIButton9");

    assertThat(browser.page().text())
        .contains("AADSTS50000", "server_error")
        .doesNotContain("space", "Exception");
  }
}
