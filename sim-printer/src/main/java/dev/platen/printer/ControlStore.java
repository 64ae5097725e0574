package dev.platen.printer;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.store.Database;

/** What the printer remembers of its control panel and administrator. */
final class ControlStore {
  private final Database database;

  // Every word on the panel asks for the language; nobody else writes to this database.
  private volatile String panelLanguage;
  private volatile boolean panelLocked;

  /** Opens it; at factory state the given values are taken, later they are not looked at. */
  ControlStore(
      Database database, String administratorPassword, String panelLanguage, Defects defects) {
    this.database = database;
    boolean factory =
        database.read(
            handle ->
                handle.createQuery("SELECT count(*) = 0 FROM device").mapTo(Boolean.class).one());
    if (factory) {
      // The hash takes its time: not inside of the transaction.
      String hash = PasswordHash.of(administratorPassword);
      execute(
          """
          INSERT INTO device (id, administrator_password, panel_language, panel_locked)
          VALUES (1, ?, ?, FALSE)
          """,
          hash,
          panelLanguage);
    }
    this.panelLanguage =
        !factory && defects.has(Defect.LANGUAGE_LOST_ON_RESTART)
            ? "en"
            : value("panel_language", String.class);
    this.panelLocked = value("panel_locked", Boolean.class);
    database.onUndone(
        () -> {
          this.panelLanguage = value("panel_language", String.class);
          this.panelLocked = value("panel_locked", Boolean.class);
        });
  }

  boolean isAdministratorPassword(String password) {
    return PasswordHash.matches(password, value("administrator_password", String.class));
  }

  void setAdministratorPassword(String password) {
    execute("UPDATE device SET administrator_password = ?", PasswordHash.of(password));
  }

  String panelLanguage() {
    return panelLanguage;
  }

  void setPanelLanguage(String languageTag) {
    execute("UPDATE device SET panel_language = ?", languageTag);
    panelLanguage = languageTag;
  }

  boolean panelLocked() {
    return panelLocked;
  }

  void setPanelLocked(boolean locked) {
    execute("UPDATE device SET panel_locked = ?", locked);
    panelLocked = locked;
  }

  private <T> T value(String column, Class<T> type) {
    return database.read(
        handle -> handle.createQuery("SELECT " + column + " FROM device").mapTo(type).one());
  }

  private void execute(String statement, Object... arguments) {
    database.write(handle -> handle.execute(statement, arguments));
  }
}
