package dev.platen.stubs.entra.access;

import java.time.Instant;

/**
 * How a user was signed in; it stays with all tokens that come of it ("protocol tracking",
 * reference entra 8).
 *
 * @param flow how
 * @param signedInAt when the password was given
 * @param secondFactor whether a second factor was given with it
 */
public record Session(Flow flow, Instant signedInAt, boolean secondFactor) {

  /** How a user comes to a token. */
  public enum Flow {
    DEVICE_CODE,
    AUTHORIZATION_CODE
  }
}
