package dev.platen.stubs.admin;

import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How pages write what is no text. */
public final class Texts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Texts() {}

  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** {@code Global Administrator, ...}, or that there is none. */
  public static String roles(User user) {
    return user.roles().isEmpty()
        ? "No role"
        : user.roles().stream().sorted().map(Texts::words).collect(Collectors.joining(", "));
  }

  private static String words(Role role) {
    return Arrays.stream(role.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  /** {@code DEVICE_CODE_FLOW} as {@code Device code flow}. */
  public static String words(Enum<?> constant) {
    String lower = constant.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }
}
