package dev.platen.stubs.entra.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.UUID;

/**
 * Counts wrong passwords ("smart lockout"). What was typed is remembered as a salted hash, because
 * the same wrong password does not count twice. Safe for use by many threads.
 */
final class Lockouts {
  private static final int CAPACITY = 10_000;

  private final byte[] salt = new byte[16];
  private final LinkedHashMap<UUID, Tries> tries = new LinkedHashMap<>();

  Lockouts() {
    new SecureRandom().nextBytes(salt);
  }

  /**
   * Notes a wrong password.
   *
   * @return whether the account is to be locked now
   */
  synchronized boolean wrong(UUID userId, String typed) {
    Tries of = tries.computeIfAbsent(userId, id -> new Tries());
    if (tries.size() > CAPACITY) {
      tries.pollFirstEntry();
    }
    String hash = hash(typed);
    if (of.last.contains(hash)) {
      return false;
    }
    of.last.addLast(hash);
    if (of.last.size() > SignInFacts.FACTS.lockoutRemembers()) {
      of.last.removeFirst();
    }
    of.count++;
    // Beyond the threshold each further one locks again, until the right one comes.
    return of.count >= SignInFacts.FACTS.lockoutThreshold();
  }

  /** Forgets them after the right one. */
  synchronized void right(UUID userId) {
    tries.remove(userId);
  }

  private String hash(String typed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return HexFormat.of().formatHex(digest.digest(typed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Tries {
    private int count;
    private final Deque<String> last = new ArrayDeque<>();
  }
}
