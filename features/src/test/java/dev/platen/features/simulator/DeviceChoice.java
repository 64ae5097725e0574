package dev.platen.features.simulator;

import dev.platen.features.device.Need;
import java.util.Set;

/** The simulated printer that has what a scenario needs. */
record DeviceChoice(String model, String firmware) {
  static final DeviceChoice USUAL = new DeviceChoice("px-b600f", "05.23.XF24Q9");
  private static final String DEPARTMENTAL = "px-e900fn";
  private static final String EARLIER = "05.17.XF08P2";
  static final String BEFORE_OAUTH2 = "05.10.XF12N4";

  static DeviceChoice of(Set<Need> needs) {
    boolean large =
        needs.contains(Need.ADDITIONAL_NETWORK)
            || needs.contains(Need.SERVERLESS)
            || needs.contains(Need.OLD_FIRMWARE);
    return new DeviceChoice(large ? DEPARTMENTAL : USUAL.model(), firmware(needs));
  }

  private static String firmware(Set<Need> needs) {
    if (needs.contains(Need.OLD_FIRMWARE)) {
      return BEFORE_OAUTH2;
    }
    return needs.contains(Need.EARLIER_FIRMWARE) ? EARLIER : USUAL.firmware();
  }
}
