package dev.platen.reports.discrepancy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** What the labels alone tell. */
final class LabelRules {
  private static final String SHEET = "panel.status_sheet";
  private final Vocabulary words;

  LabelRules(Vocabulary words) {
    this.words = words;
  }

  /** The menu item of the sheet without the verb that the user interface has. */
  List<Finding> printIsMissing(Guides guides) {
    List<Finding> found = new ArrayList<>();
    if (!says("en", guides)) {
      return found;
    }
    for (String locale : Guides.LOCALES) {
      if (!guides.label(SHEET, locale).isEmpty() && !says(locale, guides)) {
        found.add(
            new Finding(
                locale,
                guides.label(SHEET, locale),
                "the label has no word for \"print\", which the English one has"));
      }
    }
    return found;
  }

  private boolean says(String locale, Guides guides) {
    return words.of("G-3", "print", locale).matcher(guides.label(SHEET, locale)).find();
  }

  /** Two names for one box. */
  List<Finding> consentBox(Guides guides) {
    List<Finding> found = new ArrayList<>();
    for (String locale : Guides.LOCALES) {
      String device = guides.label("ms.consent_org", locale);
      String serverless = guides.label("serverless.consent", locale);
      if (!device.isEmpty() && !serverless.isEmpty() && !device.equalsIgnoreCase(serverless)) {
        found.add(
            new Finding(
                locale,
                device + " / " + serverless,
                "the labels of SET-11 and of EPAS-5 differ within one guide"));
      }
    }
    return found;
  }

  /** Words of a neighbouring language. */
  List<Finding> foreignWord(Guides guides) {
    return matching(
        "G-6", "foreign", "the label is in the list of a neighbouring language's words", guides);
  }

  /** A word that reads as if a letter were missing. */
  List<Finding> clippedWord(Guides guides) {
    return matching(
        "G-7",
        "clipped",
        "a word of one letter that reads as \"på\" without its first; it is also an older form of"
            + " the same preposition, so it may be meant",
        guides);
  }

  private List<Finding> matching(String check, String part, String how, Guides guides) {
    List<Finding> found = new ArrayList<>();
    for (String locale : Guides.LOCALES) {
      Map<String, String> keysByLabel = new LinkedHashMap<>();
      for (String key : guides.labels().keySet()) {
        String label = guides.label(key, locale);
        Matcher word = words.of(check, part, locale).matcher(label);
        if (word.find()) {
          keysByLabel.merge(label, key, (one, two) -> one + ", " + two);
        }
      }
      keysByLabel.forEach(
          (label, keys) -> found.add(new Finding(locale, label, how + " (" + keys + ")")));
    }
    return found;
  }

  /** Locales in which Web Config is as in English, wherever another locale translates it. */
  List<Finding> untranslated(Guides guides) {
    List<String> translatable =
        guides.labels().keySet().stream()
            .filter(key -> guides.surfaces().getOrDefault(key, "").equals("webconfig"))
            .filter(
                key ->
                    Guides.LOCALES.stream().anyMatch(locale -> !sameAsEnglish(key, locale, guides)))
            .toList();
    List<Finding> found = new ArrayList<>();
    for (String locale : Guides.LOCALES) {
      if (!translatable.isEmpty()
          && translatable.stream().allMatch(key -> sameAsEnglish(key, locale, guides))) {
        found.add(
            new Finding(
                locale,
                translatable.stream()
                    .limit(2)
                    .map(key -> guides.label(key, locale))
                    .collect(Collectors.joining(", ")),
                "each of %d labels that others translate is as in English"
                    .formatted(translatable.size())));
      }
    }
    return found;
  }

  private static boolean sameAsEnglish(String key, String locale, Guides guides) {
    return guides.label(key, locale).equals(guides.label(key, "en"));
  }

  /** Links and buttons of web pages that begin with a small letter where English has a capital. */
  List<Finding> lowerCase(Guides guides) {
    List<Finding> found = new ArrayList<>();
    for (String locale : Guides.LOCALES) {
      for (String key : guides.labels().keySet()) {
        String label = guides.label(key, locale);
        String english = guides.label(key, "en");
        if (guides.surfaces().getOrDefault(key, "").equals("webconfig")
            && !label.isEmpty()
            && !english.isEmpty()
            && Character.isLowerCase(label.charAt(0))
            && Character.isUpperCase(english.charAt(0))) {
          found.add(
              new Finding(locale, label, "the label begins with a small letter (" + key + ")"));
        }
      }
    }
    return found;
  }
}
