package dev.platen.bench.profile;

import dev.platen.printer.guise.Guise;
import dev.platen.printer.guise.Told;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Identity;
import dev.platen.printer.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a simulated printer takes on of a profile: model name, serial number, MAC address, device
 * name, a firmware that the simulator knows, and what is told by SNMP and IPP. What was masked, and
 * what it cannot do, it keeps of its own.
 */
public final class Disguise {
  private static final String MAC = "([0-9A-F]{2}:){5}[0-9A-F]{2}";

  /** The vendor's name stands before the model's where a printer names itself in full. */
  private static final String VENDOR = "EPSON ";

  private final Optional<Profile> profile;
  private final Guise guise;

  private Disguise(Optional<Profile> profile, Guise guise) {
    this.profile = profile;
    this.guise = guise;
  }

  /** A printer that is itself. */
  public static Disguise none() {
    return new Disguise(Optional.empty(), Guise.none());
  }

  /**
   * A printer that tells what is in the profile.
   *
   * @throws ProfileException where a value is none of its type
   */
  public static Disguise of(Profile profile) {
    return new Disguise(Optional.of(profile), profile.guise());
  }

  /** What it tells by SNMP and IPP. */
  public Guise guise() {
    return guise;
  }

  /** The model with the recorded name on its front. */
  public Model model(Model own) {
    String name = profile.map(it -> it.device().model()).orElse("");
    String bare = name.startsWith(VENDOR) ? name.substring(VENDOR.length()) : name;
    return told(bare).map(own::withName).orElse(own);
  }

  /** The recorded firmware where the simulator knows what it does. */
  public Firmware firmware(Firmware own) {
    return told(profile.map(it -> it.device().firmware()).orElse(""))
        .filter(FirmwareVersions.ids()::contains)
        .map(FirmwareVersions::get)
        .orElse(own);
  }

  /** Who it is, at the address of its own. */
  public Identity identity(Identity own) {
    if (profile.isEmpty()) {
      return own;
    }
    Profile.Device device = profile.orElseThrow().device();
    return new Identity(
        told(device.serialNumber()).orElse(own.serialNumber()),
        told(device.macAddress()).filter(mac -> mac.matches(MAC)).orElse(own.macAddress()),
        told(device.deviceName()).orElse(own.deviceName()),
        own.ipAddress());
  }

  private static Optional<String> told(String text) {
    return Optional.of(text).filter(it -> !it.isBlank() && !it.contains(Told.MASKED));
  }

  /** What is taken on and what is not, in lines for a person; none where there is no profile. */
  public List<String> lines() {
    if (profile.isEmpty()) {
      return List.of();
    }
    Profile taken = profile.orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add("It takes on " + taken.summary() + ":");
    lines.add(
        "  %d of %d objects of SNMP, %d of %d attributes of IPP; the others follow from what it can do."
            .formatted(
                guise.objectCount(),
                taken.objects().size(),
                guise.attributeCount(),
                taken.attributes().size()));
    String firmware = taken.device().firmware();
    if (!FirmwareVersions.ids().contains(firmware)) {
      lines.add(
          "  The simulator does not know what firmware %s does: SNMP and IPP name it, Web Config names the printer's own."
              .formatted(firmware));
    }
    lines.add(
        "  Pages, TLS and times are the simulator's: platen differences lists where they differ.");
    return lines;
  }
}
