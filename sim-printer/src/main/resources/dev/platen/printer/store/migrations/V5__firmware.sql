-- The firmware that was installed last; no row while the printer has the one it was delivered with.
CREATE TABLE firmware (
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  version      TEXT NOT NULL,
  installed_at INTEGER NOT NULL
);
