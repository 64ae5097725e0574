package dev.platen.printer.user;

import java.util.Set;

/**
 * Somebody who may log in at the panel. What the person logs in with is not part of it.
 *
 * @param id given once, never again
 * @param userName for logging in with a password
 * @param displayName as panel and job history show the person, empty where the user name serves
 * @param email where To My Email sends to, empty where none is registered
 * @param administrator whether the person has administrator rights on the printer (EPAS-1)
 * @param methods what the person can log in with
 */
public record User(
    long id,
    String userName,
    String displayName,
    String email,
    boolean administrator,
    Set<LogInMethod> methods) {

  public User {
    methods = Set.copyOf(methods);
  }

  /** A way to log in at the panel. */
  public enum LogInMethod {
    PIN,
    CARD,
    PASSWORD
  }

  /** The name to show. */
  public String shownName() {
    return displayName.isEmpty() ? userName : displayName;
  }
}
