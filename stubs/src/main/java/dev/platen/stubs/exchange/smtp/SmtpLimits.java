package dev.platen.stubs.exchange.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the server takes at most.
 *
 * @param messageOctets one message; advertised as SIZE
 * @param headerOctets the header section of a message
 * @param recipients of one message
 * @param lineOctets a command line with its line end; RFC 4954 section 4 asks for room for 12,288
 *     octets of base64
 * @param protocolErrors commands that are refused as such (500 to 504) and answered in one session;
 *     the next ends it
 * @param logonFailures refused log-ins that are answered in one session; the next ends it
 * @param session how long a session may last, by the server's clock
 */
public record SmtpLimits(
    int messageOctets,
    int headerOctets,
    int recipients,
    int lineOctets,
    int protocolErrors,
    int logonFailures,
    Duration session) {
  private static final String FILE = "/dev/platen/stubs/exchange/limits.yaml";

  /** Those of the service, from {@code limits.yaml}: facts with their source and mark. */
  public static SmtpLimits standard() {
    try (InputStream file = SmtpLimits.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The class path lacks " + FILE);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  /**
   * Reads limits.
   *
   * @throws IllegalArgumentException where one is missing
   */
  static SmtpLimits read(InputStream yaml) {
    Map<String, Integer> values = new HashMap<>();
    new YAMLMapper()
        .readValue(yaml, new TypeReference<List<Row>>() {})
        .forEach(row -> values.put(row.name(), row.value()));
    return new SmtpLimits(
        value(values, "message-octets"),
        value(values, "header-octets"),
        value(values, "recipients"),
        value(values, "line-octets"),
        value(values, "protocol-errors"),
        value(values, "logon-failures"),
        Duration.ofSeconds(value(values, "session-seconds")));
  }

  private static int value(Map<String, Integer> values, String name) {
    Integer value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The limits lack " + name + "; add a row with its value");
    }
    return value;
  }

  private record Row(String name, int value, String mark, String source) {}
}
