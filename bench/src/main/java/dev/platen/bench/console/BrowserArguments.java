package dev.platen.bench.console;

import dev.platen.bench.Bench;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** With what arguments a Chromium sees the bench where Microsoft is. */
public final class BrowserArguments {
  private BrowserArguments() {}

  /** Names lead to the bench, nothing else leads out, and the bench's authority is trusted. */
  public static List<String> of(Bench bench) {
    List<String> rules = new ArrayList<>(bench.hostRules());
    rules.add("MAP * ~NOTFOUND");
    rules.add("EXCLUDE 127.*");
    rules.add("EXCLUDE localhost");
    if (!bench.options().address().startsWith("127.")) {
      rules.add("EXCLUDE " + bench.options().address());
    }
    return List.of(
        "--host-resolver-rules=" + String.join(", ", rules),
        "--ignore-certificate-errors-spki-list=" + publicKeyHash(bench),
        "--no-first-run",
        "--disable-background-networking",
        "--disable-sync");
  }

  private static String publicKeyHash(Bench bench) {
    try {
      byte[] key = bench.ca().certificate().getPublicKey().getEncoded();
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
