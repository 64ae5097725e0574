package dev.platen.stubs.entra.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Rs256Test {
  @Test
  void whoeverSignsTheSignatureIsTheSameAndAnyoneVerifiesIt() throws Exception {
    RSAKey key;
    try (InputStream in = SigningKeys.class.getResourceAsStream("premade-signing-keys.json")) {
      key = JWKSet.load(Objects.requireNonNull(in)).getKeys().getFirst().toRSAKey();
    }
    byte[] content = "head.claims".getBytes(StandardCharsets.US_ASCII);
    Rs256 signer = new Rs256(key.toPrivateKey());

    // The first are the JVM's; by the last the library has been loaded, where there is one.
    String first = HexFormat.of().formatHex(signer.sign(content));
    String last = IntStream.range(0, 30).mapToObj(i -> signed(signer, content)).toList().getLast();

    assertThat(last).isEqualTo(first);
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(key.toPublicKey());
    verifier.update(content);
    assertThat(verifier.verify(HexFormat.of().parseHex(last))).isTrue();
  }

  private static String signed(Rs256 signer, byte[] content) {
    try {
      return HexFormat.of().formatHex(signer.sign(content));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
