package dev.platen.stubs.fault;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * For whom a fault is; each criterion that is given must hold.
 *
 * @param host a host name; at DNS the one asked for, at HTTP the one in the request, at the others
 *     one that the server answers to
 * @param client the client's IP address
 * @param tenant id or domain of an organization, as far as the request or the session tells
 * @param user the mailbox that an SMTP session is for; known from the end of its log-in
 * @param path the path of a request, or its end such as {@code /oauth2/v2.0/token}
 * @param command of SMTP
 */
public record Matcher(
    Optional<String> host,
    Optional<String> client,
    Optional<String> tenant,
    Optional<String> user,
    Optional<String> path,
    Optional<SmtpCommand> command) {

  /** Everybody. */
  public static final Matcher ANY =
      new Matcher(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Something that a matcher can ask for. */
  public enum Criterion {
    HOST,
    CLIENT,
    TENANT,
    USER,
    PATH,
    COMMAND
  }

  /** What a server can know at a point. */
  public static Set<Criterion> known(Point point) {
    return switch (point) {
      case DNS, TCP, TLS -> EnumSet.of(Criterion.HOST, Criterion.CLIENT);
      case HTTP -> EnumSet.of(Criterion.HOST, Criterion.CLIENT, Criterion.TENANT, Criterion.PATH);
      case SMTP ->
          EnumSet.of(
              Criterion.HOST,
              Criterion.CLIENT,
              Criterion.TENANT,
              Criterion.USER,
              Criterion.COMMAND);
    };
  }

  public Matcher host(String wanted) {
    return new Matcher(Optional.of(wanted), client, tenant, user, path, command);
  }

  public Matcher client(String wanted) {
    return new Matcher(host, Optional.of(wanted), tenant, user, path, command);
  }

  public Matcher tenant(String wanted) {
    return new Matcher(host, client, Optional.of(wanted), user, path, command);
  }

  public Matcher user(String wanted) {
    return new Matcher(host, client, tenant, Optional.of(wanted), path, command);
  }

  public Matcher path(String wanted) {
    return new Matcher(host, client, tenant, user, Optional.of(wanted), command);
  }

  public Matcher command(SmtpCommand wanted) {
    return new Matcher(host, client, tenant, user, path, Optional.of(wanted));
  }

  boolean matches(Occasion occasion) {
    return holds(host, occasion.hosts())
        && holds(client, occasion.client())
        && holds(tenant, occasion.tenant())
        && holds(user, occasion.user())
        && path.map(wanted -> occasion.path().endsWith(wanted)).orElse(true)
        && command
            .map(wanted -> occasion.command().filter(wanted::equals).isPresent())
            .orElse(true);
  }

  private static boolean holds(Optional<String> wanted, Set<String> names) {
    return wanted
        .map(
            text ->
                names.stream()
                    .anyMatch(
                        name ->
                            name.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))))
        .orElse(true);
  }
}
