package dev.platen.printer.model;

import dev.platen.printer.scan.Quality;
import dev.platen.printer.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The models that come with the simulated printer ({@code models/*.yaml}), and others by file. */
public final class Models {
  private static final DataFolder FOLDER = new DataFolder("models");

  private Models() {}

  /** Ids of the models that come with it, in alphabetical order. */
  public static List<String> ids() {
    return FOLDER.ids();
  }

  /**
   * @param id for example {@code px-d400}
   * @throws ModelException where it is not known, listing those that are, or where its file is
   *     wrong, naming file and field
   */
  public static Model get(String id) {
    return checked("models/" + id + ".yaml", FOLDER.read("model", id, Model.class));
  }

  /**
   * A model from a file of one's own, in the form of those that come with it.
   *
   * @throws ModelException where the file cannot be read or is wrong, naming file and field
   */
  public static Model read(Path file) {
    try {
      return checked(
          file.toString(), YamlFile.read(file.toString(), Files.newInputStream(file), Model.class));
    } catch (IOException e) {
      throw new ModelException(file + ": cannot be read", e);
    }
  }

  private static Model checked(String file, Model model) {
    require(model.panelWidth() > 0, file, "panelWidth", "must be above 0");
    require(model.panelHeight() > 0, file, "panelHeight", "must be above 0");
    require(
        model.maxAdministratorPasswordLength() >= 8,
        file,
        "maxAdministratorPasswordLength",
        "must be at least 8");
    require(
        model.scanResolutions().contains(Quality.usual().resolution())
            && model.scanResolutions().stream().allMatch(dots -> dots >= 75 && dots <= 600),
        file,
        "scanResolutions",
        "must have 150, and others from 75 to 600 only");
    requireWords(file, "panelLanguages", model.panelLanguages());
    requireWords(file, "webConfigLanguages", model.webConfigLanguages());
    return model;
  }

  private static void requireWords(String file, String field, List<String> languages) {
    require(!languages.isEmpty(), file, field, "must name a language");
    for (String language : languages) {
      require(Messages.exists(language), file, field, "there are no words for " + language);
    }
  }

  private static void require(boolean right, String file, String field, String rule) {
    if (!right) {
      throw new ModelException("%s: field %s: %s".formatted(file, field, rule));
    }
  }
}
