package dev.platen.printer.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority whose certificates are good for a year from a given instant. */
public final class LabCa {
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final Instant from;
  private final KeyPair keys = newKeys();
  private final X509Certificate root;
  private final Map<List<String>, SSLContext> servers = new ConcurrentHashMap<>();

  public LabCa(Instant from) {
    this.from = from;
    this.root = certificate(keys, true, "lab root " + SERIAL.get());
  }

  public X509Certificate root() {
    return root;
  }

  /** A certificate of this authority for keys of one's own. */
  public X509Certificate certify(KeyPair subject, String... names) {
    return certificate(subject, false, names);
  }

  /** A server's certificate, which may not issue others. */
  public X509Certificate leaf(String name) {
    return certificate(newKeys(), false, name);
  }

  /** What a TLS server needs to be {@code names}. */
  public SSLContext server(String... names) {
    return servers.computeIfAbsent(
        List.of(names),
        asked -> {
          KeyPair serverKeys = newKeys();
          return server(serverKeys, certificate(serverKeys, false, names));
        });
  }

  /** As {@link #server}, with a certificate whose signature was changed on its way. */
  public SSLContext damagedServer(String name) {
    KeyPair serverKeys = newKeys();
    try {
      byte[] der = certificate(serverKeys, false, name).getEncoded();
      der[der.length - 1] ^= 1;
      return server(
          serverKeys,
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext server(KeyPair serverKeys, X509Certificate certificate) {
    try {
      // PKCS #12 would stretch a password that is none, and take longer than all the rest.
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, null);
      char[] none = new char[0];
      store.setKeyEntry(
          "server", serverKeys.getPrivate(), none, new X509Certificate[] {certificate});
      KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
      managers.init(store, none);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate certificate(KeyPair subject, boolean ca, String... names) {
    try {
      X500Name issuerName =
          ca
              ? new X500Name("CN=" + names[0])
              : X500Name.getInstance(root.getSubjectX500Principal().getEncoded());
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuerName,
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(from.minus(Duration.ofDays(1))),
              Date.from(from.plus(Duration.ofDays(365))),
              new X500Name("CN=" + names[0]),
              subject.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
      if (!ca) {
        GeneralName[] alternatives = new GeneralName[names.length];
        for (int i = 0; i < names.length; i++) {
          alternatives[i] = new GeneralName(GeneralName.dNSName, names[i]);
        }
        builder.addExtension(
            Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (OperatorCreationException | GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
