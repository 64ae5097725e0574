package dev.platen.printer.model;

/**
 * Who one printer is on its network.
 *
 * @param serialNumber as on the label
 * @param macAddress upper-case, colon separated
 * @param deviceName its host name, for example {@code EPSON0A1B2C}
 * @param ipAddress IPv4 address in dotted form
 */
public record Identity(
    String serialNumber, String macAddress, String deviceName, String ipAddress) {

  /** This printer under another name. */
  public Identity withDeviceName(String name) {
    return new Identity(serialNumber, macAddress, name, ipAddress);
  }

  /** This printer at another address. */
  public Identity withIpAddress(String address) {
    return new Identity(serialNumber, macAddress, deviceName, address);
  }
}
