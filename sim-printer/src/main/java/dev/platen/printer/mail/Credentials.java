package dev.platen.printer.mail;

/** How the printer proves to a mail server who it is. Secrets are not shown by {@code toString}. */
public sealed interface Credentials {

  /** Not at all. */
  record None() implements Credentials {}

  /** {@code AUTH LOGIN}. */
  record Login(String account, String password) implements Credentials {
    @Override
    public String toString() {
      return "Login[" + account + ", ********]";
    }
  }

  /** {@code AUTH XOAUTH2} (reference exchange 2.1). */
  record Bearer(String account, String token) implements Credentials {
    @Override
    public String toString() {
      return "Bearer[" + account + ", ********]";
    }
  }

  /** A log-in to the POP3 server first; the mail itself then goes without. */
  record PopFirst(String account, String password) implements Credentials {
    @Override
    public String toString() {
      return "PopFirst[" + account + ", ********]";
    }
  }
}
