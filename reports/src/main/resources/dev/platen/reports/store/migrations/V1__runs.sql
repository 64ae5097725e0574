-- Understood by SQLite and by PostgreSQL. Times are milliseconds since 1970, UTC.
CREATE TABLE run (
  id VARCHAR(100) PRIMARY KEY,
  digest CHAR(64) NOT NULL,
  started BIGINT NOT NULL,
  model VARCHAR(100) NOT NULL,
  firmware VARCHAR(100) NOT NULL,
  device VARCHAR(100) NOT NULL,
  bench VARCHAR(100) NOT NULL,
  seed BIGINT NOT NULL,
  imported BIGINT NOT NULL
);
CREATE INDEX run_of_firmware ON run (firmware, started);

CREATE TABLE result (
  run_id VARCHAR(100) NOT NULL REFERENCES run (id),
  position INTEGER NOT NULL,
  scenario TEXT NOT NULL,
  title TEXT NOT NULL,
  -- Ids of the guide's cases, with a blank between two.
  cases TEXT NOT NULL,
  language VARCHAR(20) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  message TEXT,
  duration_millis BIGINT NOT NULL,
  PRIMARY KEY (run_id, position)
);

-- A content is kept once, however often it is met; its key is the SHA-256.
CREATE TABLE content (
  content_key CHAR(64) PRIMARY KEY,
  body BYTEA NOT NULL
);

CREATE TABLE evidence (
  run_id VARCHAR(100) NOT NULL,
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  media_type VARCHAR(200) NOT NULL,
  content_key CHAR(64) NOT NULL REFERENCES content (content_key),
  size BIGINT NOT NULL,
  PRIMARY KEY (run_id, position, number),
  FOREIGN KEY (run_id, position) REFERENCES result (run_id, position)
);
