package dev.platen.features.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks through everything that a run leaves behind for what must not be in it. */
final class LeakCheck {
  /** A signed token: two or three base64url parts, the first a JSON object. */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}");

  private static final String TOKENS_BEGIN = "eyJ";

  /** How a message begins that brings an attachment. */
  private static final String ATTACHMENT = "{\"attachment\":";

  /** Short ones would be found by chance. */
  private static final int SHORTEST = 8;

  private static final String NANOS = "\"nanos\":";
  private static final int LONG = 20_000;
  private static final String MASK = "********";

  /** The secrets by their first characters: a file is read once, however many there are. */
  private final Map<Long, List<String>> secrets = new ConcurrentHashMap<>();

  /** Remembers a password, code or token that was in use. */
  void watchFor(String secret) {
    if (secret.length() >= SHORTEST) {
      List<String> alike =
          secrets.computeIfAbsent(beginning(secret), key -> new CopyOnWriteArrayList<>());
      if (!alike.contains(secret)) {
        alike.add(secret);
      }
    }
  }

  private static long beginning(String text) {
    long key = 0;
    for (int i = 0; i < SHORTEST; i++) {
      key = (key << 8) | (text.charAt(i) & 0xff);
    }
    return key;
  }

  /** A text without what is secret in it. */
  String masked(String text) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Optional<Place> place = find(text, 0); place.isPresent(); place = find(text, from)) {
      masked.append(text, from, place.get().from()).append(MASK);
      from = place.get().to();
    }
    masked.append(text, from, text.length());
    return TOKEN.matcher(masked).replaceAll(MASK);
  }

  /** Where a secret stands in a text. */
  private record Place(int from, int to) {}

  private Optional<Place> find(String text, int start) {
    Optional<BitSet> begun = text.length() < LONG ? Optional.empty() : Optional.of(beginnings());
    long key = 0;
    for (int i = start; i < text.length(); i++) {
      key = (key << 8) | (text.charAt(i) & 0xff);
      int at = i - SHORTEST + 1;
      if (at >= start && (begun.isEmpty() || begun.get().get(mixed(key)))) {
        for (String secret : secrets.getOrDefault(key, List.of())) {
          if (text.startsWith(secret, at) && !isPartOfNumber(text, at, secret)) {
            return Optional.of(new Place(at, at + secret.length()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Tells of nearly all characters of a long text that no secret begins there. */
  private BitSet beginnings() {
    BitSet begun = new BitSet(1 << 16);
    secrets.keySet().forEach(key -> begun.set(mixed(key)));
    return begun;
  }

  private static int mixed(long key) {
    long spread = key * 0x9E3779B97F4A7C15L;
    return (int) (spread >>> 48);
  }

  /** A PIN of eight digits is within a longer number, or a count of nanoseconds, by chance. */
  private static boolean isPartOfNumber(String text, int at, String secret) {
    if (!secret.chars().allMatch(Character::isDigit)) {
      return false;
    }
    int end = at + secret.length();
    boolean goesOn = end < text.length() && Character.isDigit(text.charAt(end));
    boolean hasBegun =
        at > 0 && (Character.isDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '.');
    return hasBegun || goesOn || text.startsWith(NANOS, at - NANOS.length());
  }

  /**
   * @throws AssertionError naming each file with a secret in it, but not the secret
   */
  void requireNoneIn(Path folder) {
    List<String> found;
    try (Stream<Path> files = Files.walk(folder)) {
      found =
          files.filter(Files::isRegularFile).toList().parallelStream()
              .flatMap(this::leaksIn)
              .distinct()
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Looking through " + folder, e);
    }
    if (!found.isEmpty()) {
      throw new AssertionError("Secrets in the results:\n  " + String.join("\n  ", found));
    }
  }

  private Stream<String> leaksIn(Path file) {
    try {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      String where = file.getFileName() + " holds";
      return file.toString().endsWith(".ndjson")
          ? content.lines().parallel().flatMap(message -> leaksIn(message, where))
          : look(content, where + " ").stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Looking into " + file, e);
    }
  }

  private Stream<String> leaksIn(String message, String where) {
    return Stream.concat(
        look(message, where + " ").stream(),
        packedText(message).flatMap(text -> look(text, where + ", in an attachment, ")).stream());
  }

  /** Texts in Cucumber's messages are packed; what is in a picture cannot be read anyway. */
  private static Optional<String> packedText(String message) {
    if (!message.startsWith(ATTACHMENT)) {
      return Optional.empty();
    }
    JsonNode attachment = JsonMapper.shared().readTree(message).path("attachment");
    String type = attachment.path("mediaType").asString();
    return attachment.path("contentEncoding").asString().equals("BASE64")
            && (type.startsWith("text/") || type.contains("json"))
        ? Optional.of(
            new String(
                Base64.getDecoder().decode(attachment.path("body").asString()),
                StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  private Optional<String> look(String content, String where) {
    if (find(content, 0).isPresent()) {
      return Optional.of(where + "a password or code");
    }
    return hasToken(content) ? Optional.of(where + "a token") : Optional.empty();
  }

  private static boolean hasToken(String content) {
    Matcher token = TOKEN.matcher(content);
    for (int at = content.indexOf(TOKENS_BEGIN);
        at >= 0;
        at = content.indexOf(TOKENS_BEGIN, at + 1)) {
      if (token.region(at, content.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }
}
