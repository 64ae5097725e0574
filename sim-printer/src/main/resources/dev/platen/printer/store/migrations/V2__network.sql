CREATE TABLE network (
  id                    INTEGER PRIMARY KEY CHECK (id = 1),
  device_name           TEXT NOT NULL,
  host_name_automatic   INTEGER NOT NULL,
  host_name             TEXT NOT NULL,
  domain_name_automatic INTEGER NOT NULL,
  domain_name           TEXT NOT NULL,
  proxy_used            INTEGER NOT NULL,
  proxy_server          TEXT NOT NULL,
  proxy_port            INTEGER NOT NULL,
  ipv6                  INTEGER NOT NULL,
  mail_network          TEXT NOT NULL
);

-- One row for each network port: standard, additional.
CREATE TABLE network_port (
  name              TEXT PRIMARY KEY,
  address_automatic INTEGER NOT NULL,
  ip_address        TEXT NOT NULL,
  subnet_mask       TEXT NOT NULL,
  default_gateway   TEXT NOT NULL,
  dns_automatic     INTEGER NOT NULL,
  primary_dns       TEXT NOT NULL,
  secondary_dns     TEXT NOT NULL
);

-- Certificates of certification authorities that a person imported.
CREATE TABLE ca_certificate (
  id  INTEGER PRIMARY KEY AUTOINCREMENT,
  der BLOB NOT NULL
);

-- The factory's roots as installed; the date is milliseconds since 1970 on the printer's clock.
CREATE TABLE root_set (
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  version      TEXT NOT NULL,
  installed_at INTEGER NOT NULL,
  automatic    INTEGER NOT NULL
);

CREATE TABLE root_certificate (
  id  INTEGER PRIMARY KEY,
  der BLOB NOT NULL
);
