package dev.platen.features.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
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

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private final OkHttpClient http;
  private final ClientConfig config;
  private final String address;
  private final HttpHandler handler;

  private DriverConnection(ClientConfig config) {
    this.http =
        new OkHttpClient.Builder()
            .connectTimeout(config.connectionTimeout())
            .readTimeout(config.readTimeout())
            .build();
    this.config = config;
    this.address = String.valueOf(config.baseUri()).replaceFirst("/$", "");
    this.handler = config.filter().andFinally(this::send);
  }

  @Override
  public HttpResponse execute(HttpRequest request) {
    return handler.execute(request);
  }

  private HttpResponse send(HttpRequest request) {
    Request.Builder builder =
        new Request.Builder()
            .url(address + request.getUri())
            .method(request.getMethod().name(), body(request));
    request.forEachHeader(builder::header);
    try (Response answer = http.newCall(builder.build()).execute()) {
      HttpResponse response = new HttpResponse().setStatus(answer.code());
      answer.headers().forEach(header -> response.addHeader(header.getFirst(), header.getSecond()));
      return response.setContent(Contents.bytes(answer.body().bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("The browser's driver at " + address, e);
    }
  }

  private static @Nullable RequestBody body(HttpRequest request) {
    return request.getMethod() == HttpMethod.POST
        ? RequestBody.create(Contents.bytes(request.getContent()), JSON)
        : null;
  }

  @Override
  public WebSocket openSocket(HttpRequest request, WebSocket.Listener listener) {
    return HttpClient.Factory.create("jdk-http-client")
        .createClient(config)
        .openSocket(request, listener);
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
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
