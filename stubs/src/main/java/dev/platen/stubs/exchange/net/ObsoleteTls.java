package dev.platen.stubs.exchange.net;

import dev.platen.stubs.ca.CertificateAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedDecryptor;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.bouncycastle.tls.crypto.impl.jcajce.JceDefaultTlsCredentialedDecryptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * TLS 1.0 and 1.1, spoken only to tell a client over it that they are not supported (reference
 * exchange 1.4). Java's own TLS has both switched off for the whole process, and that stays so.
 */
final class ObsoleteTls {
  private static final String FILE = "/dev/platen/stubs/exchange/tls.yaml";

  /** What firmware of that age offers, with an RSA certificate as the service has. */
  private static final int[] SUITES = {
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
    CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
    CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA
  };

  private final CertificateAuthority ca;
  private final List<String> names;
  private @Nullable Credentials credentials;

  /** What clients of these versions get. */
  enum Answer {
    /** The handshake succeeds, and the first command after it is answered 421 4.7.66. */
    REPLY,
    /** The handshake is refused. */
    REFUSE
  }

  ObsoleteTls(CertificateAuthority ca, List<String> names) {
    this.ca = ca;
    this.names = List.copyOf(names);
  }

  /** What the service does, from {@code tls.yaml}: a fact with its source and mark. */
  static Answer standard() {
    try (InputStream file = ObsoleteTls.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The class path lacks " + FILE);
      }
      return new YAMLMapper().readValue(file, Row.class).obsoleteVersions();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  /**
   * Negotiates as the server.
   *
   * @throws IOException where the handshake fails
   */
  Secured negotiate(Socket socket, ClientHello hello) throws IOException {
    JcaTlsCrypto crypto =
        new JcaTlsCryptoProvider()
            .setProvider(new BouncyCastleProvider())
            .create(new SecureRandom());
    Server server = new Server(crypto, credentials());
    TlsServerProtocol protocol =
        new TlsServerProtocol(
            new SequenceInputStream(hello.consumed(), socket.getInputStream()),
            socket.getOutputStream());
    protocol.accept(server);
    return new Secured(protocol.getInputStream(), protocol.getOutputStream(), server.version());
  }

  /** An RSA key is made where the first such client comes, which few benches see. */
  private synchronized Credentials credentials() {
    if (credentials == null) {
      KeyStore store = ca.rsaServerKeyStore(names);
      try {
        String alias = store.aliases().nextElement();
        credentials =
            new Credentials(
                (PrivateKey) store.getKey(alias, new char[0]), store.getCertificateChain(alias));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Cannot read a key that was just made", e);
      }
    }
    return credentials;
  }

  /**
   * What follows the handshake.
   *
   * @param version for example {@code TLS 1.0}
   */
  record Secured(InputStream in, OutputStream out, String version) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Credentials(PrivateKey key, java.security.cert.Certificate[] chain) {
    Certificate certificate(JcaTlsCrypto crypto) throws IOException {
      TlsCertificate[] certificates = new TlsCertificate[chain.length];
      try {
        for (int i = 0; i < chain.length; i++) {
          certificates[i] = crypto.createCertificate(chain[i].getEncoded());
        }
      } catch (GeneralSecurityException e) {
        throw new IOException(e);
      }
      return new Certificate(certificates);
    }
  }

  private record Row(Answer obsoleteVersions, String mark, String source) {}

  private static final class Server extends DefaultTlsServer {
    private final JcaTlsCrypto jca;
    private final Credentials credentials;

    Server(JcaTlsCrypto crypto, Credentials credentials) {
      super(crypto);
      this.jca = crypto;
      this.credentials = credentials;
    }

    String version() {
      return String.valueOf(context.getServerVersion());
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return ProtocolVersion.TLSv11.downTo(ProtocolVersion.TLSv10);
    }

    @Override
    protected int[] getSupportedCipherSuites() {
      return SUITES.clone();
    }

    @Override
    protected TlsCredentialedSigner getRSASignerCredentials() throws IOException {
      return new JcaDefaultTlsCredentialedSigner(
          new TlsCryptoParameters(context),
          jca,
          credentials.key(),
          credentials.certificate(jca),
          null);
    }

    @Override
    protected TlsCredentialedDecryptor getRSAEncryptionCredentials() throws IOException {
      return new JceDefaultTlsCredentialedDecryptor(
          jca, credentials.certificate(jca), credentials.key());
    }
  }
}
