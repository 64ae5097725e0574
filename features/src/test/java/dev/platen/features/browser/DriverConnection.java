package dev.platen.features.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.Contents;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpClientName;
import org.openqa.selenium.remote.http.HttpHandler;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.HttpResponse;
import org.openqa.selenium.remote.http.WebSocket;

/**
 * The line to the driver of a browser on this machine. A scenario gives some hundred commands, one
 * after the other; Selenium's own line hands each of them through half a dozen threads.
 */
public final class DriverConnection implements HttpClient {
  /** Its name, for the system property {@code webdriver.http.factory}. */
  static final String NAME = "driver-connection";

  private final ClientConfig config;
  private final String address;
  private final HttpHandler handler;

  private DriverConnection(ClientConfig config) {
    this.config = config;
    this.address = String.valueOf(config.baseUri()).replaceFirst("/$", "");
    this.handler = config.filter().andFinally(this::send);
  }

  @Override
  public HttpResponse execute(HttpRequest request) {
    return handler.execute(request);
  }

  private HttpResponse send(HttpRequest request) {
    try {
      URL url = URI.create(address + request.getUri()).toURL();
      if (!(url.openConnection(Proxy.NO_PROXY) instanceof HttpURLConnection line)) {
        throw new IOException("It is no address for HTTP");
      }
      line.setRequestMethod(request.getMethod().name());
      line.setConnectTimeout(Math.toIntExact(config.connectionTimeout().toMillis()));
      line.setReadTimeout(Math.toIntExact(config.readTimeout().toMillis()));
      request.forEachHeader(line::setRequestProperty);
      if (request.getMethod() == HttpMethod.POST) {
        byte[] body = Contents.bytes(request.getContent());
        line.setDoOutput(true);
        // A command that may have arrived is not sent again.
        line.setFixedLengthStreamingMode(body.length);
        line.getOutputStream().write(body);
      }
      return answer(line);
    } catch (IOException e) {
      throw new UncheckedIOException("The browser's driver at " + address, e);
    }
  }

  private static HttpResponse answer(HttpURLConnection line) throws IOException {
    int status = line.getResponseCode();
    HttpResponse response = new HttpResponse().setStatus(status);
    line.getHeaderFields()
        .forEach(
            (name, values) -> {
              if (name != null) {
                values.forEach(value -> response.addHeader(name, value));
              }
            });
    // Read to its end, the connection serves the next command as well.
    try (InputStream body = status < 400 ? line.getInputStream() : line.getErrorStream()) {
      return response.setContent(Contents.bytes(body == null ? new byte[0] : body.readAllBytes()));
    }
  }

  @Override
  public WebSocket openSocket(HttpRequest request, WebSocket.Listener listener) {
    return HttpClient.Factory.create("jdk-http-client")
        .createClient(config)
        .openSocket(request, listener);
  }

  /** Makes them; Selenium finds it by its name. */
  @HttpClientName(NAME)
  public static final class Factory implements HttpClient.Factory {
    @Override
    public HttpClient createClient(ClientConfig config) {
      return new DriverConnection(config);
    }
  }
}
