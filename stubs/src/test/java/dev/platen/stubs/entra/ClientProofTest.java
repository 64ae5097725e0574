package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.DAEMON;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.platen.stubs.directory.DaemonAccess;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.token.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a daemon proves that it is the application, and what it may do then. */
class ClientProofTest {
  private static final String SCOPE = "https://outlook.office365.com/.default";
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final String TOKEN =
      "https://login.microsoftonline.com/" + CONTOSO + "/oauth2/v2.0/token";
  private static final List<RSAKey> KEYS = premade();
  private final Cloud cloud = new Cloud();

  /** Making RSA keys takes long; the client's pair is one of those that come with the stub. */
  private static List<RSAKey> premade() {
    try (var in = SigningKeys.class.getResourceAsStream("premade-signing-keys.json")) {
      return JWKSet.load(Objects.requireNonNull(in)).getKeys().stream()
          .map(key -> key.toRSAKey())
          .toList();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void daemon(UnaryOperator<DaemonAccess> change) {
    cloud.directory.update(
        CONTOSO, tenant -> tenant.withApplication(DAEMON, app -> app.withDaemon(change)));
  }

  private Reply ask(String... proof) {
    String[] form = new String[6 + proof.length];
    System.arraycopy(
        new String[] {
          "grant_type", "client_credentials", "client_id", DAEMON.toString(), "scope", SCOPE
        },
        0,
        form,
        0,
        6);
    System.arraycopy(proof, 0, form, 6, proof.length);
    return cloud.post("/" + CONTOSO + "/oauth2/v2.0/token", form);
  }

  private String assertion(RSAKey key, String id, String audience, Duration age) throws Exception {
    Instant now = cloud.clock.instant().minus(age);
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(audience)
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .jwtID("1")
                .build());
    jwt.sign(new RSASSASigner(key));
    return jwt.serialize();
  }

  @Test
  void aSecretEndsOnItsDay() {
    daemon(access -> access.withSecretExpires(cloud.clock.instant().plusSeconds(60)));
    assertThat(ask("client_secret", "s3cret~value").status()).isEqualTo(200);
    cloud.clock.advance(Duration.ofMinutes(1));

    Reply refused = ask("client_secret", "s3cret~value");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(number(refused)).isEqualTo(7000222);
    assertThat(json(refused).path("error").asString()).isEqualTo("invalid_client");
    assertThat(number(ask("client_secret", "wrong"))).isEqualTo(7000215);
  }

  @Test
  void withoutAnAdministratorsConsentTheTokenHasNoRoles() throws Exception {
    daemon(access -> access.withRoles(Set.of()));

    Reply reply = ask("client_secret", "s3cret~value");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(
            JWSObject.parse(json(reply).path("access_token").asString())
                .getPayload()
                .toJSONObject())
        .doesNotContainKey("roles")
        .containsEntry("idtyp", "app");
  }

  @Test
  void anAssertionSignedWithARegisteredCertificateWillDo() throws Exception {
    RSAKey key = KEYS.get(2);
    daemon(
        access -> access.withCertificates(List.of(key.getX509CertChain().getFirst().toString())));

    Reply reply =
        ask(
            "client_assertion_type",
            TYPE,
            "client_assertion",
            assertion(key, DAEMON.toString(), TOKEN, Duration.ZERO));

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "3, aaaaaaaa-0000-4000-8000-000000000002, https://login.microsoftonline.com/common, 0,  "
        + " 700027",
    "2, aaaaaaaa-0000-4000-8000-000000000001, https://login.microsoftonline.com/common, 0,  "
        + " 700021",
    "2, aaaaaaaa-0000-4000-8000-000000000002, https://login.example.com/common,         0,  "
        + " 700023",
    "2, aaaaaaaa-0000-4000-8000-000000000002, https://login.microsoftonline.com/common, 20, "
        + " 700024",
    "2, aaaaaaaa-0000-4000-8000-000000000002, https://login.microsoftonline.com/common, -20, 700024"
  })
  void aWrongAssertionIsRefusedByItsFault(
      int key, String id, String audience, int minutes, int number) throws Exception {
    daemon(
        access ->
            access.withCertificates(
                List.of(KEYS.get(2).getX509CertChain().getFirst().toString(), "no certificate")));

    Reply reply =
        ask(
            "client_assertion_type",
            TYPE,
            "client_assertion",
            assertion(KEYS.get(key), id, audience, Duration.ofMinutes(minutes)));

    assertThat(number(reply)).isEqualTo(number);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(json(reply).path("error").asString()).isEqualTo("invalid_client");
  }

  @Test
  void whatIsNoAssertionIsMalformed() throws Exception {
    String right = assertion(KEYS.get(2), DAEMON.toString(), TOKEN, Duration.ZERO);

    assertThat(number(ask("client_assertion_type", TYPE, "client_assertion", "cheese")))
        .isEqualTo(50027);
    assertThat(number(ask("client_assertion_type", "other", "client_assertion", right)))
        .isEqualTo(50027);
    assertThat(number(ask("client_assertion", right))).isEqualTo(900144);
  }
}
