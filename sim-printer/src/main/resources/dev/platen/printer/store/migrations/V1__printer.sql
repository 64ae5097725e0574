-- Times are milliseconds since 1970 on the printer's clock. Columns named sealed or *_sealed are
-- encrypted under the device key.

CREATE TABLE key_check (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  sealed BLOB NOT NULL
);

CREATE TABLE device (
  id                     INTEGER PRIMARY KEY CHECK (id = 1),
  administrator_password TEXT NOT NULL,
  panel_language         TEXT NOT NULL,
  panel_locked           INTEGER NOT NULL
);

CREATE TABLE email_server (
  id                     INTEGER PRIMARY KEY CHECK (id = 1),
  authentication_method  TEXT NOT NULL,
  email_service          TEXT NOT NULL,
  account                TEXT NOT NULL,
  password_sealed        BLOB NOT NULL,
  sender_address         TEXT NOT NULL,
  smtp_server            TEXT NOT NULL,
  smtp_port              INTEGER NOT NULL,
  secure_connection      TEXT NOT NULL,
  certificate_validation INTEGER NOT NULL,
  pop3_server            TEXT NOT NULL,
  pop3_port              INTEGER NOT NULL
);

CREATE TABLE sign_in (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  service       TEXT NOT NULL,
  account       TEXT NOT NULL,
  tokens_sealed BLOB NOT NULL
);

-- AUTOINCREMENT: a receipt number is never given twice, whatever becomes of its job.
CREATE TABLE job (
  number      INTEGER PRIMARY KEY AUTOINCREMENT,
  type        TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  ended_at    INTEGER,
  result      TEXT NOT NULL,
  code        TEXT,
  pages       INTEGER NOT NULL,
  started_by  TEXT NOT NULL,
  destination TEXT NOT NULL,
  file_name   TEXT NOT NULL
);

CREATE INDEX job_result ON job (result, number);
