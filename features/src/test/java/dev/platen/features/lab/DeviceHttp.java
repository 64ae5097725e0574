package dev.platen.features.lab;

import dev.platen.features.device.InfrastructureException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP with a device of the lab. A printer vouches for itself, so any certificate will do;
 * whatever it does instead of answering is over within a bounded time and a bounded size.
 */
final class DeviceHttp implements AutoCloseable {
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);
  private static final int LARGEST = 64 * 1024 * 1024;
  private final HttpClient client;
  private final Duration patience;

  DeviceHttp() {
    this(USUAL_PATIENCE);
  }

  /**
   * @param patience for a whole answer
   */
  DeviceHttp(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .cookieHandler(inEnglish())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .sslContext(anyCertificate())
            .build();
  }

  /** Pages are read by their English words; the choice is a cookie (reference printer 1.5). */
  private static CookieHandler inEnglish() {
    return new CookieManager() {
      @Override
      public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers)
          throws IOException {
        List<String> cookies = new ArrayList<>();
        cookies.add("EPSON_COOKIE_LANG=lang_b&1/lang_a&1");
        super.get(uri, headers).values().forEach(cookies::addAll);
        return Map.of("Cookie", List.of(String.join("; ", cookies)));
      }
    };
  }

  /** An answer, whole. */
  record Answer(int status, HttpResponse<byte[]> response) {
    byte[] body() {
      return response.body();
    }

    /**
     * The body of a success.
     *
     * @throws InfrastructureException where it was none
     */
    byte[] successful() {
      if (status < 200 || status > 299) {
        throw new InfrastructureException(
            "%s answered with the status %d".formatted(response.uri(), status));
      }
      return body();
    }
  }

  Answer get(URI address) {
    return send(HttpRequest.newBuilder(address).GET());
  }

  Answer post(URI address, String mediaType, byte[] body) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  Answer delete(URI address) {
    return send(HttpRequest.newBuilder(address).DELETE());
  }

  private Answer send(HttpRequest.Builder builder) {
    HttpRequest request = builder.timeout(patience).build();
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request, response -> new LimitedBody());
    try {
      HttpResponse<byte[]> response = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw late(request, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HttpTimeoutException) {
        throw late(request, e);
      }
      throw new InfrastructureException(
          "%s cannot be asked: %s".formatted(request.uri(), reason(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfrastructureException("Asking " + request.uri() + " was interrupted", e);
    }
  }

  private InfrastructureException late(HttpRequest request, Exception cause) {
    return new InfrastructureException(
        "%s did not answer within %d ms".formatted(request.uri(), patience.toMillis()), cause);
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause();
    String message = cause == null ? null : cause.getMessage();
    return message != null ? message : String.valueOf(cause);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private static SSLContext anyCertificate() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }

  /** Gathers an answer, and gives up on one that does not end. */
  private static final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        gathered.writeBytes(bytes);
      }
      if (gathered.size() > LARGEST && subscription != null) {
        subscription.cancel();
        whole.completeExceptionally(new IOException("it sent more than " + LARGEST + " bytes"));
      }
    }

    @Override
    public void onError(Throwable problem) {
      whole.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
      whole.complete(gathered.toByteArray());
    }
  }

  /** A printer's certificate is its own: there is nobody to ask about it. */
  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
