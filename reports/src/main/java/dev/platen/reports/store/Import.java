package dev.platen.reports.store;

/** How an import ended. */
public enum Import {
  IMPORTED,
  /** The very run was there before; nothing was changed. */
  ALREADY_THERE
}
