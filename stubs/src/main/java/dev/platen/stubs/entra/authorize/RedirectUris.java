package dev.platen.stubs.entra.authorize;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.FirstParty;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which redirect URIs an application may use. */
public final class RedirectUris {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

  /** The bench serves them at any port, too. */
  private static final Set<String> OWN = Set.copyOf(FirstParty.hosts());

  private RedirectUris() {}

  /**
   * The redirect URI to use: the one that was asked for, or the first that is registered.
   *
   * @throws Problem (AADSTS50011) where it is not registered, (AADSTS900971) where there is none
   */
  public static String check(Application application, Optional<String> asked) {
    if (asked.isEmpty()) {
      return application.redirectUris().stream()
          .findFirst()
          .orElseThrow(() -> new Problem(Situation.REDIRECT_URI_NONE));
    }
    if (!isRegistered(application, asked.get())) {
      throw new Problem(
          Situation.REDIRECT_URI_MISMATCH,
          Map.of("uri", asked.get(), "app", application.clientId().toString()));
    }
    return asked.get();
  }

  /** Whether {@code uri} is one of the application's. */
  public static boolean isRegistered(Application application, String uri) {
    return application.redirectUris().stream().anyMatch(registered -> matches(registered, uri));
  }

  /**
   * Whether an URI is the registered one: letter by letter, but on the loopback interface with any
   * port (RFC 8252 section 7.3).
   */
  static boolean matches(String registered, String asked) {
    if (asked.indexOf('#') >= 0) {
      return false; // RFC 6749 section 3.1.2
    }
    if (registered.equals(asked)) {
      return true;
    }
    Optional<URI> one = loopback(registered);
    Optional<URI> other = loopback(asked);
    return one.isPresent() && other.isPresent() && sameButForThePort(one.get(), other.get());
  }

  private static boolean sameButForThePort(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && Objects.equals(one.getRawPath(), other.getRawPath())
        && Objects.equals(one.getRawQuery(), other.getRawQuery());
  }

  private static Optional<URI> loopback(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      boolean local = uri.getHost() != null && isAtAnyPort(uri.getHost().toLowerCase(Locale.ROOT));
      return Optional.of(uri).filter(u -> web && local && u.getRawUserInfo() == null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isAtAnyPort(String host) {
    return LOOPBACK.contains(host) || OWN.contains(host);
  }
}
