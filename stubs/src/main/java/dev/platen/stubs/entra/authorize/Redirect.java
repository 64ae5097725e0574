package dev.platen.stubs.entra.authorize;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the browser goes in the end. The URI is one that the application registered.
 *
 * @param state comes back as it was sent
 */
public record Redirect(String uri, ResponseMode mode, Optional<String> state) {

  /** The URI with these parameters in its query or fragment. */
  public String location(Map<String, String> parameters) {
    String text =
        parameters.entrySet().stream()
            .map(
                parameter ->
                    URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    if (mode == ResponseMode.FRAGMENT) {
      return uri + "#" + text;
    }
    return uri + (uri.indexOf('?') < 0 ? "?" : "&") + text;
  }

  /**
   * What a Content-Security-Policy calls the URI's server: browsers hold {@code form-action}
   * against the redirects that follow a form, too.
   */
  public String source() {
    try {
      URI parsed = new URI(uri);
      String scheme = Optional.ofNullable(parsed.getScheme()).orElse("https");
      boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
      String authority = parsed.getRawAuthority();
      return web && authority != null && !authority.matches(".*[;,\\s'].*")
          ? scheme + "://" + authority
          : scheme + ":";
    } catch (URISyntaxException e) {
      return "'none'";
    }
  }
}
