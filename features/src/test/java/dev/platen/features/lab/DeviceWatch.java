package dev.platen.features.lab;

import dev.platen.bench.device.DeviceFile;
import dev.platen.features.device.Identity;
import dev.platen.features.device.Identity.Condition;
import dev.platen.features.device.Identity.Who;
import dev.platen.features.device.InfrastructureException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the printer at the address is the one that the device file describes, and is well. */
final class DeviceWatch {
  private final DeviceFile device;
  private final Identity identity;
  private @Nullable Duration upTime;

  DeviceWatch(DeviceFile device, Identity identity) {
    this.device = device;
    this.identity = identity;
  }

  /**
   * What is wrong with the printer, for which its firmware cannot be blamed: it does not answer,
   * another one stands at its address, it has another firmware, it has restarted.
   */
  Optional<String> trouble() {
    try {
      Optional<String> other = strangeness(identity.who());
      if (other.isPresent()) {
        return other;
      }
      Condition condition = identity.condition();
      Optional<Duration> now = condition.upTime();
      Duration before = upTime;
      now.ifPresent(this::remember);
      if (before != null && now.filter(time -> time.compareTo(before) < 0).isPresent()) {
        return Optional.of(
            "The printer at %s has restarted by itself: it was up for %d s, and now for %d s."
                .formatted(device.address(), before.toSeconds(), now.orElseThrow().toSeconds()));
      }
      return condition.state() == Identity.State.STOPPED
          ? Optional.of(
              "The printer at %s has stopped: %s. Have somebody look after it."
                  .formatted(device.address(), condition.problems()))
          : Optional.empty();
    } catch (InfrastructureException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void remember(Duration time) {
    upTime = time;
  }

  /** The mains were cut on purpose: the printer was switched on anew. */
  void expectRestart() {
    upTime = null;
  }

  /** How the printer that answers differs from the one that is described. */
  private Optional<String> strangeness(Who who) {
    String where = "The printer at %s".formatted(device.address());
    if (!who.serial().isEmpty() && !who.serial().equalsIgnoreCase(device.serial())) {
      return Optional.of(
          "%s has the serial number %s, but %s is %s. Its address may have changed: give it a fixed one, and name it in the device file."
              .formatted(where, who.serial(), device.name(), device.serial()));
    }
    if (!isModel(who.model())) {
      return Optional.of(
          "%s is a \"%s\", but the device file says %s. Correct model or address there."
              .formatted(where, who.model(), device.model()));
    }
    if (!who.firmware().isEmpty() && !who.firmware().equals(device.firmware())) {
      return Optional.of(
          "%s has the firmware %s, but the device file names %s. Install that one, or name the other."
              .formatted(where, who.firmware(), device.firmware()));
    }
    return Optional.empty();
  }

  /** Some protocols put the vendor's name before it, or the word Series behind. */
  private boolean isModel(String reported) {
    return (" " + reported + " ")
        .toLowerCase(Locale.ROOT)
        .contains(" " + device.model().toLowerCase(Locale.ROOT) + " ");
  }

  /**
   * Requires that the printer is the described one, and well.
   *
   * @throws InfrastructureException where it is not
   */
  void requireWell() {
    trouble()
        .ifPresent(
            reason -> {
              throw new InfrastructureException(reason);
            });
  }

  /** The printer's own words on who it is, for the report. */
  Who who() {
    return identity.who();
  }
}
