package dev.platen.stubs.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
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

/** A certificate and the key that signs others with it (RFC 5280). */
record Issuer(X509Certificate certificate, PrivateKey key) {
  static final Instant NOT_BEFORE = Instant.parse("2015-01-01T00:00:00Z");
  // The last second that a certificate can say in the short form of time (RFC 5280 section
  // 4.1.2.5).
  static final Instant NOT_AFTER = Instant.parse("2049-12-31T23:59:59Z");
  static final String SIGNATURE = "SHA256withECDSA";
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static KeyPair newKeyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** A root, with room for one authority below it. */
  static Issuer selfSigned(PrivateKey key, String commonName)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    X500Name name = name(commonName);
    PublicKey publicKey = publicKeyOf(key);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name, serial(), Date.from(NOT_BEFORE), Date.from(NOT_AFTER), name, publicKey);
    return new Issuer(sign(authority(builder, publicKey, 1), key), key);
  }

  /** An authority below this one, with a key of its own. */
  Issuer intermediate(String commonName)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    KeyPair pair = newKeyPair();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
                certificate,
                serial(),
                Date.from(NOT_BEFORE),
                Date.from(NOT_AFTER),
                name(commonName),
                pair.getPublic())
            .addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils()
                    .createAuthorityKeyIdentifier(certificate.getPublicKey()));
    return new Issuer(sign(authority(builder, pair.getPublic(), 0), key), pair.getPrivate());
  }

  /**
   * A server's certificate.
   *
   * @throws IllegalArgumentException where there is no name
   */
  X509Certificate leaf(PublicKey publicKey, List<String> names, Instant notBefore, Instant notAfter)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
                certificate,
                serial(),
                Date.from(notBefore),
                Date.from(notAfter),
                subject(names),
                publicKey)
            .addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils()
                    .createAuthorityKeyIdentifier(certificate.getPublicKey()));
    return sign(server(builder, publicKey, names), key);
  }

  /** A server's certificate by its own key. */
  static X509Certificate selfSignedLeaf(
      KeyPair pair, List<String> names, Instant notBefore, Instant notAfter)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject(names),
            serial(),
            Date.from(notBefore),
            Date.from(notAfter),
            subject(names),
            pair.getPublic());
    return sign(server(builder, pair.getPublic(), names), pair.getPrivate());
  }

  private static X509v3CertificateBuilder authority(
      X509v3CertificateBuilder builder, PublicKey publicKey, int below)
      throws GeneralSecurityException, IOException {
    return builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(below))
        .addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
        .addExtension(
            Extension.subjectKeyIdentifier,
            false,
            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey));
  }

  private static X509v3CertificateBuilder server(
      X509v3CertificateBuilder builder, PublicKey publicKey, List<String> names)
      throws GeneralSecurityException, IOException {
    GeneralName[] alternatives =
        names.stream().distinct().map(Issuer::alternativeName).toArray(GeneralName[]::new);
    // Keys of RSA may also be what the client's secret is encrypted with.
    int usage =
        publicKey.getAlgorithm().equals("RSA")
            ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
            : KeyUsage.digitalSignature;
    return builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
        .addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives))
        .addExtension(
            Extension.subjectKeyIdentifier,
            false,
            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey));
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "Platen")
        .addRDN(BCStyle.CN, commonName)
        .build();
  }

  private static X500Name subject(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("A server certificate needs at least one name");
    }
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, names.getFirst()).build();
  }

  private static GeneralName alternativeName(String name) {
    boolean address = IPV4.matcher(name).matches() || name.indexOf(':') >= 0;
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
  }

  private static BigInteger serial() {
    return new BigInteger(120, RANDOM).setBit(120);
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

  @Override
  public String toString() {
    return "Issuer[" + certificate.getSubjectX500Principal() + "]";
  }
}
