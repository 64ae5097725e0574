package dev.platen.bench.device;

import java.util.Locale;

/** What can be done with a printer; a driver serves each. */
public enum Capability {
  /** Model, serial number, firmware and state. */
  IDENTITY,
  /** The administration in a browser. */
  WEB_CONFIG,
  /** The touch screen. */
  CONTROL_PANEL,
  /** The network status sheet on paper. */
  STATUS_SHEET,
  /** What became of the jobs. */
  JOB_HISTORY,
  /** What arrived at the recipient of a scan. */
  MAILBOX,
  /** The mains. */
  POWER;

  /** Its name in a device file, for example {@code web-config}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
