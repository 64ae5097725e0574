package dev.platen.stubs.ca;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority for tests, with an EC P-256 key. Its certificate file is what clients are
 * told to trust; its key never leaves its folder.
 *
 * <p>All certificates are valid between two fixed days far apart, so that scenarios may move their
 * clocks by years; a device whose clock stands before {@code 2015} sees a certificate that is not
 * valid yet, as it would with real ones.
 */
public final class CertificateAuthority {
  private static final String NAME = "Platen test authority (never trust outside a bench)";
  private static final String INTERMEDIATE = "Platen test authority, intermediate";
  private static final char[] NO_PASSWORD = {};
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path certificateFile;
  private final Issuer root;
  private @Nullable Issuer intermediate;

  private CertificateAuthority(Path certificateFile, Issuer root) {
    this.certificateFile = certificateFile;
    this.root = root;
  }

  /**
   * Loads the authority of a folder, or makes it where the folder has none: {@code ca.pem} for
   * everybody to read, {@code ca.key} for its owner only.
   *
   * @throws IOException where a file cannot be read, is damaged or does not fit the other; the
   *     message names it and says what to do
   */
  public static synchronized CertificateAuthority open(Path folder) throws IOException {
    Path certificateFile = folder.resolve("ca.pem");
    Path keyFile = folder.resolve("ca.key");
    try {
      if (Files.exists(certificateFile) && !Files.exists(keyFile)) {
        throw new IOException(
            "The certificate authority's key "
                + keyFile
                + " is missing beside "
                + certificateFile
                + ". Put the key back, or delete "
                + certificateFile
                + " to make a new authority, which clients must then be told to trust");
      }
      if (!Files.exists(keyFile)) {
        KeptFile.writeSecret(
            keyFile, pem("PRIVATE KEY", Issuer.newKeyPair().getPrivate().getEncoded()));
      }
      PrivateKey key = readKey(keyFile);
      if (!Files.exists(certificateFile)) {
        // Also where only the certificate was lost: the same key and name make one that clients
        // still accept.
        KeptFile.writePublic(
            certificateFile,
            pem("CERTIFICATE", Issuer.selfSigned(key, NAME).certificate().getEncoded()));
      }
      X509Certificate certificate = readCertificate(certificateFile);
      if (!belongTogether(certificate.getPublicKey(), key)) {
        throw new IOException(
            "The certificate "
                + certificateFile
                + " is not that of the key "
                + keyFile
                + ". Put the right file back, or delete both to make a new authority");
      }
      return new CertificateAuthority(certificateFile, new Issuer(certificate, key));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(
          "Cannot make a certificate authority in " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The file with the authority's certificate in PEM, for clients to trust. */
  public Path certificateFile() {
    return certificateFile;
  }

  public X509Certificate certificate() {
    return root.certificate();
  }

  /**
   * A new key and certificate for a server, in memory, with the empty password.
   *
   * @param names DNS names and IP addresses of the server; at least one
   * @throws IllegalArgumentException where there is no name
   */
  public KeyStore serverKeyStore(List<String> names) {
    try {
      return serverKeyStore(names, NO_PASSWORD, Issuer.NOT_BEFORE, Issuer.NOT_AFTER);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw cannotMake(names, e);
    }
  }

  /**
   * TLS for a server with these names.
   *
   * @param names DNS names and IP addresses of the server; at least one
   */
  public SSLContext serverContext(List<String> names) {
    return context(names, serverKeyStore(names));
  }

  /**
   * TLS for a server with these names whose certificate is valid until {@code notAfter} only, which
   * may be long past.
   *
   * @param names DNS names and IP addresses of the server; at least one
   */
  public SSLContext serverContextUntil(List<String> names, Instant notAfter) {
    return serverContextBetween(names, Issuer.NOT_BEFORE, notAfter);
  }

  /**
   * TLS for a server with these names whose certificate is valid between two moments only, which
   * may both be long past or far ahead.
   *
   * @param names DNS names and IP addresses of the server; at least one
   */
  public SSLContext serverContextBetween(List<String> names, Instant notBefore, Instant notAfter) {
    try {
      return context(names, serverKeyStore(names, NO_PASSWORD, notBefore, notAfter));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw cannotMake(names, e);
    }
  }

  /**
   * TLS for a server whose certificate is of an authority between it and this one. Clients need
   * that authority's certificate too, and accept the server where they get it (RFC 8446 section
   * 4.4.2).
   *
   * @param names DNS names and IP addresses of the server; at least one
   * @param whole whether the server sends it along, as it should
   */
  public SSLContext intermediateServerContext(List<String> names, boolean whole) {
    try {
      Issuer between = intermediate();
      KeyPair pair = Issuer.newKeyPair();
      X509Certificate leaf =
          between.leaf(pair.getPublic(), names, Issuer.NOT_BEFORE, Issuer.NOT_AFTER);
      X509Certificate[] chain =
          whole
              ? new X509Certificate[] {leaf, between.certificate()}
              : new X509Certificate[] {leaf};
      return context(names, keyStore(pair.getPrivate(), NO_PASSWORD, chain));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw cannotMake(names, e);
    }
  }

  private synchronized Issuer intermediate()
      throws GeneralSecurityException, IOException, OperatorCreationException {
    if (intermediate == null) {
      intermediate = root.intermediate(INTERMEDIATE);
    }
    return intermediate;
  }

  /**
   * TLS for a server whose certificate is signed by its own key, as appliances make them.
   *
   * @param names DNS names and IP addresses of the server; at least one
   */
  public static SSLContext selfSignedServerContext(List<String> names) {
    try {
      KeyPair pair = Issuer.newKeyPair();
      X509Certificate leaf =
          Issuer.selfSignedLeaf(pair, names, Issuer.NOT_BEFORE, Issuer.NOT_AFTER);
      return context(names, keyStore(pair.getPrivate(), NO_PASSWORD, new X509Certificate[] {leaf}));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw cannotMake(names, e);
    }
  }

  /**
   * A new RSA key and certificate for a server, in memory, with the empty password: for clients
   * that are too old for elliptic curves. Takes a good part of a second.
   *
   * @param names DNS names and IP addresses of the server; at least one
   */
  public KeyStore rsaServerKeyStore(List<String> names) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      X509Certificate leaf =
          root.leaf(pair.getPublic(), names, Issuer.NOT_BEFORE, Issuer.NOT_AFTER);
      return keyStore(
          pair.getPrivate(), NO_PASSWORD, new X509Certificate[] {leaf, root.certificate()});
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw cannotMake(names, e);
    }
  }

  private static IllegalStateException cannotMake(List<String> names, Exception e) {
    return new IllegalStateException(
        "Cannot make a certificate for " + names + ": " + e.getMessage(), e);
  }

  /**
   * TLS for a server with these names whose certificate is of an authority that nobody has heard
   * of, and that is forgotten at once.
   *
   * @param names DNS names and IP addresses of the server; at least one
   */
  public static SSLContext unknownServerContext(List<String> names) {
    try {
      Issuer unknown = Issuer.selfSigned(Issuer.newKeyPair().getPrivate(), "Unknown authority");
      return new CertificateAuthority(Path.of("unknown-authority.pem"), unknown)
          .serverContext(names);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw cannotMake(names, e);
    }
  }

  private static SSLContext context(List<String> names, KeyStore store) {
    try {
      // Not "PKIX": over a PKCS12 store it decrypts the key anew at each handshake, which doubles
      // its cost.
      KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot set up TLS for " + names + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes a new key and certificate for a server to a PKCS #12 file that only its owner may read.
   *
   * @return the file with its random password
   */
  public ServerKeyFile writeServerKeyFile(Path file, List<String> names) throws IOException {
    byte[] random = new byte[24];
    RANDOM.nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try {
      var bytes = new ByteArrayOutputStream();
      serverKeyStore(names, password.toCharArray(), Issuer.NOT_BEFORE, Issuer.NOT_AFTER)
          .store(bytes, password.toCharArray());
      KeptFile.writeSecret(file, bytes.toByteArray());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("Cannot make a certificate for " + names + ": " + e.getMessage(), e);
    }
    return new ServerKeyFile(file, password);
  }

  private KeyStore serverKeyStore(
      List<String> names, char[] password, Instant notBefore, Instant notAfter)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    KeyPair pair = Issuer.newKeyPair();
    X509Certificate leaf = root.leaf(pair.getPublic(), names, notBefore, notAfter);
    return keyStore(pair.getPrivate(), password, new X509Certificate[] {leaf, root.certificate()});
  }

  private static KeyStore keyStore(PrivateKey key, char[] password, X509Certificate[] chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", key, password, chain);
    return store;
  }

  private static boolean belongTogether(PublicKey publicKey, PrivateKey key)
      throws GeneralSecurityException {
    byte[] probe = {1};
    Signature signature = Signature.getInstance(Issuer.SIGNATURE);
    signature.initSign(key);
    signature.update(probe);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(probe);
    return signature.verify(signed);
  }

  private static PrivateKey readKey(Path file) throws IOException {
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(content(file, "PRIVATE KEY")));
    } catch (GeneralSecurityException e) {
      throw damaged(file);
    }
  }

  private static X509Certificate readCertificate(Path file) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(content(file, "CERTIFICATE")));
    } catch (GeneralSecurityException e) {
      throw damaged(file);
    }
  }

  private static byte[] content(Path file, String kind) throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IOException(
          "Cannot read "
              + file
              + " of the certificate authority ("
              + e.getClass().getSimpleName()
              + "). Let this user read it",
          e);
    }
    Matcher pem =
        Pattern.compile(
                "-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]+)-----END " + kind + "-----")
            .matcher(text);
    if (!pem.find()) {
      throw damaged(file);
    }
    try {
      return Base64.getMimeDecoder().decode(pem.group(1));
    } catch (IllegalArgumentException e) {
      throw damaged(file);
    }
  }

  private static IOException damaged(Path file) {
    return new IOException(
        "The certificate authority's file "
            + file
            + " is damaged. Put a copy back, or delete ca.pem and ca.key in "
            + file.toAbsolutePath().getParent()
            + " to make a new authority, which clients must then be told to trust");
  }

  private static byte[] pem(String kind, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return ("-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * A server's key and certificate in a PKCS #12 file.
   *
   * @param password of the file and of the key
   */
  public record ServerKeyFile(Path file, String password) {
    @Override
    public String toString() {
      return "ServerKeyFile[" + file + "]";
    }
  }

  @Override
  public String toString() {
    return "CertificateAuthority[" + certificateFile + "]";
  }
}
