-- What a printer with a fax unit keeps. The fax server's mail settings and sign-in have the columns
-- of the mail server's, and lie apart from them.

CREATE TABLE fax_email_server (
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

CREATE TABLE fax_sign_in (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  service       TEXT NOT NULL,
  account       TEXT NOT NULL,
  tokens_sealed BLOB NOT NULL
);

CREATE TABLE fax_settings (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  use_server INTEGER NOT NULL,
  domain     TEXT NOT NULL,
  forward_to TEXT NOT NULL
);

CREATE TABLE received_fax (
  job         INTEGER PRIMARY KEY,
  received_at INTEGER NOT NULL,
  from_number TEXT NOT NULL,
  format      TEXT NOT NULL,
  pages       INTEGER NOT NULL,
  content     BLOB NOT NULL
);
