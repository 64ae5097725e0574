package dev.platen.printer.model;

import java.util.List;
import java.util.Optional;

/**
 * What lies in a printer: ink, and paper (data: {@code supplies/*.yaml}). A simulated printer uses
 * nothing up.
 *
 * @param inks in the order in which Web Config shows them
 * @param maintenanceBox takes up the ink that cleaning wastes
 * @param cassettes from the first
 */
public record Supplies(
    List<Ink> inks, Optional<MaintenanceBox> maintenanceBox, List<Cassette> cassettes) {
  private static final DataFolder FOLDER = new DataFolder("supplies");
  private static final Supplies NONE = new Supplies(List.of(), Optional.empty(), List.of());

  public Supplies {
    inks = List.copyOf(inks);
    cassettes = List.copyOf(cassettes);
  }

  /**
   * An ink cartridge.
   *
   * @param part the vendor's number
   * @param percent how much remains
   */
  public record Ink(Colour colour, String part, int percent) {}

  /** Of an ink. */
  public enum Colour {
    BK,
    Y,
    M,
    C
  }

  /**
   * A maintenance box.
   *
   * @param part the vendor's number
   * @param percent how much room remains
   */
  public record MaintenanceBox(String part, int percent) {}

  /**
   * A paper cassette.
   *
   * @param size for example {@code A4}
   */
  public record Cassette(String size, Level level) {}

  /** How much paper remains. */
  public enum Level {
    FULL,
    LOW
  }

  /**
   * What lies in a printer of this model; nothing is known of a model from a file of one's own.
   *
   * @throws ModelException where the file is wrong, naming file and field
   */
  public static Supplies of(Model model) {
    return FOLDER
        .open(model.id())
        .map(stream -> YamlFile.read("supplies/" + model.id() + ".yaml", stream, File.class))
        .map(
            file -> new Supplies(file.inks(), Optional.of(file.maintenanceBox()), file.cassettes()))
        .orElse(NONE);
  }

  /** Form of a file. */
  record File(List<Ink> inks, MaintenanceBox maintenanceBox, List<Cassette> cassettes) {
    File {
      inks = List.copyOf(inks);
      cassettes = List.copyOf(cassettes);
    }
  }
}
