package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.KEYS;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.token.SigningKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long things last, and what ends them before (reference entra 5.1). */
class LifetimesTest {
  private final Cloud cloud = new Cloud().consented();
  @TempDir Path folder;

  private static List<Integer> lifetimes(long seed) {
    Cloud seeded = new Cloud(seed).consented();
    String token = seeded.tokens(ANNA).path("refresh_token").asString();
    return IntStream.range(0, 10)
        .map(i -> json(seeded.refresh(token)).path("expires_in").asInt())
        .boxed()
        .toList();
  }

  @Test
  void accessTokensLiveFrom60To90MinutesAndTheSameAgainWithTheSameSeed() {
    List<Integer> drawn = lifetimes(7);

    assertThat(drawn).allMatch(seconds -> seconds >= 3600 && seconds < 5400);
    assertThat(drawn.stream().distinct().count()).isGreaterThan(3);
    assertThat(lifetimes(7)).isEqualTo(drawn);
    assertThat(lifetimes(8)).isNotEqualTo(drawn);
  }

  @Test
  void revokedSessionsEndAllThatWasGrantedBefore() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    cloud.clock.advance(Duration.ofHours(1));
    cloud.changeUser(ANNA, user -> user.withSessionsRevoked(cloud.clock.instant()));

    Reply refused = cloud.refresh(token);

    assertThat(number(refused)).isEqualTo(50173);
    assertThat(json(refused).path("suberror").asString()).isEqualTo("bad_token");
    assertThat(cloud.user(ANNA).password()).as("is the same").isEqualTo(Cloud.PASSWORD);
    assertThat(cloud.tokens(ANNA).has("refresh_token")).isTrue();
  }

  @Test
  void theTokensAgeIsToldToClientsThatSendTelemetry() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    cloud.clock.advance(Duration.ofDays(7));
    cloud.changeUser(ANNA, user -> user.withSessionsRevoked(cloud.clock.instant()));

    Reply refused =
        cloud.send(
            "POST",
            "login.microsoftonline.com",
            "/organizations/oauth2/v2.0/token",
            Map.of("x-client-current-telemetry", "2|1,0|"),
            Cloud.form(
                "grant_type",
                "refresh_token",
                "client_id",
                PRINTER.toString(),
                "refresh_token",
                token));

    assertThat(refused.header("x-ms-clitelem")).contains("1,50173,0,604800.0000,");
  }

  @Test
  void whoIsDeletedIsUnknown() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    cloud.directory.update(CONTOSO, tenant -> tenant.withoutUser(ANNA));

    assertThat(number(cloud.refresh(token))).isEqualTo(50034);
  }

  @Test
  void anApplicationThatIsDisabledOrDeletedIsRefused() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    cloud.directory.update(
        CONTOSO, tenant -> tenant.withApplication(PRINTER, app -> app.withEnabled(false)));
    assertThat(number(cloud.refresh(token))).isEqualTo(7000112);
    cloud.directory.update(
        CONTOSO, tenant -> tenant.withApplication(PRINTER, app -> app.withEnabled(true)));
    assertThat(cloud.refresh(token).status()).isEqualTo(200);

    cloud.directory.update(CONTOSO, tenant -> tenant.withoutApplication(PRINTER));

    assertThat(number(cloud.refresh(token))).isEqualTo(700016);
  }

  @Test
  void aClientThatAsksTheSameAgainAndAgainLoops() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    for (int i = 0; i < 15; i++) {
      assertThat(cloud.refresh(token).status()).as("refresh %d", i).isEqualTo(200);
    }

    Reply refused = cloud.refresh(token);

    assertThat(number(refused)).isEqualTo(50196);
    assertThat(json(refused).path("error").asString()).isEqualTo("invalid_grant");
    cloud.clock.advance(Duration.ofMinutes(5).plusSeconds(1));
    assertThat(cloud.refresh(token).status()).isEqualTo(200);
  }

  // --- Signing keys

  @Test
  void aNewKeyIsPublishedBeforeItSignsAndAnOldOneStaysForAWhile() throws Exception {
    SigningKeys keys = SigningKeys.open(folder);
    String first = keys.currentKeyId();
    String sealedBefore = first;
    List<String> published = ids(keys);
    assertThat(published).hasSize(3).contains(first);

    keys.rotate();

    String second = keys.currentKeyId();
    assertThat(second).isNotEqualTo(first).isIn(published);
    assertThat(ids(keys)).contains(first, second);
    assertThat(SigningKeys.open(folder).currentKeyId()).as("is kept").isEqualTo(second);
    keys.rotate();
    assertThat(ids(keys)).as("is gone").doesNotContain(sealedBefore);
  }

  private static List<String> ids(SigningKeys keys) {
    return keys.published().stream().map(key -> String.valueOf(key.get("kid"))).toList();
  }

  @Test
  void tokensNameTheKeyThatSignsNow() throws Exception {
    SigningKeys keys = SigningKeys.open(folder);
    Cloud rotating = new Cloud(keys).consented();
    String token = rotating.tokens(ANNA).path("refresh_token").asString();
    keys.rotate();

    String access = json(rotating.refresh(token)).path("access_token").asString();

    assertThat(JWSObject.parse(access).getHeader().getKeyID()).isEqualTo(keys.currentKeyId());
    assertThat(KEYS.currentKeyId()).as("others keep theirs").isNotEqualTo(keys.currentKeyId());
  }
}
