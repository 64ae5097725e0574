package dev.platen.stubs.admin;

/** There is nothing at this address, or nothing that this organization has. */
public final class NoSuchPageException extends RuntimeException {
  private static final long serialVersionUID = 1;
}
