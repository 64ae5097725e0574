package dev.platen.stubs.directory;

/** The organization's setting of what users may consent to (reference entra 6.4). */
public enum UserConsent {
  /** Users may let applications act for themselves. */
  ALLOWED,
  /** Only administrators may; everyone else is shown "Need admin approval". */
  FORBIDDEN,
  /** Only administrators may; everyone else is shown a form to ask them. */
  ON_REQUEST
}
