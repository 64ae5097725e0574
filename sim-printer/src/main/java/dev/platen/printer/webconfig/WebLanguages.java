package dev.platen.printer.webconfig;

import dev.platen.printer.http.Templates;
import dev.platen.printer.model.Model;
import java.util.List;
import java.util.Optional;

/** The languages that a model's Web Config offers, from {@code languages.csv}. */
final class WebLanguages {
  private static final List<WebLanguage> ALL =
      Templates.file(WebLanguages.class, "languages.csv")
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(",", 3))
          .map(part -> new WebLanguage(Integer.parseInt(part[0]), part[1], part[2]))
          .toList();

  private final List<WebLanguage> offered;

  /**
   * @param id value of {@code SEL_LANGA}
   * @param tag language tag
   * @param name in the language itself
   */
  record WebLanguage(int id, String tag, String name) {}

  /**
   * @throws IllegalArgumentException where the model names a language that no Web Config has
   */
  WebLanguages(Model model) {
    for (String tag : model.webConfigLanguages()) {
      if (ALL.stream().noneMatch(language -> language.tag().equals(tag))) {
        throw new IllegalArgumentException(
            "Model %s: Web Config has no language %s; webConfigLanguages can name %s"
                .formatted(model.id(), tag, ALL.stream().map(WebLanguage::tag).toList()));
      }
    }
    offered =
        ALL.stream()
            .filter(language -> model.webConfigLanguages().contains(language.tag()))
            .toList();
  }

  /** In the order of the drop-down. */
  List<WebLanguage> offered() {
    return offered;
  }

  /** The offered language of this number; empty for any other text. */
  Optional<WebLanguage> byId(String id) {
    return offered.stream()
        .filter(language -> Integer.toString(language.id()).equals(id))
        .findAny();
  }

  WebLanguage byTag(String tag) {
    return offered.stream().filter(language -> language.tag().equals(tag)).findAny().orElseThrow();
  }
}
