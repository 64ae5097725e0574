package dev.platen.printer;

import java.util.Locale;

/** How a printer names itself to computers, by every protocol the same. */
public final class DeviceId {
  // Verified: constant on the vendor's printers, followed by the MAC address (reference printer
  // 6.2).
  private static final String UUID_PREFIX = "cfe92100-67c4-11d4-a45f-";

  private DeviceId() {}

  /** IEEE 1284 device id, in the vendor's order. */
  public static String of(Device device) {
    return "MFG:EPSON;CMD:PDF,PWGRaster,JPEG;MDL:%1$s;CLS:PRINTER;DES:EPSON %1$s;SN:%2$s;"
        .formatted(device.model().name(), device.identity().serialNumber());
  }

  /** UUID by which computers know the printer again under another address. */
  public static String uuid(Device device) {
    return UUID_PREFIX + device.identity().macAddress().replace(":", "").toLowerCase(Locale.ROOT);
  }
}
