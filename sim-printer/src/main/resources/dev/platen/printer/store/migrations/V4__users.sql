-- Users at the panel. PIN, card number and password are hashes; NULL where the user has none.
-- AUTOINCREMENT: what belonged to a deleted user never becomes another's.
CREATE TABLE panel_user (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  user_name     TEXT NOT NULL COLLATE NOCASE UNIQUE,
  display_name  TEXT NOT NULL,
  email         TEXT NOT NULL,
  administrator INTEGER NOT NULL,
  pin           TEXT,
  card          TEXT,
  password      TEXT
);

CREATE TABLE user_sign_in (
  user_id       INTEGER PRIMARY KEY,
  account       TEXT NOT NULL,
  tokens_sealed BLOB NOT NULL
);

CREATE TABLE serverless (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  access_control INTEGER NOT NULL,
  sender         TEXT NOT NULL
);
