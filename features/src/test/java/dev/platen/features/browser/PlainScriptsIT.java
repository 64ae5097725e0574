package dev.platen.features.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptException;

/** Looks at pages that come slowly, and at pages that leave. */
class PlainScriptsIT {
  private static final String SURFACE = "page";
  private static final String TEXT = "return document.body.innerText";
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/first", exchange -> answer(exchange, "<p>first</p>"));
    server.createContext("/second", exchange -> answer(exchange, "<p>second</p>"));
    server.createContext(
        "/slow",
        exchange -> {
          asked.countDown();
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          answer(exchange, "");
        });
    server.start();
    browser = Browser.start(BrowserOptions.ofThisMachine(List.of()));
    browser.in(SURFACE).get(address("first"));
  }

  @AfterEach
  void stop() {
    released.countDown();
    browser.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aLookWaitsForThePageThatIsComing() throws Exception {
    // Written, not gone to: WebDriver itself waits for an address that the page goes to.
    browser.ask(
        SURFACE,
        "document.open();"
            + "document.write('<head><script src=/slow></script></head><p>slow</p>');"
            + "document.close()");
    asked.await();
    Future<Object> text = threads.submit(() -> browser.ask(SURFACE, TEXT));
    assertThatThrownBy(() -> text.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    released.countDown();
    assertThat(text.get()).isEqualTo("slow");
  }

  @Test
  void aLookThatThePageLeavesBehindIsMadeOnTheNext() throws Exception {
    browser.ask(SURFACE, "setTimeout(() => { location.href = '/second' })");
    assertThat(
            browser.ask(
                SURFACE,
                "const text = document.body.innerText;"
                    + "return text === 'first' ? new Promise(() => {}) : text"))
        .isEqualTo("second");
  }

  @Test
  void aScriptThatThrowsIsTheCallersError() {
    assertThatThrownBy(() -> browser.ask(SURFACE, "return document.nothing.innerText"))
        .isInstanceOf(JavascriptException.class)
        .hasMessageContaining("innerText");
  }

  private String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + path;
  }

  private static void answer(HttpExchange exchange, String html) throws IOException {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
