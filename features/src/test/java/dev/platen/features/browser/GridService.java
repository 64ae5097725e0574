package dev.platen.features.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.remote.SessionId;

/**
 * A Selenium Grid in the place of a chromedriver of this machine: it runs already, and goes on when
 * a browser is given back.
 */
final class GridService extends ChromeDriverService {
  private final URL address;

  private GridService(URL address) throws IOException {
    super(null, 0, Duration.ofSeconds(30), List.of(), Map.of());
    this.address = address;
  }

  /**
   * @param address for example {@code http://grid.example.com:4444}
   */
  static GridService at(URI address) {
    try {
      return new GridService(address.toURL());
    } catch (IOException | IllegalArgumentException e) {
      throw new UncheckedIOException(
          "platen.grid must be an address as http://grid.example.com:4444, not " + address,
          new IOException(e));
    }
  }

  /** Gives a browser back. Selenium would wait for the end of a process that there is none of. */
  void end(SessionId session) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/session/" + session))
            .timeout(Duration.ofSeconds(30))
            .DELETE()
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException("The Grid at " + address + " took no browser back", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public URL getUrl() {
    return address;
  }

  /** Selenium looks for a driver before anything else; this one is never started. */
  @Override
  public String getExecutable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Override
  public void start() {
    // It runs.
  }

  @Override
  public void stop() {
    // It is others' too.
  }

  @Override
  public boolean isRunning() {
    return true;
  }
}
