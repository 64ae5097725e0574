package dev.platen.stubs.exchange.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the servers call themselves (reference exchange 1.2).
 *
 * @param hosts the names that clients know the service by
 * @param frontEnd the front end's own name, for example {@code SY5P282CA0097}
 * @param publicDomain the domain it greets with
 * @param forest the domain it signs refusals with
 * @param mailboxServer the full name of the server behind it, which signs replies to a message
 */
public record ServerNames(
    List<String> hosts,
    String frontEnd,
    String publicDomain,
    String forest,
    String mailboxServer,
    String mark,
    String source) {
  public ServerNames {
    hosts = List.copyOf(hosts);
  }

  private static final String FILE = "/dev/platen/stubs/exchange/servers.yaml";

  /** The names that come with the program. */
  public static ServerNames standard() {
    try (InputStream file = ServerNames.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The class path lacks " + FILE);
      }
      return new YAMLMapper().readValue(file, ServerNames.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  /** As banner and EHLO say it. */
  public String greeting() {
    return frontEnd + "." + publicDomain;
  }

  /** As refusals say it. */
  public String signature() {
    return frontEnd + "." + forest;
  }
}
