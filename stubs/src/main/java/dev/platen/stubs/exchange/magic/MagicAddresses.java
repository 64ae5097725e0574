package dev.platen.stubs.exchange.magic;

import dev.platen.stubs.exchange.magic.MagicAddress.At;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The names of {@code magic-recipients.yaml}, and how often they have acted. Safe for use by many
 * threads.
 */
public final class MagicAddresses {
  private static final String FILE = "/dev/platen/stubs/exchange/magic-recipients.yaml";
  private static final int REMEMBERED = 10_000;
  private static final List<MagicAddress> ALL = read();

  private final Map<String, Integer> acted =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** All names, in the order of the file. */
  public static List<MagicAddress> all() {
    return ALL;
  }

  /** Whether a name of recipients is magic. */
  public static boolean isRecipient(String address) {
    return ALL.stream().anyMatch(it -> it.at() != At.SENDER && it.address().equals(name(address)));
  }

  /**
   * What is to happen at a moment; counts.
   *
   * @param sender the mailbox that submits
   */
  public synchronized Optional<MagicAddress> act(At at, String address, String sender) {
    String name = name(address);
    return ALL.stream()
        .filter(it -> it.at() == at && it.address().equals(name))
        .findFirst()
        .filter(
            it ->
                it.times() == 0
                    || acted.merge(key(at, address, sender), 1, Integer::sum) <= it.times());
  }

  private static String key(At at, String address, String sender) {
    return at + " " + address.toLowerCase(Locale.ROOT) + " " + sender;
  }

  private static String name(String address) {
    return address.substring(0, address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static List<MagicAddress> read() {
    try (InputStream file = MagicAddresses.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The class path lacks " + FILE);
      }
      return List.copyOf(
          YAMLMapper.builder()
              .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
              .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
              .build()
              .readValue(file, new TypeReference<List<MagicAddress>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }
}
