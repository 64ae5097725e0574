package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabCa;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatePagesTest {
  private static final String TOP = SiteMap.Page.SSL_TLS_CERTIFICATE.top();

  @TempDir private Path folder;
  private WebPrinter printer;
  private Browser browser;
  private Certificate selfSigned;

  @BeforeEach
  void start() throws Exception {
    printer = new WebPrinter(folder);
    browser = printer.administrator();
    selfSigned = shown()[0];
  }

  @AfterEach
  void stop() {
    printer.close();
  }

  /** What a client that never connected before is shown. */
  private Certificate[] shown() throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            Browser.trustAll()
                .getSocketFactory()
                .createSocket("127.0.0.1", printer.webConfig.httpsPort())) {
      socket.startHandshake();
      return socket.getSession().getPeerCertificates();
    }
  }

  private static KeyPair keys(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static Object pkcs8(KeyPair keys) throws Exception {
    return new JcaPKCS8Generator(keys.getPrivate(), null);
  }

  /** The form of {@code openssl ecparam -genkey} (RFC 5915). */
  private static Object sec1(KeyPair keys) throws Exception {
    var key = (java.security.interfaces.ECPrivateKey) keys.getPrivate();
    return new PemObject(
        "EC PRIVATE KEY",
        new ECPrivateKey(256, key.getS(), SECObjectIdentifiers.secp256r1).getEncoded());
  }

  private static byte[] locked() throws Exception {
    return pem(
        new PemObject(
            "ENCRYPTED PRIVATE KEY",
            new EncryptedPrivateKeyInfo(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2), new byte[48])
                .getEncoded()));
  }

  /** PEM as OpenSSL writes it. */
  private static byte[] pem(Object... parts) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter out = new JcaPEMWriter(text)) {
      for (Object part : parts) {
        out.writeObject(part);
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void send(Map<String, byte[]> files) throws Exception {
    browser.open(CertificatePages.CA_IMPORT);
    browser.upload("#ok", Map.of(), files);
  }

  private String errorAt(String field) {
    assertThat(browser.response.statusCode()).isEqualTo(422);
    return browser.page.expectFirst("#" + field + "-error").text();
  }

  @Test
  void aNewDeviceNameIsInTheCertificateAtOnce() throws Exception {
    browser.open(NetworkBasicPage.TOP);
    browser.click("#ok", Map.of(NetworkControl.DEVICE_NAME.controlName(), "LAB-7"));
    assertThat(browser.page.expectFirst("div.warning.good").text()).isEqualTo("Setup complete");
    X509Certificate renewed = (X509Certificate) shown()[0];
    assertThat(renewed.getSubjectX500Principal().getName()).isEqualTo("CN=LAB-7");
    assertThat(renewed).isNotEqualTo(selfSigned);
    printer.restart();
    assertThat(shown()).containsExactly(renewed);
  }

  @Test
  void anotherSettingLeavesTheCertificateAsItIs() throws Exception {
    browser.open(NetworkBasicPage.TOP);
    browser.click("#ok", Map.of(NetworkControl.DOMAIN_NAME.controlName(), "example.com"));
    assertThat(shown()).containsExactly(selfSigned);
  }

  @Test
  void anImportedCertificateIsShownToNewConnectionsAtOnceAndAfterARestart() throws Exception {
    KeyPair keys = keys("EC", 256);
    X509Certificate leaf = printer.lab.ca.certify(keys, "printer.contoso.com");
    send(
        Map.of(
            "cert0", pem(leaf),
            "cert1", pem(printer.lab.ca.root()),
            "key", pem(sec1(keys))));
    assertThat(browser.page.expectFirst("div.warning.good").text()).contains("was imported");
    assertThat(browser.page.expectFirst("#caSigned [data-row=subject] dd").text())
        .isEqualTo("CN=printer.contoso.com");
    assertThat(browser.page.expectFirst("#SEL_SSLTLSUSECERT option[selected]").attr("value"))
        .isEqualTo("CA-SIGNED_CERT");
    assertThat(shown()).containsExactly(leaf, printer.lab.ca.root());
    assertThat(printer.device.management().auditLog().entries().getFirst().event().kind())
        .isEqualTo(Kind.CERTIFICATE_IMPORTED);
    printer.restart();
    assertThat(shown()).containsExactly(leaf, printer.lab.ca.root());
  }

  @Test
  void derAndRsaAreTakenToo() throws Exception {
    KeyPair keys = keys("RSA", 2048);
    X509Certificate leaf = printer.lab.ca.certify(keys, "printer.contoso.com");
    send(Map.of("cert0", leaf.getEncoded(), "key", keys.getPrivate().getEncoded()));
    assertThat(shown()).containsExactly(leaf);
    assertThat(browser.page.expectFirst("#caSigned [data-row=key] dd").text())
        .isEqualTo("RSA 2048");
  }

  @Test
  void oneCanGoBackToTheSelfSignedCertificateAndForthAgain() throws Exception {
    browser.open(TOP);
    browser.click("#ok", Map.of("SEL_SSLTLSUSECERT", "CA-SIGNED_CERT"));
    assertThat(browser.page.expectFirst("#certificateWarning").text())
        .isEqualTo("Import a CA-signed certificate first.");
    KeyPair keys = keys("EC", 256);
    X509Certificate leaf = printer.lab.ca.certify(keys, "printer.contoso.com");
    send(Map.of("cert0", pem(leaf), "key", pem(pkcs8(keys))));
    browser.click("#ok", Map.of("SEL_SSLTLSUSECERT", "SELF-SIGNED_CERT"));
    assertThat(shown()).containsExactly(selfSigned);
    printer.restart();
    assertThat(shown()).containsExactly(selfSigned);
    browser = printer.administrator();
    browser.open(TOP);
    browser.click("#ok", Map.of("SEL_SSLTLSUSECERT", "CA-SIGNED_CERT"));
    assertThat(shown()).containsExactly(leaf);
  }

  @Test
  void deletingAsksFirstAndGoesBackToTheSelfSignedCertificate() throws Exception {
    KeyPair keys = keys("EC", 256);
    send(
        Map.of(
            "cert0", pem(printer.lab.ca.certify(keys, "printer.contoso.com")),
            "key", pem(pkcs8(keys))));
    browser.open(browser.page.expectFirst("#delete").attr("href"));
    assertThat(shown()[0]).isNotEqualTo(selfSigned);
    browser.click("#ok");
    assertThat(shown()).containsExactly(selfSigned);
    assertThat(browser.page.expectFirst("#caSigned").text()).contains("Not imported");
    assertThat(folder.resolve("web").resolve("web-config-ca-signed.pem")).doesNotExist();
  }

  @Test
  void aKeyOfAnotherCertificateIsToldAtItsFieldAndChangesNothing() throws Exception {
    KeyPair keys = keys("EC", 256);
    send(
        Map.of(
            "cert0", pem(printer.lab.ca.certify(keys, "printer.contoso.com")),
            "key", pem(pkcs8(keys("EC", 256)))));
    assertThat(errorAt("key")).isEqualTo("This key does not belong to the certificate.");
    assertThat(shown()).containsExactly(selfSigned);
  }

  @Test
  void anExpiredCertificateIsToldWithThePrintersClock() throws Exception {
    KeyPair keys = keys("EC", 256);
    X509Certificate leaf =
        new LabCa(Lab.START.minus(Duration.ofDays(400))).certify(keys, "printer.contoso.com");
    send(Map.of("cert0", pem(leaf), "key", pem(pkcs8(keys))));
    assertThat(errorAt("cert0"))
        .contains("valid from 2025-10-15")
        .contains("clock shows 2026-11-20");
  }

  @Test
  void aChainOutOfOrderIsTold() throws Exception {
    KeyPair keys = keys("EC", 256);
    X509Certificate leaf = printer.lab.ca.certify(keys, "printer.contoso.com");
    send(
        Map.of(
            "cert0", pem(leaf, new LabCa(Lab.START).root()),
            "key", pem(pkcs8(keys))));
    assertThat(errorAt("cert0")).contains("Certificate 1 was not issued by the next one");
  }

  @Test
  void filesThatAreNoneOrMissingAreToldAtTheirFields() throws Exception {
    send(Map.of());
    assertThat(errorAt("cert0")).isEqualTo("Choose a file.");
    KeyPair keys = keys("EC", 256);
    byte[] leaf = pem(printer.lab.ca.certify(keys, "printer.contoso.com"));
    byte[] noise = "not a certificate".getBytes(StandardCharsets.US_ASCII);
    send(Map.of("cert0", noise, "key", pem(pkcs8(keys))));
    assertThat(errorAt("cert0")).contains("not a certificate");
    send(Map.of("cert0", leaf, "key", locked()));
    assertThat(errorAt("key")).contains("has a password");
    send(Map.of("cert0", leaf, "key", noise));
    assertThat(errorAt("key")).contains("not a private key");
    assertThat(shown()).containsExactly(selfSigned);
  }

  @Test
  void aGuestCannotImport() throws Exception {
    Browser guest = printer.browser();
    guest.get(CertificatePages.CA_IMPORT);
    assertThat(guest.response.statusCode()).isEqualTo(303);
    guest.post(CertificatePages.IMPORT_CHAIN, Map.of());
    assertThat(guest.response.statusCode()).isEqualTo(303);
  }
}
