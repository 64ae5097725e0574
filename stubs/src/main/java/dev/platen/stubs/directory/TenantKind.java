package dev.platen.stubs.directory;

/** Whose accounts a tenant holds. */
public enum TenantKind {
  /** Work or school accounts of an organization. */
  ORGANIZATION,
  /**
   * One personal account (Outlook.com). To the outside every personal account belongs to the one
   * tenant of consumers; here each is a tenant of its own, so that it has a clock of its own and is
   * kept as tenants are.
   */
  PERSONAL
}
