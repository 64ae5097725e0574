package dev.platen.stubs.exchange.token;

import java.util.UUID;

/** Whom a valid access token speaks for. */
public sealed interface TokenSubject {

  /** The tenant that issued it. */
  UUID tenant();

  /**
   * A person, by delegated permission.
   *
   * @param principalName the {@code upn} claim
   */
  record Person(UUID tenant, String principalName) implements TokenSubject {}

  /**
   * An application on its own.
   *
   * @param clientId the {@code appid} claim
   */
  record Daemon(UUID tenant, String clientId) implements TokenSubject {}
}
