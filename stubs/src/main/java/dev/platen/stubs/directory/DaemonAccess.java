package dev.platen.stubs.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a confidential application proves itself, and what it may do without a user.
 *
 * @param secretExpires when its secret ends (AADSTS7000222); {@code null} for never
 * @param certificates whose keys sign its client assertions, each X.509 in DER as Base64
 * @param roles the application permissions that an administrator has consented to, for example
 *     {@code SMTP.SendAsApp}; {@code null} for all that a resource has
 */
public record DaemonAccess(
    @Nullable Instant secretExpires, List<String> certificates, @Nullable Set<String> roles) {

  /** A secret that lasts, no certificate, all permissions consented to. */
  public static final DaemonAccess USUAL = new DaemonAccess(null, List.of(), null);

  public DaemonAccess {
    certificates = List.copyOf(certificates);
    roles = roles == null ? null : Set.copyOf(roles);
  }

  /** Whether the secret has ended by {@code now}. */
  public boolean isSecretExpired(Instant now) {
    return Optional.ofNullable(secretExpires).filter(end -> !now.isBefore(end)).isPresent();
  }

  /** Those of a resource's permissions that tokens carry. */
  public List<String> consented(List<String> offered) {
    Set<String> consented = roles;
    return consented == null ? offered : offered.stream().filter(consented::contains).toList();
  }

  public DaemonAccess withSecretExpires(Instant changed) {
    return new DaemonAccess(changed, certificates, roles);
  }

  public DaemonAccess withCertificates(List<String> changed) {
    return new DaemonAccess(secretExpires, changed, roles);
  }

  public DaemonAccess withRoles(Set<String> changed) {
    return new DaemonAccess(secretExpires, certificates, changed);
  }
}
