package dev.platen.stubs.entra.authorize;

import java.time.Instant;
import java.util.UUID;

/**
 * A user's permission on its way to the application. It is redeemed once; safe for use by many
 * threads.
 */
public final class AuthorizationCode {
  private final String value;
  private final AuthorizationRequest request;
  private final UUID tenantId;
  private final UUID userId;
  private final Instant authenticatedAt;
  private final boolean secondFactor;
  private final Instant expiresAt;
  private boolean redeemed;

  AuthorizationCode(
      String value,
      AuthorizationRequest request,
      UUID tenantId,
      UUID userId,
      Instant authenticatedAt,
      boolean secondFactor,
      Instant expiresAt) {
    this.value = value;
    this.request = request;
    this.tenantId = tenantId;
    this.userId = userId;
    this.authenticatedAt = authenticatedAt;
    this.secondFactor = secondFactor;
    this.expiresAt = expiresAt;
  }

  /** What the application redeems; a secret. */
  public String value() {
    return value;
  }

  /** What it answers. */
  public AuthorizationRequest request() {
    return request;
  }

  /** The user's tenant, whose clock the code lives by. */
  public UUID tenantId() {
    return tenantId;
  }

  public UUID userId() {
    return userId;
  }

  /** When the user gave the password. */
  public Instant authenticatedAt() {
    return authenticatedAt;
  }

  /** Whether a second factor was given with it. */
  public boolean secondFactor() {
    return secondFactor;
  }

  /** Whether its time is over. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public synchronized boolean isRedeemed() {
    return redeemed;
  }

  /**
   * Uses the code up; of several callers one succeeds.
   *
   * @return whether this caller may make tokens
   */
  public synchronized boolean redeem() {
    boolean first = !redeemed;
    redeemed = true;
    return first;
  }

  /** Without the code. */
  @Override
  public String toString() {
    return "AuthorizationCode[" + request.clientId() + "]";
  }
}
