package dev.platen.bench.profile;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import dev.platen.bench.profile.Profile.WebPage;
import dev.platen.printer.guise.IppValues;
import dev.platen.printer.guise.Told;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Asks a printer for pages and attributes. A printer vouches for itself, so any certificate will
 * do; whatever it does instead of answering is over within a bounded time and a bounded size.
 */
final class DeviceWeb implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LARGEST = 4L * 1024 * 1024;
  private static final MediaType IPP = MediaType.get("application/ipp");

  /** Labels are read in English; the choice is a cookie (reference printer 1.5). */
  private static final String IN_ENGLISH = "EPSON_COOKIE_LANG=lang_b&1/lang_a&1";

  private final RecordingPlan plan;
  private final SSLContext tls = anyCertificate();
  private final OkHttpClient client;

  DeviceWeb(RecordingPlan plan) {
    this.plan = plan;
    this.client =
        new OkHttpClient.Builder()
            .callTimeout(PATIENCE)
            .followRedirects(false)
            .retryOnConnectionFailure(true)
            .sslSocketFactory(tls.getSocketFactory(), new AnyCertificate())
            .hostnameVerifier((name, session) -> true)
            .build();
  }

  /** Trusts whatever certificate is shown, to look at it. */
  SSLContext tls() {
    return tls;
  }

  /**
   * All attributes that Get-Printer-Attributes gives unasked.
   *
   * @throws IOException where the printer does not answer, or not in IPP
   */
  SortedMap<String, Told> attributes() throws IOException {
    URI printer =
        URI.create("ipp://%s:%d%s".formatted(plan.host(), plan.ippPort(), plan.ippPath()));
    ByteArrayOutputStream question = new ByteArrayOutputStream();
    try (IppOutputStream out = new IppOutputStream(question)) {
      out.write(IppPacket.getPrinterAttributes(printer).build());
    }
    Request request =
        new Request.Builder()
            .url("http://%s:%d%s".formatted(plan.host(), plan.ippPort(), plan.ippPath()))
            .post(RequestBody.create(question.toByteArray(), IPP))
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("it answers with the status " + response.code());
      }
      return attributes(body(response));
    }
  }

  private static SortedMap<String, Told> attributes(byte[] body) throws IOException {
    SortedMap<String, Told> found = new TreeMap<>();
    try (IppInputStream in = new IppInputStream(new ByteArrayInputStream(body))) {
      for (AttributeGroup group : in.readPacket().getAttributeGroups()) {
        if (group.getTag().getCode() == Tag.printerAttributes.getCode()) {
          for (Attribute<?> attribute : group) {
            found.put(attribute.getName(), IppValues.of(attribute));
          }
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("its answer is not IPP", e);
    }
    return found;
  }

  /**
   * A page of Web Config.
   *
   * @throws IOException where the printer does not answer
   */
  WebPage page(String path) throws IOException {
    Request request =
        new Request.Builder()
            .url("https://%s:%d%s".formatted(plan.host(), plan.httpsPort(), path))
            .header("Cookie", IN_ENGLISH)
            .header("Accept-Language", "en")
            .build();
    try (Response response = client.newCall(request).execute()) {
      Map<String, String> headers = new TreeMap<>();
      for (String name : Recording.INSTANCE.headers()) {
        List<String> values = response.headers(name);
        if (!values.isEmpty()) {
          headers.put(name, String.join(", ", values));
        }
      }
      Document document =
          Jsoup.parse(new String(body(response), StandardCharsets.UTF_8), request.url().toString());
      return new WebPage(
          path,
          response.code(),
          headers,
          document.select(Recording.INSTANCE.labels()).stream()
              .map(Element::text)
              .filter(text -> !text.isBlank())
              .toList(),
          document.select(Recording.INSTANCE.fields()).stream()
              .map(field -> field.attr("name"))
              .toList());
    }
  }

  private static byte[] body(Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(LARGEST + 1)) {
      throw new IOException("it sends more than " + LARGEST + " bytes");
    }
    return source.readByteArray();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static SSLContext anyCertificate() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }

  /** Nothing secret is sent to it: there is no need to know who it is. */
  private static final class AnyCertificate implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
