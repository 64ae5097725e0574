-- E-mail notification: at most five recipients, each with ids of events separated by commas.
CREATE TABLE notification_recipient (
  position INTEGER PRIMARY KEY CHECK (position BETWEEN 1 AND 5),
  address  TEXT NOT NULL,
  events   TEXT NOT NULL
);

CREATE TABLE audit_log (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  enabled INTEGER NOT NULL
);

-- AUTOINCREMENT: the order of entries stays, whatever the printer's clock does.
CREATE TABLE audit_entry (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  via     TEXT NOT NULL,
  address TEXT NOT NULL,
  detail  TEXT NOT NULL
);
