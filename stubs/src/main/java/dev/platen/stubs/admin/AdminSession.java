package dev.platen.stubs.admin;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An administrator who is signed in with one browser. Safe for use by many threads. */
final class AdminSession {
  private final String id;
  private final String csrf;
  private final UUID tenantId;
  private final UUID userId;
  private final Instant signedInAt;
  private Optional<String> said = Optional.empty();

  /**
   * @param id the cookie; a secret
   * @param csrf what forms carry; a secret
   * @param signedInAt by the tenant's clock
   */
  AdminSession(String id, String csrf, UUID tenantId, UUID userId, Instant signedInAt) {
    this.id = id;
    this.csrf = csrf;
    this.tenantId = tenantId;
    this.userId = userId;
    this.signedInAt = signedInAt;
  }

  String id() {
    return id;
  }

  String csrf() {
    return csrf;
  }

  UUID tenantId() {
    return tenantId;
  }

  UUID userId() {
    return userId;
  }

  Instant signedInAt() {
    return signedInAt;
  }

  /** Leaves a text for the next page. */
  synchronized void say(String text) {
    said = Optional.of(text);
  }

  /** The text for this page; it is shown once. */
  synchronized Optional<String> said() {
    Optional<String> text = said;
    said = Optional.empty();
    return text;
  }
}
