package dev.platen.features.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks through everything that a run leaves behind for what must not be in it. */
final class LeakCheck {
  /** A signed token: two or three base64url parts, the first a JSON object. */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}");

  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

  /** Remembers a password or code that was in use; short ones would be found by chance. */
  void watchFor(String secret) {
    if (secret.length() >= 8) {
      secrets.add(secret);
    }
  }

  /** {@code text} with every secret in it masked. */
  String masked(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "********");
    }
    return TOKEN.matcher(masked).replaceAll("********");
  }

  /**
   * @throws AssertionError naming each file with a secret in it, but not the secret
   */
  void requireNoneIn(Path folder) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (secrets.stream().anyMatch(content::contains)) {
          found.add(file.getFileName() + " holds a password or code");
        } else if (TOKEN.matcher(content).find()) {
          found.add(file.getFileName() + " holds a token");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Looking through " + folder, e);
    }
    if (!found.isEmpty()) {
      throw new AssertionError("Secrets in the results:\n  " + String.join("\n  ", found));
    }
  }
}
