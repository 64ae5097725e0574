package dev.platen.stubs.fault;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * A moment at which a fault could happen, as far as the server knows. Each set holds the names that
 * one thing goes by.
 *
 * @param path empty but for a request
 */
public record Occasion(
    Set<String> hosts,
    Set<String> client,
    Set<String> tenant,
    Set<String> user,
    String path,
    Optional<SmtpCommand> command) {

  public Occasion {
    hosts = Set.copyOf(hosts);
    client = Set.copyOf(client);
    tenant = Set.copyOf(tenant);
    user = Set.copyOf(user);
  }

  /** A client comes to a server. */
  public static Occasion of(InetAddress client, Collection<String> hosts) {
    return of(client.getHostAddress(), hosts);
  }

  /** A client comes to a server. */
  public static Occasion of(String client, Collection<String> hosts) {
    return new Occasion(
        Set.copyOf(hosts), Set.of(client), Set.of(), Set.of(), "", Optional.empty());
  }

  public Occasion tenant(Set<String> names) {
    return new Occasion(hosts, client, names, user, path, command);
  }

  public Occasion user(Set<String> names) {
    return new Occasion(hosts, client, tenant, names, path, command);
  }

  public Occasion path(String asked) {
    return new Occasion(hosts, client, tenant, user, asked, command);
  }

  public Occasion command(SmtpCommand given) {
    return new Occasion(hosts, client, tenant, user, path, Optional.of(given));
  }
}
