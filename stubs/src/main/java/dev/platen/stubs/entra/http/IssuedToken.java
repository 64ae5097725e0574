package dev.platen.stubs.entra.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a token says, without its signature: nobody is let in for it.
 *
 * @param name {@code access_token} or {@code id_token}
 * @param claims its payload, JSON (RFC 7519 section 4); empty for one that is opaque
 */
public record IssuedToken(String name, String claims) {
  private static final Pattern MEMBER =
      Pattern.compile("\"(access_token|id_token)\"\\s*:\\s*\"([^\"\\\\]+)\"");

  /** The tokens of a JSON reply. */
  static List<IssuedToken> in(String json) {
    List<IssuedToken> found = new ArrayList<>();
    Matcher members = MEMBER.matcher(json);
    while (members.find()) {
      found.add(new IssuedToken(members.group(1), claims(members.group(2))));
    }
    return found;
  }

  private static String claims(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return "";
    }
    try {
      String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return payload.startsWith("{") ? payload : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
