package dev.platen.bench.operator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing for the operator to do or to tell. Its words stand in {@code operator_<language>}, by
 * its id; which ids there are, with which values, in {@code instructions.yaml}.
 *
 * <pre>{@code
 * Answer answer =
 *     station.ask(
 *         Instruction.of("panel.log-in-user", AnswerKind.DONE, Duration.ofMinutes(5))
 *             .secret("pin", pin));
 * }</pre>
 *
 * @param values what the words speak of, such as a path of labels
 * @param secrets the same, but kept from every log and report: the page shows them, nothing else
 * @param picture PNG, JPEG or SVG, in place of the instruction's usual picture
 * @param patience how long the instruction shows, on the bench's clock; at most a day
 */
public record Instruction(
    String id,
    Map<String, String> values,
    Map<String, String> secrets,
    AnswerKind answer,
    Optional<byte[]> picture,
    Duration patience) {
  static final String MASK = "********";
  private static final Duration LONGEST = Duration.ofDays(1);

  public Instruction {
    values = Map.copyOf(values);
    secrets = Map.copyOf(secrets);
    if (patience.isNegative() || patience.isZero() || patience.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The patience of %s must be positive and at most a day, not %s.".formatted(id, patience));
    }
    for (String key : secrets.keySet()) {
      if (values.containsKey(key)) {
        throw new IllegalArgumentException(
            "The value %s of %s is given both as a secret and openly: give it once."
                .formatted(key, id));
      }
    }
  }

  /** An instruction without values or a picture of its own. */
  public static Instruction of(String id, AnswerKind answer, Duration patience) {
    return new Instruction(id, Map.of(), Map.of(), answer, Optional.empty(), patience);
  }

  /** This instruction with a value. */
  public Instruction with(String key, String value) {
    return new Instruction(id, and(values, key, value), secrets, answer, picture, patience);
  }

  /** This instruction with a value that only the page may show. */
  public Instruction secret(String key, String value) {
    return new Instruction(id, values, and(secrets, key, value), answer, picture, patience);
  }

  /** This instruction with a picture of its own. */
  public Instruction showing(byte[] image) {
    return new Instruction(id, values, secrets, answer, Optional.of(image), patience);
  }

  private static Map<String, String> and(Map<String, String> map, String key, String value) {
    Map<String, String> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }

  /** This instruction as a log may hold it. */
  Instruction masked() {
    return new Instruction(
        id,
        values,
        secrets.keySet().stream().collect(Collectors.toMap(key -> key, key -> MASK)),
        answer,
        picture,
        patience);
  }

  /** A text of the operator's without the secrets of this instruction. */
  String withoutSecrets(String text) {
    String masked = text;
    for (String secret : secrets.values()) {
      if (!secret.isBlank()) {
        masked = masked.replace(secret, MASK);
      }
    }
    return masked;
  }

  /** Without the secrets and the picture's octets. */
  @Override
  public String toString() {
    return "Instruction[%s, %s, secrets %s, %s, patience %s]"
        .formatted(id, values, secrets.keySet(), answer, patience);
  }
}
