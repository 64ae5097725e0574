package dev.platen.printer.ippserver;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.EmptyAttribute;
import com.hp.jipp.encoding.Name;
import com.hp.jipp.encoding.OtherOctets;
import com.hp.jipp.encoding.OtherString;
import com.hp.jipp.encoding.Resolution;
import com.hp.jipp.encoding.ResolutionUnit;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.encoding.Text;
import com.hp.jipp.encoding.UnknownAttribute;
import com.hp.jipp.encoding.UntypedCollection;
import com.hp.jipp.encoding.UntypedEnum;
import com.hp.jipp.encoding.ValueTag;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.stream.Stream;
import kotlin.ranges.IntRange;

/** Attributes with values of the types of RFC 8011 section 5.1. */
final class Values {
  private Values() {}

  static Attribute<?> keyword(String name, String... values) {
    return strings(name, Tag.keyword, Arrays.stream(values));
  }

  static Attribute<?> keywords(String name, List<String> values) {
    return strings(name, Tag.keyword, values.stream());
  }

  static Attribute<?> charset(String name, String value) {
    return strings(name, Tag.charset, Stream.of(value));
  }

  static Attribute<?> language(String name, String value) {
    return strings(name, Tag.naturalLanguage, Stream.of(value));
  }

  private static Attribute<?> strings(String name, ValueTag tag, Stream<String> values) {
    return of(name, values.map(value -> new OtherString(tag, value)));
  }

  static Attribute<?> name(String name, String value) {
    return new UnknownAttribute(name, List.of(new Name(value)));
  }

  static Attribute<?> text(String name, String... values) {
    return of(name, Arrays.stream(values).map(Text::new));
  }

  static Attribute<?> number(String name, int... values) {
    return of(name, Arrays.stream(values).boxed());
  }

  static Attribute<?> enumeration(String name, int... values) {
    return of(name, Arrays.stream(values).mapToObj(UntypedEnum::new));
  }

  static Attribute<?> bool(String name, boolean value) {
    return new UnknownAttribute(name, List.of(value));
  }

  static Attribute<?> uri(String name, String... values) {
    return of(name, Arrays.stream(values).map(URI::create));
  }

  static Attribute<?> octets(String name, List<byte[]> values) {
    return of(name, values.stream().map(value -> new OtherOctets(Tag.octetString, value)));
  }

  static Attribute<?> collections(String name, List<List<Attribute<?>>> values) {
    return of(name, values.stream().map(UntypedCollection::new));
  }

  @SuppressWarnings("JavaUtilDate") // the library's type
  static Attribute<?> time(String name, Instant value, ZoneId zone) {
    return new UnknownAttribute(name, List.of(GregorianCalendar.from(value.atZone(zone))));
  }

  static Attribute<?> noValue(String name) {
    return new EmptyAttribute<>(name, Tag.noValue);
  }

  static Attribute<?> unknown(String name) {
    return new EmptyAttribute<>(name, Tag.unknown);
  }

  private static Attribute<?> of(String name, Stream<?> values) {
    return new UnknownAttribute(name, List.<Object>copyOf(values.toList()));
  }

  /**
   * An attribute as a data file has it.
   *
   * @param type of RFC 8011 section 5.1, in camel case
   * @throws IllegalArgumentException for a type that is none of them
   */
  static Attribute<?> parse(String name, String type, List<String> values) {
    return of(name, values.stream().map(value -> parse(type, value)));
  }

  private static Object parse(String type, String value) {
    return switch (type) {
      case "keyword" -> new OtherString(Tag.keyword, value);
      case "charset" -> new OtherString(Tag.charset, value);
      case "naturalLanguage" -> new OtherString(Tag.naturalLanguage, value);
      case "mimeMediaType" -> new OtherString(Tag.mimeMediaType, value);
      case "name" -> new Name(value);
      case "text" -> new Text(value);
      case "integer" -> Integer.valueOf(value);
      case "enum" -> new UntypedEnum(Integer.parseInt(value));
      case "boolean" -> Boolean.valueOf(value);
      case "rangeOfInteger" -> {
        int dash = value.indexOf('-', 1);
        yield new IntRange(
            Integer.parseInt(value.substring(0, dash)),
            Integer.parseInt(value.substring(dash + 1)));
      }
      case "resolution" -> {
        int dots = Integer.parseInt(value);
        yield new Resolution(dots, dots, ResolutionUnit.dotsPerInch);
      }
      default -> throw new IllegalArgumentException("No type of IPP: " + type);
    };
  }
}
