package dev.platen.stubs.directory;

/** A directory role that decides what its holder may consent to (reference entra 6.4). */
public enum Role {
  GLOBAL_ADMINISTRATOR,
  PRIVILEGED_ROLE_ADMINISTRATOR,
  CLOUD_APPLICATION_ADMINISTRATOR;

  /** Whether the consent page offers "Consent on behalf of your organization" to this role. */
  public boolean mayConsentForOrganization() {
    return this != CLOUD_APPLICATION_ADMINISTRATOR;
  }
}
