package dev.platen.printer.transfer;

/**
 * Settings that go into a file together, and come out of it together. Whoever has settings of their
 * own adds a group to the list of the page.
 */
public interface SettingsGroup {

  /** Its name in the file, for example {@code email_server}; it never changes. */
  String name();

  /** Key of its name in the message bundles. */
  String titleKey();

  /** Writes the saved settings. */
  void export(SettingsWriter out);

  /**
   * Reads and checks every setting, and changes nothing. What is wrong goes to {@link
   * SettingsReader#problem}.
   *
   * @return what applies the settings; used only where no group of the file has a problem
   */
  Change validate(SettingsReader in);

  /** Settings that were checked. */
  interface Change {
    /** Saves the settings; they survive a power cut once those of all groups are saved. */
    void apply();

    /** Whether others have to be saved before. */
    default boolean last() {
      return false;
    }
  }
}
