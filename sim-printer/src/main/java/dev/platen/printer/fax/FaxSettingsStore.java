package dev.platen.printer.fax;

import dev.platen.printer.store.Database;

/** The saved fax settings. */
final class FaxSettingsStore {
  private final Database database;

  FaxSettingsStore(Database database) {
    this.database = database;
  }

  FaxSettings read() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM fax_settings")
                .map(
                    (row, context) ->
                        new FaxSettings(
                            row.getBoolean("use_server"),
                            row.getString("domain"),
                            row.getString("forward_to")))
                .findOne()
                .orElseGet(FaxSettings::factory));
  }

  void write(FaxSettings settings) {
    database.write(
        handle ->
            handle.execute(
                "INSERT OR REPLACE INTO fax_settings (id, use_server, domain, forward_to)"
                    + " VALUES (1, ?, ?, ?)",
                settings.useFaxServer(),
                settings.domain(),
                settings.forwardTo()));
  }
}
