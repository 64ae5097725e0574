package dev.platen.bench.doctor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * What is looked at.
 *
 * @param bench the address that the bench listens on, or is to
 * @param dns the name server that the printers ask
 * @param device a printer of the lab
 * @param authority the certificate authority of the bench's state folder, where it is known
 * @param files the root of the machine's files, where firewalls are configured
 */
public record Subject(
    InetAddress bench,
    Services services,
    InetSocketAddress dns,
    Optional<InetAddress> device,
    Optional<X509Certificate> authority,
    Path files) {

  /**
   * The bench's ports.
   *
   * @param dns names, UDP and TCP
   * @param https Entra ID
   * @param smtp client submission
   * @param page the certificate authority, HTTP
   * @param time SNTP, UDP
   */
  public record Services(int dns, int https, int smtp, int page, int time) {
    /** As devices expect them. */
    public static Services usual() {
      return new Services(53, 443, 587, 80, 123);
    }
  }
}
