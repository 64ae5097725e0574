package dev.platen.stubs.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.jwk.JWKSet;
import dev.platen.stubs.benchmark.KeepAlive;
import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.token.SigningKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.Ssl;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a token costs. The servers are in this process; the client is JMH's threads alone. */
public class TokenBenchmark {
  /** What the server signs with: Corretto's where it can be had. */
  static final Provider PROVIDER = provider();

  private static final String TOKEN = "/organizations/oauth2/v2.0/token";
  private static final Map<String, List<String>> FORM =
      Map.of("Content-Type", List.of("application/x-www-form-urlencoded"));

  private static Provider provider() {
    try {
      return Corretto.provider();
    } catch (LinkageError e) {
      return Security.getProviders("Signature.SHA256withRSA")[0];
    }
  }

  /** A class of its own: where there is no such library, it is this one that cannot be loaded. */
  private static final class Corretto {
    static Provider provider() {
      AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
      return AmazonCorrettoCryptoProvider.INSTANCE;
    }
  }

  /** They outlive the rounds, so that they stay warm. */
  static final class Servers {
    static final Cloud CLOUD = new Cloud().consented();
    static final String REFRESH_TOKEN = CLOUD.tokens(Cloud.ANNA).path("refresh_token").asString();

    /** For {@code SMTP.Send} alone: one signature in each reply. */
    static final String FORM = form(Cloud.SMTP);

    /** As a printer asks, OpenID's scopes included: two signatures, of access and ID token. */
    static final String FORM_OF_PRINTER = form(Cloud.SCOPES);

    static final Wire GATED;
    static final EntraId PLAIN;
    static final SSLContext TRUST;
    static final MockOAuth2Server OTHER;
    static final SSLContext TRUST_OTHER;

    static {
      try {
        GATED = new Wire(CLOUD, settings -> settings);
        CertificateAuthority ca =
            CertificateAuthority.open(Files.createTempDirectory("benchmark-ca"));
        PLAIN =
            EntraId.start(EntraSettings.onLoopback(CLOUD.clock), CLOUD.directory, Cloud.KEYS, ca);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", ca.certificate());
        TRUST = trusting(trusted);
        Ssl ssl = new Ssl();
        OTHER =
            new MockOAuth2Server(
                new OAuth2Config(
                    false,
                    null,
                    null,
                    false,
                    new OAuth2TokenProvider(),
                    java.util.Set.of(),
                    new MockWebServerWrapper(ssl)));
        OTHER.start(InetAddress.getLoopbackAddress(), 0);
        TRUST_OTHER = trusting(ssl.getSslKeystore().getKeyStore());
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private Servers() {}

    private static String form(String scope) {
      return Cloud.form(
              "grant_type", "refresh_token", "client_id", Cloud.PRINTER.toString(), "scope", scope)
          + "&refresh_token=";
    }

    private static SSLContext trusting(KeyStore store) throws GeneralSecurityException {
      TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(store);
      SSLContext trust = SSLContext.getInstance("TLS");
      trust.init(null, managers.getTrustManagers(), null);
      return trust;
    }
  }

  /** One client with a connection to each server. */
  @State(Scope.Thread)
  public static class Client {
    private KeepAlive plain;
    private KeepAlive gated;
    private KeepAlive other;
    private String refreshToken = Servers.REFRESH_TOKEN;
    private byte[] daemon;
    private byte[] daemonOther;
    private PrivateKey key;
    private byte[] content;

    @Setup(Level.Trial)
    public void connect() throws Exception {
      plain = new KeepAlive(Servers.PLAIN.port(), Servers.TRUST);
      gated = new KeepAlive(Servers.GATED.entra.port(), Wire.TRUST);
      other = new KeepAlive(Servers.OTHER.baseUrl().port(), Servers.TRUST_OTHER);
      daemon =
          plain.form(
              "/contoso.onmicrosoft.com/oauth2/v2.0/token",
              Cloud.form(
                  "grant_type",
                  "client_credentials",
                  "client_id",
                  Cloud.DAEMON.toString(),
                  "client_secret",
                  "s3cret~value",
                  "scope",
                  "https://outlook.office365.com/.default"));
      daemonOther =
          other.form(
              "/contoso/token",
              Cloud.form(
                  "grant_type",
                  "client_credentials",
                  "client_id",
                  Cloud.DAEMON.toString(),
                  "client_secret",
                  "s3cret~value",
                  "scope",
                  "https://outlook.office365.com/.default"));
      try (InputStream in = SigningKeys.class.getResourceAsStream("premade-signing-keys.json")) {
        PrivateKey read =
            JWKSet.load(Objects.requireNonNull(in)).getKeys().getFirst().toRSAKey().toPrivateKey();
        // A provider is fastest with a key that it has made itself.
        key =
            KeyFactory.getInstance("RSA", PROVIDER)
                .generatePrivate(new PKCS8EncodedKeySpec(read.getEncoded()));
      }
      refreshToken = Servers.CLOUD.tokens(Cloud.ANNA).path("refresh_token").asString();
      String token = member(refreshed(plain, Servers.FORM), "access_token");
      content = token.substring(0, token.lastIndexOf('.')).getBytes(UTF_8);
    }

    /** As clients do, with the token of the reply before: the same one too often is a loop. */
    private String refreshed(KeepAlive connection, String form) throws IOException {
      String reply = connection.ask(connection.form(TOKEN, form + refreshToken), 200);
      refreshToken = member(reply, "refresh_token");
      return reply;
    }

    private static String member(String json, String name) {
      int start = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
      return json.substring(start, json.indexOf('"', start));
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      plain.close();
      gated.close();
      other.close();
    }
  }

  /** The yardstick: what has to be signed in a token, signed. */
  @Benchmark
  public byte[] signature(Client client) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA", PROVIDER);
    signature.initSign(client.key);
    signature.update(client.content);
    return signature.sign();
  }

  /** A refresh without HTTP. */
  @Benchmark
  public Reply core(Client client) {
    Reply reply =
        Servers.CLOUD.service.answer(
            Request.of(
                "POST",
                "https",
                "login.microsoftonline.com",
                TOKEN,
                FORM,
                (Servers.FORM + client.refreshToken).getBytes(UTF_8),
                "127.0.0.1"));
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.body());
    }
    client.refreshToken = Client.member(reply.body(), "refresh_token");
    return reply;
  }

  /** A refresh over HTTPS, on a connection that stays. */
  @Benchmark
  public String https(Client client) throws IOException {
    return client.refreshed(client.plain, Servers.FORM);
  }

  /** The same through the gate at which connections can be made to fail. */
  @Benchmark
  public String httpsBehindGate(Client client) throws IOException {
    return client.refreshed(client.gated, Servers.FORM);
  }

  /** What a printer asks for, as a bench runs it: two signed tokens in each reply. */
  @Benchmark
  public String printer(Client client) throws IOException {
    return client.refreshed(client.gated, Servers.FORM_OF_PRINTER);
  }

  /** The client credentials of a daemon, which both servers know. */
  @Benchmark
  public String daemon(Client client) throws IOException {
    return client.plain.ask(client.daemon, 200);
  }

  /** The same of mock-oauth2-server. */
  @Benchmark
  public String navikt(Client client) throws IOException {
    return client.other.ask(client.daemonOther, 200);
  }

  /** Code, pending poll, sign-in by the pages, tokens; over HTTPS, gate included. */
  @Benchmark
  public String deviceFlow(Client client) throws IOException {
    String code =
        client.gated.ask(
            client.gated.form(
                "/organizations/oauth2/v2.0/devicecode",
                Cloud.form("client_id", Cloud.PRINTER.toString(), "scope", Cloud.SCOPES)),
            200);
    var device = Cloud.JSON.readTree(code);
    byte[] poll =
        client.gated.form(
            TOKEN,
            Cloud.form(
                "grant_type",
                Cloud.DEVICE_GRANT,
                "client_id",
                Cloud.PRINTER.toString(),
                "device_code",
                device.path("device_code").asString()));
    client.gated.ask(poll, 400);
    Browser browser =
        new Browser(
            (method, target, headers, body) -> {
              KeepAlive.Answer answer =
                  client.gated.ask(client.gated.request(method, target, headers, body));
              return new Browser.Answer(answer.status(), answer.headers(), answer.body());
            });
    browser
        .open("/common/oauth2/deviceauth")
        .type("otc", device.path("user_code").asString())
        .click("idSIButton9")
        .enterUser(Cloud.ANNA)
        .click("idSIButton9");
    return client.gated.ask(poll, 200);
  }
}
