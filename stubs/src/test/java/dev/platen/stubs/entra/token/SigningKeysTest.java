package dev.platen.stubs.entra.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  /** Making keys is slow; these are for the tests that only look at them. */
  private static final SigningKeys KEYS = SigningKeys.inMemory();

  @TempDir Path folder;

  @Test
  void areMadeOnceAndLoadedLater() throws Exception {
    SigningKeys made = SigningKeys.open(folder);
    byte[] sealed = made.seal("a secret".getBytes(StandardCharsets.UTF_8));
    String signed = made.sign(Map.of("a", 1), true);

    SigningKeys loaded = SigningKeys.open(folder);

    assertThat(loaded.published()).isEqualTo(made.published());
    assertThat(loaded.unseal(sealed)).hasValue("a secret".getBytes(StandardCharsets.UTF_8));
    JWSObject token = JWSObject.parse(signed);
    assertThat(
            token.verify(
                new RSASSAVerifier(
                    loaded.publicKeys().getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
        .isTrue();
  }

  @Test
  void onlyTheirOwnerReadsThem() throws Exception {
    SigningKeys.open(folder);

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("signing-keys.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void publishedKeysHaveNoPrivatePart() {
    SigningKeys keys = KEYS;

    assertThat(keys.publicKeys().getKeys()).hasSize(3).noneMatch(key -> key.isPrivate());
    assertThat(keys.publicKeys().toString()).doesNotContain("\"d\"", "\"k\"");
    assertThat(keys.published().getFirst().keySet())
        .containsExactly("kty", "use", "kid", "x5t", "n", "e", "x5c");
  }

  @Test
  void aKeyIsNamedByTheThumbprintOfItsCertificate() throws Exception {
    Map<String, Object> key = KEYS.published().getFirst();

    String certificate = String.valueOf(key.get("x5c")).replaceAll("[\\[\\]]", "");
    byte[] encoded = java.util.Base64.getDecoder().decode(certificate);
    assertThat(X509CertUtils.parse(encoded)).isNotNull();
    assertThat(key.get("kid"))
        .isEqualTo(Base64URL.encode(MessageDigest.getInstance("SHA-1").digest(encoded)).toString());
  }

  @Test
  void damagedKeysAreToldWithWhatToDoAndWithoutTheirContent() throws Exception {
    for (String bad :
        List.of("", "{}", "{\"keys\":[]}", "top secret", "{\"keys\":[{\"kty\":\"RSA\"}]}")) {
      Files.writeString(folder.resolve("signing-keys.json"), bad);

      assertThatThrownBy(() -> SigningKeys.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("signing-keys.json", "damaged", "delete")
          .hasMessageNotContaining("top secret")
          .hasNoCause();
    }
  }

  @Test
  void whatAnotherKeySealedStaysSealed() {
    byte[] sealed = KEYS.seal(new byte[] {1, 2, 3});

    assertThat(SigningKeys.inMemory().unseal(sealed)).isEmpty();
    assertThat(KEYS.unseal(new byte[3])).isEmpty();
  }
}
