package dev.platen.stubs.entra.access;

import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Guesses a platform by a user agent, as the service does. */
final class UserAgents {
  /** In order: Windows Phone and Android also name others. */
  private static final Map<String, Platform> MARKS = new LinkedHashMap<>();

  static {
    MARKS.put("Windows Phone", Platform.WINDOWS_PHONE);
    MARKS.put("Windows NT", Platform.WINDOWS);
    MARKS.put("Android", Platform.ANDROID);
    MARKS.put("iPhone", Platform.I_OS);
    MARKS.put("iPad", Platform.I_OS);
    MARKS.put("Macintosh", Platform.MAC_OS);
    MARKS.put("Linux", Platform.LINUX);
  }

  private UserAgents() {}

  static Optional<Platform> platform(String userAgent) {
    return MARKS.entrySet().stream()
        .filter(mark -> userAgent.contains(mark.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
