-- What Scan to Email begins with.
CREATE TABLE scan_defaults (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  format        TEXT NOT NULL,
  resolution    INTEGER NOT NULL,
  original_size TEXT NOT NULL,
  color_mode    TEXT NOT NULL,
  max_megabytes INTEGER NOT NULL,
  split         INTEGER NOT NULL
);
