package dev.platen.bench.profile;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** What a TLS server agrees on, and what its certificate says (RFC 5280). */
final class TlsProbe {
  private static final int PATIENCE_MILLIS = 5000;

  private TlsProbe() {}

  /**
   * Shakes hands, and says nothing more.
   *
   * @throws IOException where the server does not
   */
  static SortedMap<String, String> of(SSLContext context, String host, int port)
      throws IOException {
    try (Socket plain = new Socket()) {
      plain.setSoTimeout(PATIENCE_MILLIS);
      plain.setTcpNoDelay(true);
      plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
        socket.startHandshake();
        return facts(socket.getSession());
      }
    }
  }

  private static SortedMap<String, String> facts(SSLSession session) throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("protocol", session.getProtocol());
    facts.put("cipher", session.getCipherSuite());
    if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
      facts.put("subject", certificate.getSubjectX500Principal().getName());
      facts.put("issuer", certificate.getIssuerX500Principal().getName());
      facts.put(
          "self-signed",
          Boolean.toString(
              certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())));
      facts.put("certificates", Integer.toString(session.getPeerCertificates().length));
      facts.put("names", names(certificate));
      facts.put("not-before", certificate.getNotBefore().toInstant().toString());
      facts.put("not-after", certificate.getNotAfter().toInstant().toString());
      facts.put(
          "valid-days",
          Long.toString(
              Duration.between(
                      certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant())
                  .toDays()));
      facts.put("key", key(certificate.getPublicKey()));
      facts.put("signature", certificate.getSigAlgName());
      facts.put("fingerprint", fingerprint(certificate));
    }
    return facts;
  }

  private static String names(X509Certificate certificate) throws IOException {
    try {
      return Optional.<Collection<List<?>>>ofNullable(certificate.getSubjectAlternativeNames())
          .orElse(List.of())
          .stream()
          .map(name -> String.valueOf(name.get(1)))
          .collect(Collectors.joining(", "));
    } catch (CertificateParsingException e) {
      throw new IOException("the names of its certificate cannot be read", e);
    }
  }

  private static String key(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECPublicKey curve -> "EC " + curve.getParams().getOrder().bitLength();
      default -> key.getAlgorithm();
    };
  }

  private static String fingerprint(X509Certificate certificate) throws IOException {
    try {
      return "SHA-256 "
          + HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IOException("the fingerprint of its certificate cannot be made", e);
    }
  }
}
