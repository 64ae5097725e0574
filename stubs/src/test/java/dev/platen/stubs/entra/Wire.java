package dev.platen.stubs.entra;

import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.fault.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;

/** A cloud's service over HTTPS, and a client that trusts it. */
final class Wire implements AutoCloseable {
  private static final CertificateAuthority CA = authority();
  static final SSLContext TRUST = trust();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().sslContext(TRUST).version(HttpClient.Version.HTTP_1_1).build();

  final Faults faults = new Faults();
  final EntraId entra;
  private final ScheduledExecutorService waits = Executors.newSingleThreadScheduledExecutor();

  Wire(Cloud cloud, UnaryOperator<EntraSettings> change) throws IOException {
    entra =
        EntraId.start(
            change.apply(EntraSettings.onLoopback(cloud.clock)),
            cloud.directory,
            Cloud.KEYS,
            CA,
            faults,
            waits);
  }

  /** For clients that read it themselves. */
  static Path caFile() {
    return CA.certificateFile();
  }

  private static CertificateAuthority authority() {
    try {
      Path folder = Files.createTempDirectory("wire-ca");
      folder.toFile().deleteOnExit();
      return CertificateAuthority.open(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext trust() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("ca", CA.certificate());
      TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(store);
      SSLContext trust = SSLContext.getInstance("TLS");
      trust.init(null, managers.getTrustManagers(), null);
      return trust;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  URI base() {
    return URI.create("https://localhost:" + entra.port());
  }

  HttpResponse<String> get(String target) throws IOException {
    return send("GET", target, Map.of(), "");
  }

  HttpResponse<String> post(String target, String... form) throws IOException {
    return send(
        "POST",
        target,
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        Cloud.form(form));
  }

  HttpResponse<String> send(String method, String target, Map<String, String> headers, String body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base().resolve(target))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  static HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A device code of this service. */
  JsonNode deviceCode() throws IOException {
    return Cloud.JSON.readTree(
        post(
                "/organizations/oauth2/v2.0/devicecode",
                "client_id",
                Cloud.PRINTER.toString(),
                "scope",
                Cloud.SCOPES)
            .body());
  }

  /** Signs a user in by the pages, up to the last one, where consent was given before. */
  Browser signIn(String userCode, String user) {
    return browser()
        .open("/common/oauth2/deviceauth")
        .type("otc", userCode)
        .click("idSIButton9")
        .enterUser(user);
  }

  Browser browser() {
    return new Browser(
        (method, target, headers, body) -> {
          HttpResponse<String> reply = send(method, target, headers, body);
          return new Browser.Answer(
              reply.statusCode(),
              reply.headers().map().entrySet().stream()
                  .flatMap(
                      header ->
                          header.getValue().stream()
                              .map(value -> Map.entry(header.getKey(), value)))
                  .toList(),
              reply.body());
        });
  }

  @Override
  public void close() {
    entra.close();
    waits.shutdownNow();
  }
}
