package dev.platen.stubs.entra.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query or a form, in the order they came; a name may come more than once. */
public record Parameters(Map<String, List<String>> values) {
  /** No parameters. */
  public static final Parameters NONE = new Parameters(Map.of());

  /**
   * Reads {@code application/x-www-form-urlencoded} text.
   *
   * @throws CharacterCodingException where an escape is broken or the bytes are not UTF-8
   */
  public static Parameters parse(String text) throws CharacterCodingException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values
            .computeIfAbsent(decode(name, true), key -> new ArrayList<>())
            .add(decode(value, true));
      }
    }
    return new Parameters(values);
  }

  /** The first value, as it came. */
  public Optional<String> raw(String name) {
    return Optional.ofNullable(values.get(name)).map(List::getFirst);
  }

  /** The first value, unless it is blank: the service takes a blank parameter for an absent one. */
  public Optional<String> value(String name) {
    return raw(name).filter(value -> !value.isBlank());
  }

  /** Whether the name came more than once. */
  public boolean isRepeated(String name) {
    return values.getOrDefault(name, List.of()).size() > 1;
  }

  /** The names only: values may be secrets. */
  @Override
  public String toString() {
    return "Parameters" + values.keySet();
  }

  /**
   * Undoes percent encoding.
   *
   * @throws CharacterCodingException where an escape is broken or the bytes are not UTF-8
   */
  static String decode(String text, boolean plusIsSpace) throws CharacterCodingException {
    if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
      return text; // nothing is encoded in most, and some are long
    }
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw new CharacterCodingException();
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes.write(' ');
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return utf8(bytes.toByteArray());
  }

  /** Reads UTF-8 and refuses what is not. */
  static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
