package dev.platen.stubs.ca;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
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
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for tests, with an EC P-256 key. Its certificate file is what clients are
 * told to trust; its key never leaves its folder.
 *
 * <p>All certificates are valid between two fixed days far apart, so that scenarios may move their
 * clocks by years; a device whose clock stands before {@code 2015} sees a certificate that is not
 * valid yet, as it would with real ones.
 */
public final class CertificateAuthority {
  private static final Instant NOT_BEFORE = Instant.parse("2015-01-01T00:00:00Z");
  // The last second that a certificate can say in the short form of time (RFC 5280 section
  // 4.1.2.5).
  private static final Instant NOT_AFTER = Instant.parse("2049-12-31T23:59:59Z");
  private static final String NAME = "Platen test authority (never trust outside a bench)";
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final char[] NO_PASSWORD = {};
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path certificateFile;
  private final X509Certificate certificate;
  private final PrivateKey key;

  private CertificateAuthority(Path certificateFile, X509Certificate certificate, PrivateKey key) {
    this.certificateFile = certificateFile;
    this.certificate = certificate;
    this.key = key;
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
        KeptFile.writeSecret(keyFile, pem("PRIVATE KEY", newKeyPair().getPrivate().getEncoded()));
      }
      PrivateKey key = readKey(keyFile);
      if (!Files.exists(certificateFile)) {
        // Also where only the certificate was lost: the same key and name make one that clients
        // still accept.
        KeptFile.writePublic(
            certificateFile, pem("CERTIFICATE", selfSigned(key, NAME).getEncoded()));
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
      return new CertificateAuthority(certificateFile, certificate, key);
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
    return certificate;
  }

  /**
   * A new key and certificate for a server, in memory, with the empty password.
   *
   * @param names DNS names and IP addresses of the server; at least one
   * @throws IllegalArgumentException where there is no name
   */
  public KeyStore serverKeyStore(List<String> names) {
    try {
      return serverKeyStore(names, NO_PASSWORD, NOT_AFTER);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(
          "Cannot make a certificate for " + names + ": " + e.getMessage(), e);
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
    try {
      return context(names, serverKeyStore(names, NO_PASSWORD, notAfter));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(
          "Cannot make a certificate for " + names + ": " + e.getMessage(), e);
    }
  }

  /**
   * TLS for a server with these names whose certificate is of an authority that nobody has heard
   * of, and that is forgotten at once.
   *
   * @param names DNS names and IP addresses of the server; at least one
   */
  public static SSLContext unknownServerContext(List<String> names) {
    try {
      PrivateKey key = newKeyPair().getPrivate();
      return new CertificateAuthority(
              Path.of("unknown-authority.pem"), selfSigned(key, "Unknown authority"), key)
          .serverContext(names);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(
          "Cannot make a certificate for " + names + ": " + e.getMessage(), e);
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
      serverKeyStore(names, password.toCharArray(), NOT_AFTER).store(bytes, password.toCharArray());
      KeptFile.writeSecret(file, bytes.toByteArray());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("Cannot make a certificate for " + names + ": " + e.getMessage(), e);
    }
    return new ServerKeyFile(file, password);
  }

  private KeyStore serverKeyStore(List<String> names, char[] password, Instant notAfter)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("A server certificate needs at least one name");
    }
    KeyPair pair = newKeyPair();
    X509Certificate leaf = leaf(pair.getPublic(), names, notAfter);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server", pair.getPrivate(), password, new X509Certificate[] {leaf, certificate});
    return store;
  }

  private X509Certificate leaf(PublicKey publicKey, List<String> names, Instant notAfter)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    GeneralName[] alternatives =
        names.stream()
            .distinct()
            .map(CertificateAuthority::alternativeName)
            .toArray(GeneralName[]::new);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
                certificate,
                serial(),
                Date.from(NOT_BEFORE),
                Date.from(notAfter),
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, names.getFirst()).build(),
                publicKey)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives))
            .addExtension(
                Extension.subjectKeyIdentifier,
                false,
                extensions.createSubjectKeyIdentifier(publicKey))
            .addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(certificate.getPublicKey()));
    return sign(builder, key);
  }

  private static GeneralName alternativeName(String name) {
    boolean address = IPV4.matcher(name).matches() || name.indexOf(':') >= 0;
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static X509Certificate selfSigned(PrivateKey key, String commonName)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    PublicKey publicKey = publicKeyOf(key);
    X500Name name =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.O, "Platen")
            .addRDN(BCStyle.CN, commonName)
            .build();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
                name, serial(), Date.from(NOT_BEFORE), Date.from(NOT_AFTER), name, publicKey)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
            .addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
            .addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey));
    return sign(builder, key);
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
  }

  private static BigInteger serial() {
    return new BigInteger(120, RANDOM).setBit(120);
  }

  private static KeyPair newKeyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /**
   * The public half, which a PKCS #8 file need not carry: the generator of the curve times the
   * secret number.
   */
  private static PublicKey publicKeyOf(PrivateKey key) throws GeneralSecurityException {
    if (!(key instanceof java.security.interfaces.ECPrivateKey ec)) {
      throw new GeneralSecurityException("not a key on an elliptic curve");
    }
    var curve = org.bouncycastle.jce.ECNamedCurveTable.getParameterSpec("secp256r1");
    var point = curve.getG().multiply(ec.getS()).normalize();
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new java.security.spec.ECPublicKeySpec(
                new java.security.spec.ECPoint(
                    point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger()),
                ec.getParams()));
  }

  private static boolean belongTogether(PublicKey publicKey, PrivateKey key)
      throws GeneralSecurityException {
    byte[] probe = {1};
    Signature signature = Signature.getInstance(SIGNATURE);
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
