package dev.platen.stubs.entra.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of a sign-in log.
 *
 * @param at by the tenant's clock
 * @param user sign-in name
 * @param applicationId client id of the application
 * @param application its name
 * @param flow {@code deviceCode}, {@code authorizationCode} or {@code refreshToken}
 * @param originalFlow what a refreshed session began with; the same as {@code flow} otherwise
 * @param ipAddress the client's
 * @param result AADSTS number; 0 for success
 * @param policies names of the policies that decided so; those that were satisfied, for a success
 * @param reportOnly names of report-only policies that would have said no
 * @param correlationId as replies and pages show it
 * @param secondFactor whether a second factor was given, now or when a refreshed session began
 * @param id the line's own
 * @param resource name of what was to be used; empty where that is not known
 * @param applied what each policy made of it; none where it did not come so far
 */
public record SignInEvent(
    Instant at,
    String user,
    Optional<UUID> applicationId,
    String application,
    String flow,
    String originalFlow,
    String ipAddress,
    int result,
    List<String> policies,
    List<String> reportOnly,
    UUID correlationId,
    boolean secondFactor,
    UUID id,
    String resource,
    List<AppliedPolicy> applied) {

  public SignInEvent {
    policies = List.copyOf(policies);
    reportOnly = List.copyOf(reportOnly);
    applied = List.copyOf(applied);
  }

  /** One that no policy was asked about. */
  public SignInEvent(
      Instant at,
      String user,
      Optional<UUID> applicationId,
      String application,
      String flow,
      String originalFlow,
      String ipAddress,
      int result,
      List<String> policies,
      List<String> reportOnly,
      UUID correlationId) {
    this(
        at,
        user,
        applicationId,
        application,
        flow,
        originalFlow,
        ipAddress,
        result,
        policies,
        reportOnly,
        correlationId,
        false,
        UUID.randomUUID(),
        "",
        List.of());
  }
}
