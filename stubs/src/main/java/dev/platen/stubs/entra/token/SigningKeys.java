package dev.platen.stubs.entra.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import dev.platen.stubs.ca.KeptFile;
import dev.platen.stubs.entra.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The keys that tokens are signed and refresh tokens are sealed with. Three keys are published, as
 * the service does: the one that signs, the one that will sign after the next {@link #rotate}, and
 * the one that did before. Kept keys let tokens survive a restart. Safe for use by many threads.
 *
 * <p>The signing keys are pre-made, for making RSA keys takes seconds: everybody can read them, so
 * they prove nothing outside of a bench. The sealing key is each bench's own.
 */
public final class SigningKeys {
  private static final String PREMADE = "premade-signing-keys.json";
  private static final String SEALING_KEY = "refresh-tokens";
  private static final int PUBLISHED = 3;
  private static final String SEALING = "AES/GCM/NoPadding";

  /** Found once: looking through all providers takes longer than what is then done. */
  private static final Provider SEALED_BY = sealedBy();

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final java.util.Base64.Encoder BASE64URL =
      java.util.Base64.getUrlEncoder().withoutPadding();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final OctetSequenceKey sealingKey;
  private final SecretKey sealing;
  private final Optional<Path> file;
  private volatile Ring ring;

  /**
   * All signing keys in the order of their use, with the first one as it signs and its headers,
   * encoded, which are made once for all tokens.
   */
  private record Ring(List<RSAKey> keys, Rs256 signer, String plain, String withThumbprint) {
    static Ring of(List<RSAKey> keys) {
      try {
        String keyId = keys.getFirst().getKeyID();
        return new Ring(
            List.copyOf(keys),
            new Rs256(keys.getFirst().toPrivateKey()),
            header(keyId, false),
            header(keyId, true));
      } catch (JOSEException e) {
        throw new IllegalStateException("The signing key cannot sign: " + e.getMessage(), e);
      }
    }

    private static String header(String keyId, boolean withThumbprint) {
      Map<String, Object> header = new LinkedHashMap<>();
      header.put("typ", "JWT");
      header.put("alg", "RS256");
      if (withThumbprint) {
        header.put("x5t", keyId);
      }
      header.put("kid", keyId);
      return BASE64URL.encodeToString(Json.octets(header));
    }

    RSAKey current() {
      return keys.getFirst();
    }

    /** The current one, the next, the one before. */
    List<RSAKey> published() {
      return keys.size() <= PUBLISHED
          ? keys
          : List.of(keys.getFirst(), keys.get(1), keys.getLast());
    }

    Ring rotated() {
      List<RSAKey> next = new ArrayList<>(keys.subList(1, keys.size()));
      next.add(keys.getFirst());
      return of(next);
    }
  }

  private SigningKeys(List<RSAKey> signing, OctetSequenceKey sealing, Optional<Path> file) {
    this.ring = Ring.of(signing);
    this.sealingKey = sealing;
    this.sealing = sealing.toSecretKey("AES");
    this.file = file;
  }

  private static Provider sealedBy() {
    try {
      return Cipher.getInstance(SEALING).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Refresh tokens cannot be sealed: " + e.getMessage(), e);
    }
  }

  /** New keys that are kept nowhere. */
  public static SigningKeys inMemory() {
    JWKSet made = make();
    return of(made, Optional.empty()).orElseThrow();
  }

  /**
   * Loads the keys of a folder, or makes them where it has none: {@code signing-keys.json}, for its
   * owner only.
   *
   * @throws IOException where the file cannot be read or is damaged; the message names it and says
   *     what to do
   */
  public static synchronized SigningKeys open(Path folder) throws IOException {
    Path file = folder.resolve("signing-keys.json");
    if (!Files.exists(file)) {
      KeptFile.writeSecret(file, make().toString(false).getBytes(StandardCharsets.UTF_8));
    }
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new IOException(
          "Cannot read the signing keys "
              + file
              + " ("
              + e.getClass().getSimpleName()
              + "). Let this user read it",
          e);
    }
    try {
      Optional<SigningKeys> keys = of(JWKSet.parse(text), Optional.of(file));
      if (keys.isPresent()) {
        return keys.get();
      }
    } catch (ParseException e) {
      // Not as a cause: its message may quote the secret file.
    }
    throw new IOException(
        "The signing keys "
            + file
            + " are damaged. Put a copy back, or delete the file to make new keys; every token"
            + " given out so far is then refused");
  }

  /**
   * Lets the next key sign. Its public part was there to be read already; the one that signed until
   * now stays, and the one before that goes: what it signed is refused from now on.
   *
   * @throws IOException where the keys are kept and the file cannot be written; nothing has changed
   *     then
   */
  public synchronized void rotate() throws IOException {
    Ring next = ring.rotated();
    if (file.isPresent()) {
      List<JWK> all = new ArrayList<>(next.keys());
      all.add(sealingKey);
      KeptFile.writeSecret(
          file.get(), new JWKSet(all).toString(false).getBytes(StandardCharsets.UTF_8));
    }
    ring = next;
  }

  /** The id of the key that signs now. */
  public String currentKeyId() {
    return ring.current().getKeyID();
  }

  private static Optional<SigningKeys> of(JWKSet set, Optional<Path> file) {
    List<RSAKey> signing =
        set.getKeys().stream()
            .filter(
                key -> key instanceof RSAKey && key.isPrivate() && key.getX509CertChain() != null)
            .map(JWK::toRSAKey)
            .toList();
    return set.getKeys().stream()
        .filter(key -> key instanceof OctetSequenceKey && SEALING_KEY.equals(key.getKeyID()))
        .map(JWK::toOctetSequenceKey)
        .findFirst()
        .filter(sealing -> !signing.isEmpty())
        .map(sealing -> new SigningKeys(signing, sealing, file));
  }

  private static JWKSet make() {
    byte[] sealing = new byte[32];
    RANDOM.nextBytes(sealing);
    OctetSequenceKey sealingKey = new OctetSequenceKey.Builder(sealing).keyID(SEALING_KEY).build();
    List<JWK> keys = new ArrayList<>(premade());
    keys.add(sealingKey);
    return new JWKSet(keys);
  }

  private static List<JWK> premade() {
    try (InputStream in = SigningKeys.class.getResourceAsStream(PREMADE)) {
      return JWKSet.load(Objects.requireNonNull(in, PREMADE)).getKeys();
    } catch (IOException | ParseException e) {
      throw new IllegalStateException("The pre-made signing keys cannot be read", e);
    }
  }

  /** The public keys, for whoever verifies a token's signature. */
  public JWKSet publicKeys() {
    return new JWKSet(List.<JWK>copyOf(ring.published())).toPublicJWKSet();
  }

  /** The public keys as discovery shows them, members in its order. */
  public List<Map<String, Object>> published() {
    return ring.published().stream().map(SigningKeys::published).toList();
  }

  private static Map<String, Object> published(RSAKey key) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kty", "RSA");
    members.put("use", "sig");
    members.put("kid", key.getKeyID());
    members.put("x5t", key.getKeyID());
    members.put("n", key.getModulus().toString());
    members.put("e", key.getPublicExponent().toString());
    members.put("x5c", key.getX509CertChain().stream().map(Base64::toString).toList());
    return members;
  }

  /** Signs claims, in their order, as a compact JWT. */
  String sign(Map<String, ?> claims, boolean withThumbprint) {
    Ring now = ring;
    String content =
        (withThumbprint ? now.withThumbprint() : now.plain())
            + "."
            + BASE64URL.encodeToString(Json.octets(claims));
    try {
      byte[] signature = now.signer().sign(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + BASE64URL.encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign a token: " + e.getMessage(), e);
    }
  }

  /** Encrypts so that only {@link #unseal} reads it, and notices any change. */
  byte[] seal(byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance(SEALING, SEALED_BY);
      cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
      byte[] encrypted = cipher.doFinal(plain);
      byte[] sealed = new byte[NONCE_BYTES + encrypted.length];
      System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
      System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot seal a refresh token: " + e.getMessage(), e);
    }
  }

  /** Undoes {@link #seal}; nothing where another key sealed it or it was changed. */
  Optional<byte[]> unseal(byte[] sealed) {
    if (sealed.length <= NONCE_BYTES) {
      return Optional.empty();
    }
    try {
      Cipher cipher = Cipher.getInstance(SEALING, SEALED_BY);
      cipher.init(
          Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
      return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "SigningKeys[" + currentKeyId() + "]";
  }
}
