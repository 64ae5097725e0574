package dev.platen.stubs.entra.token;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Signs by RS256 (RFC 7518 section 3.3) with one key. What signs is the Amazon Corretto Crypto
 * Provider where its library can be loaded, else whatever the JVM has. Safe for use by many
 * threads.
 */
final class Rs256 {
  private static final String ALGORITHM = "SHA256withRSA";

  /**
   * Loading the library costs a third of a second, as much as this many signatures without it: a
   * process that signs less often does without.
   */
  private static final int WORTH_LOADING = 24;

  private static final AtomicInteger SIGNED = new AtomicInteger();

  private final PrivateKey key;

  /** The provider is much faster with a key that it has made itself. */
  private volatile Optional<PrivateKey> translated = Optional.empty();

  Rs256(PrivateKey key) {
    this.key = key;
  }

  /** Is loaded when the first of this process's keys asks for it. */
  private static final class Library {
    static final Optional<Provider> PROVIDER = load();

    private static Optional<Provider> load() {
      try {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        return provider.getLoadingError() == null ? Optional.of(provider) : Optional.empty();
      } catch (LinkageError e) {
        // There is none for this machine.
        return Optional.empty();
      }
    }
  }

  /**
   * @throws GeneralSecurityException where the key cannot sign
   */
  byte[] sign(byte[] content) throws GeneralSecurityException {
    Signature signature = signature();
    signature.update(content);
    return signature.sign();
  }

  private Signature signature() throws GeneralSecurityException {
    boolean worthLoading =
        SIGNED.get() >= WORTH_LOADING || SIGNED.incrementAndGet() > WORTH_LOADING;
    Signature signature;
    if (worthLoading && Library.PROVIDER.isPresent()) {
      signature = Signature.getInstance(ALGORITHM, Library.PROVIDER.get());
      signature.initSign(ofLibrary(Library.PROVIDER.get()));
    } else {
      signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
    }
    return signature;
  }

  private PrivateKey ofLibrary(Provider provider) throws GeneralSecurityException {
    if (translated.isEmpty()) {
      translated =
          Optional.of(
              KeyFactory.getInstance("RSA", provider)
                  .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
    }
    return translated.get();
  }
}
