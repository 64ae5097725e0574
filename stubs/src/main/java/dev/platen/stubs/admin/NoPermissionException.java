package dev.platen.stubs.admin;

/** Another role is needed. */
public final class NoPermissionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param role the least that may
   */
  public NoPermissionException(String role) {
    super("This takes the role " + role + ".");
  }
}
