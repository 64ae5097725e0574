package dev.platen.features.simulator;

import dev.platen.features.device.Need;
import dev.platen.printer.model.Model;
import dev.platen.printer.model.Models;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The simulated printer that has what a scenario needs. A run can be for one model and one firmware
 * ({@code -Dplaten.model=px-e900fn -Dplaten.firmware=05.26.XF09QB}); then a scenario that needs
 * what the model lacks is skipped, with the reason.
 */
record DeviceChoice(String model, String firmware) {
  private static final Optional<String> CHOSEN_MODEL = property("platen.model");
  static final DeviceChoice USUAL =
      new DeviceChoice(
          CHOSEN_MODEL.orElse("px-b600f"), property("platen.firmware").orElse("05.23.XF24Q9"));
  private static final String DEPARTMENTAL = "px-e900fn";
  private static final String EARLIER = "05.17.XF08P2";
  static final String BEFORE_OAUTH2 = "05.10.XF12N4";

  static DeviceChoice of(Set<Need> needs) {
    if (CHOSEN_MODEL.isPresent()) {
      Model model = Models.get(USUAL.model());
      require(needs, Need.FAX, model, Model::fax, "has no fax");
      require(
          needs,
          Need.ADDITIONAL_NETWORK,
          model,
          Model::additionalNetwork,
          "has no additional network");
      require(needs, Need.SERVERLESS, model, Model::serverless, "has no Print Admin Serverless");
      return new DeviceChoice(USUAL.model(), firmware(needs));
    }
    boolean large =
        needs.contains(Need.ADDITIONAL_NETWORK)
            || needs.contains(Need.SERVERLESS)
            || needs.contains(Need.OLD_FIRMWARE);
    return new DeviceChoice(large ? DEPARTMENTAL : USUAL.model(), firmware(needs));
  }

  /** The firmware under test with these defects. */
  static String underTest(List<String> defects) {
    return Stream.concat(Stream.of(USUAL.firmware()), defects.stream())
        .collect(Collectors.joining("+"));
  }

  /** The same with defects in the firmware under test; earlier firmware has none of them. */
  DeviceChoice with(List<String> defects) {
    return firmware.equals(USUAL.firmware()) ? new DeviceChoice(model, underTest(defects)) : this;
  }

  private static void require(
      Set<Need> needs, Need need, Model model, Predicate<Model> has, String lacks) {
    if (needs.contains(need) && !has.test(model)) {
      throw new TestAbortedException(model.name() + " " + lacks);
    }
  }

  private static String firmware(Set<Need> needs) {
    if (needs.contains(Need.OLD_FIRMWARE)) {
      return BEFORE_OAUTH2;
    }
    return needs.contains(Need.EARLIER_FIRMWARE) ? EARLIER : USUAL.firmware();
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
  }
}
