package dev.platen.printer.guise;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeCollection;
import com.hp.jipp.encoding.Enum;
import com.hp.jipp.encoding.Name;
import com.hp.jipp.encoding.OtherOctets;
import com.hp.jipp.encoding.OtherString;
import com.hp.jipp.encoding.Resolution;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.encoding.Text;
import com.hp.jipp.encoding.UnknownAttribute;
import com.hp.jipp.encoding.UntypedEnum;
import com.hp.jipp.encoding.ValueTag;
import java.net.URI;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kotlin.ranges.IntRange;

/** Values of IPP (RFC 8011 section 5.1) as texts, and back. */
public final class IppValues {
  private static final Map<String, ValueTag> STRINGS =
      Map.of(
          "keyword", Tag.keyword,
          "uriScheme", Tag.uriScheme,
          "charset", Tag.charset,
          "naturalLanguage", Tag.naturalLanguage,
          "mimeMediaType", Tag.mimeMediaType);

  private IppValues() {}

  /** An attribute's values as texts, octets hexadecimal; {@code other} can only be looked at. */
  public static Told of(Attribute<?> attribute) {
    if (attribute.isEmpty()) {
      return new Told(attribute.isUnknown() ? "unknown" : "no-value", List.of());
    }
    List<String> values = new ArrayList<>();
    for (Object value : attribute) {
      values.add(text(value));
    }
    return new Told(type(attribute.getFirst()), values);
  }

  private static String type(Object value) {
    return switch (value) {
      case OtherString string ->
          STRINGS.entrySet().stream()
              .filter(entry -> entry.getValue().getCode() == string.getTag().getCode())
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse("other");
      // A string without a word on its kind is a keyword; of other kinds none is told again.
      case String keyword -> "keyword";
      case Name name -> "name";
      case Text text -> "text";
      case Integer number -> "integer";
      case Enum number -> "enum";
      case Boolean truth -> "boolean";
      case IntRange range -> "rangeOfInteger";
      case Resolution dots -> "resolution";
      case URI uri -> "uri";
      case OtherOctets octets -> "octetString";
      case byte[] octets -> "octetString";
      case Calendar time -> "dateTime";
      case AttributeCollection members -> "collection";
      default -> "other";
    };
  }

  private static String text(Object value) {
    return switch (value) {
      case OtherString string -> string.getValue();
      case Name name -> name.getValue();
      case Text text -> text.getValue();
      case Enum number -> Integer.toString(number.getCode());
      case IntRange range -> range.getFirst() + "-" + range.getLast();
      case OtherOctets octets -> HexFormat.of().formatHex(octets.getValue());
      case byte[] octets -> HexFormat.of().formatHex(octets);
      case Calendar time -> time.toInstant().toString();
      case AttributeCollection members ->
          members.getAttributes().stream()
              .map(member -> member.getName() + "=" + String.join(",", of(member).values()))
              .collect(Collectors.joining(" ", "{", "}"));
      default -> value.toString();
    };
  }

  /**
   * The attribute that was told; none where its type can only be looked at.
   *
   * @throws IllegalArgumentException where a value is none of its type
   */
  static Optional<Attribute<?>> attribute(String name, Told told) {
    List<Object> values = new ArrayList<>();
    for (String value : told.values()) {
      try {
        value(told.type(), value).ifPresent(values::add);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s: \"%s\" is no %s of IPP".formatted(name, value, told.type()), e);
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(new UnknownAttribute(name, values));
  }

  private static Optional<Object> value(String type, String value) {
    ValueTag tag = STRINGS.get(type);
    if (tag != null) {
      return Optional.of(new OtherString(tag, value));
    }
    return switch (type) {
      case "name" -> Optional.of(new Name(value));
      case "text" -> Optional.of(new Text(value));
      case "integer" -> Optional.of(Integer.valueOf(value));
      case "enum" -> Optional.of(new UntypedEnum(Integer.parseInt(value)));
      case "boolean" -> Optional.of(Boolean.valueOf(value));
      case "uri" -> Optional.of(URI.create(value));
      case "octetString" ->
          Optional.of(new OtherOctets(Tag.octetString, HexFormat.of().parseHex(value)));
      default -> Optional.empty();
    };
  }
}
