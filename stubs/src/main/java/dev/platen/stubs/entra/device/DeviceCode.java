package dev.platen.stubs.entra.device;

import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.scope.ScopeRequest;
import java.time.Instant;
import java.util.UUID;

/**
 * One device's wish to be signed in, and what has become of it. Safe for use by many threads: each
 * change of state happens once.
 */
public final class DeviceCode {
  private final String deviceCode;
  private final String userCode;
  private final UUID clientId;
  private final UUID homeTenantId;
  private final TenantSegment segment;
  private final ScopeRequest scopes;
  private final Instant expiresAt;
  private State state = new Pending();
  private boolean refused;

  /** What has become of a code. */
  public sealed interface State {}

  /** Nobody has decided yet. */
  public record Pending() implements State {}

  /**
   * A user has signed in and said yes.
   *
   * @param at when the user gave the password
   * @param secondFactor whether a second factor was given with it
   * @param from when the device is told
   */
  public record Approved(UUID tenantId, UUID userId, Instant at, boolean secondFactor, Instant from)
      implements State {}

  /** A user has said no. */
  public record Declined() implements State {}

  /** The device has its tokens. */
  public record Redeemed() implements State {}

  DeviceCode(
      String deviceCode,
      String userCode,
      UUID clientId,
      UUID homeTenantId,
      TenantSegment segment,
      ScopeRequest scopes,
      Instant expiresAt) {
    this.deviceCode = deviceCode;
    this.userCode = userCode;
    this.clientId = clientId;
    this.homeTenantId = homeTenantId;
    this.segment = segment;
    this.scopes = scopes;
    this.expiresAt = expiresAt;
  }

  /** What the device polls with; a secret. */
  public String deviceCode() {
    return deviceCode;
  }

  /** What a person types; a secret while it is pending. */
  public String userCode() {
    return userCode;
  }

  public UUID clientId() {
    return clientId;
  }

  /** The tenant whose clock the code lives by. */
  public UUID homeTenantId() {
    return homeTenantId;
  }

  /** Whose accounts may answer. */
  public TenantSegment segment() {
    return segment;
  }

  public ScopeRequest scopes() {
    return scopes;
  }

  /** Whether its time is over; whatever has become of it by then. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public synchronized State state() {
    return state;
  }

  /**
   * Lets the device in.
   *
   * @return whether that was still open
   */
  public synchronized boolean approve(Approved approved) {
    if (!(state instanceof Pending)) {
      return false;
    }
    state = approved;
    return true;
  }

  /** Whether the user code is to be refused to somebody who is refused once: the first time. */
  public synchronized boolean refuseOnce() {
    boolean first = !refused;
    refused = true;
    return first;
  }

  /**
   * Refuses the device.
   *
   * @return whether that was still open
   */
  public synchronized boolean decline() {
    if (!(state instanceof Pending)) {
      return false;
    }
    state = new Declined();
    return true;
  }

  /**
   * Uses the code up; of several callers one succeeds.
   *
   * @return whether this caller may make tokens
   */
  public synchronized boolean redeem() {
    if (!(state instanceof Approved)) {
      return false;
    }
    state = new Redeemed();
    return true;
  }

  /** Without the codes. */
  @Override
  public String toString() {
    return "DeviceCode[" + clientId + " " + state().getClass().getSimpleName() + "]";
  }
}
