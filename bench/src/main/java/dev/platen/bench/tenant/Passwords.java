package dev.platen.bench.tenant;

import java.security.SecureRandom;

/** Passwords for test accounts: random, and easy to type on a printer's panel. */
final class Passwords {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
  private static final String DIGITS = "23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** Three groups of four, for example {@code Kmvt-5927-xqra}: about 50 bits. */
  static String random() {
    StringBuilder password = new StringBuilder();
    password.append(Character.toUpperCase(pick(LETTERS)));
    append(password, LETTERS, 3);
    password.append('-');
    append(password, DIGITS, 4);
    password.append('-');
    append(password, LETTERS, 4);
    return password.toString();
  }

  private static void append(StringBuilder text, String from, int count) {
    for (int i = 0; i < count; i++) {
      text.append(pick(from));
    }
  }

  private static char pick(String from) {
    return from.charAt(RANDOM.nextInt(from.length()));
  }
}
