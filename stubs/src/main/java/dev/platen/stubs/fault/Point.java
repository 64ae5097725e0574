package dev.platen.stubs.fault;

/** Where faults are asked for. */
public enum Point {
  DNS,
  TCP,
  TLS,
  HTTP,
  SMTP
}
