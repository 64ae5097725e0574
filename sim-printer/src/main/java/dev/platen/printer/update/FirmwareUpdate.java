package dev.platen.printer.update;

import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.event.DeviceEvent.Via;
import dev.platen.printer.model.Firmware;

/** Installs other firmware. */
public interface FirmwareUpdate {

  /**
   * Installs an image. Where it is refused, nothing has changed. Where it is installed, the new
   * version is in force and survives a power cut; a power cut before leaves the old one. Settings,
   * sign-in and job history stay.
   *
   * @param image the whole file, from wherever it came
   * @param allowDowngrade whether an older version may take the place of a newer one
   * @param via what it is installed with, for {@link DeviceEvent.Kind#FIRMWARE_INSTALLED}
   * @param address of the computer that asked, empty where none did
   */
  Result install(byte[] image, boolean allowDowngrade, Via via, String address);

  /** {@link #install(byte[], boolean, Via, String)} by nobody at Web Config or the panel. */
  default Result install(byte[] image, boolean allowDowngrade) {
    return install(image, allowDowngrade, Via.PRINTER, "");
  }

  /** What became of an image. */
  sealed interface Result {
    record Installed(Firmware firmware) implements Result {}

    record Refused(Refusal why) implements Result {}
  }

  /** Why an image is not installed. */
  enum Refusal {
    /** Some other file. */
    NOT_AN_IMAGE,
    /** Cut short or changed on its way. */
    DAMAGED,
    /** For another model. */
    OTHER_MODEL,
    /** A version that this printer does not know. */
    UNKNOWN_VERSION,
    /** The version that is installed already. */
    SAME_VERSION,
    /** Older than what is installed, and a downgrade is not allowed. */
    OLDER_VERSION,
    /** A job is active. */
    BUSY
  }
}
