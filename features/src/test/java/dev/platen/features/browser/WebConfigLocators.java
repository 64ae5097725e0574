package dev.platen.features.browser;

import dev.platen.printer.model.FirmwareVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Where the parts of Web Config are, as CSS selectors and paths by name: data, for each model and
 * range of firmware ({@code web-config.yaml}).
 */
public final class WebConfigLocators {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");
  private static final List<Rule> RULES = rules();
  private static final WebConfigLocators USUAL = of("", "");

  private final Map<String, String> locators;

  private WebConfigLocators(Map<String, String> locators) {
    this.locators = locators;
  }

  /**
   * What some models, of some firmware, do otherwise than those above them in the file.
   *
   * @param models a regular expression that the whole name of the model fits
   * @param from the first firmware version, or empty
   * @param before the first version that is otherwise again, or empty
   * @param source where this is known from
   * @param mark verified, recalled, uncertain or invented
   */
  record Rule(
      String models,
      String from,
      String before,
      String source,
      String mark,
      Map<String, String> locators) {

    boolean fits(String model, String firmware) {
      return model.matches(models)
          && (from.isEmpty() || compare(firmware, from).filter(sign -> sign >= 0).isPresent())
          && (before.isEmpty() || compare(firmware, before).filter(sign -> sign < 0).isPresent());
    }

    private static Optional<Integer> compare(String firmware, String other) {
      return FirmwareVersion.parse(firmware)
          .flatMap(one -> FirmwareVersion.parse(other).map(one::compareTo));
    }
  }

  /** Those of most models. */
  public static WebConfigLocators usual() {
    return USUAL;
  }

  /**
   * Those of a model with a firmware.
   *
   * @param firmware a version; where it is not of the vendor's form, no range fits it
   */
  public static WebConfigLocators of(String model, String firmware) {
    return of(RULES, model, firmware);
  }

  static WebConfigLocators of(List<Rule> rules, String model, String firmware) {
    Map<String, String> locators = new HashMap<>();
    rules.stream()
        .filter(rule -> rule.fits(model, firmware))
        .forEach(rule -> locators.putAll(rule.locators()));
    return new WebConfigLocators(locators);
  }

  /**
   * The locator of a part.
   *
   * @throws IllegalArgumentException where the file does not know the part
   */
  public String get(String part) {
    String locator = locators.get(part);
    if (locator == null) {
      throw new IllegalArgumentException(
          "web-config.yaml has no " + part + ". Add it to the first entry.");
    }
    return locator;
  }

  /** A script with locators in place of their names in braces. */
  String in(String script) {
    return PLACE
        .matcher(script)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(locators.getOrDefault(place.group(1), place.group())));
  }

  private static List<Rule> rules() {
    try (InputStream in = WebConfigLocators.class.getResourceAsStream("web-config.yaml")) {
      return YAMLMapper.shared()
          .readValue(
              Objects.requireNonNull(in, "web-config.yaml").readAllBytes(),
              new TypeReference<List<Rule>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("Reading web-config.yaml", e);
    }
  }
}
