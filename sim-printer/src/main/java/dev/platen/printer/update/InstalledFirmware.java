package dev.platen.printer.update;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.event.DeviceEvent.Via;
import dev.platen.printer.event.EventBus;
import dev.platen.printer.job.JobCodes;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.FirmwareVersion;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.ModelException;
import dev.platen.printer.store.Database;
import dev.platen.printer.store.StoreException;
import dev.platen.printer.update.FirmwareImage.RefusedImageException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The firmware that the printer has: the one that was installed last, or that it came with. */
public final class InstalledFirmware implements FirmwareUpdate {
  private static final Logger log = LoggerFactory.getLogger(InstalledFirmware.class);

  private final Database database;
  private final String model;
  private final Clock clock;
  private final BooleanSupplier busy;
  private final EventBus events;
  private volatile Running running;

  /** What is in force, changed as one. */
  private record Running(Firmware firmware, JobCodes jobCodes) {
    static Running of(Firmware firmware) {
      return new Running(firmware, JobCodes.of(firmware));
    }
  }

  /**
   * @param model id of the printer's model
   * @param delivered in force until another is installed
   * @param busy whether the printer cannot restart now
   * @param events where an installation is told
   * @throws ModelException where a version is not one of {@code firmware/*.yaml}
   * @throws StoreException where the database fails
   */
  public InstalledFirmware(
      Database database,
      String model,
      Firmware delivered,
      Clock clock,
      BooleanSupplier busy,
      EventBus events) {
    this.database = database;
    this.model = model;
    this.clock = clock;
    this.busy = busy;
    this.events = events;
    this.running =
        Running.of(
            database
                .read(
                    handle ->
                        handle
                            .createQuery("SELECT version FROM firmware")
                            .mapTo(String.class)
                            .findOne())
                .map(FirmwareVersions::get)
                .orElse(delivered));
  }

  /** The firmware in force. */
  public Firmware firmware() {
    return running.firmware();
  }

  /** The job codes of the firmware in force. */
  public JobCodes jobCodes() {
    return running.jobCodes();
  }

  @Override
  public Result install(byte[] image, boolean allowDowngrade, Via via, String address) {
    String before;
    Result result;
    synchronized (this) {
      before = firmware().version();
      result = installed(image, allowDowngrade);
    }
    if (result instanceof Result.Installed(Firmware now)) {
      events.publish(
          new DeviceEvent(Kind.FIRMWARE_INSTALLED, via, address, before + " > " + now.version()));
    }
    return result;
  }

  private Result installed(byte[] image, boolean allowDowngrade) {
    try {
      Firmware next = checked(FirmwareImage.read(image), allowDowngrade);
      Running restarted = next.has(Defect.UPDATE_CHANGES_NOTHING) ? running : Running.of(next);
      database.write(
          handle ->
              handle.execute(
                  "INSERT OR REPLACE INTO firmware (id, version, installed_at) VALUES (1, ?, ?)",
                  restarted.firmware().id(),
                  clock.instant().toEpochMilli()));
      log.info("Firmware {} takes the place of {}", next.version(), firmware().version());
      running = restarted;
      return new Result.Installed(next);
    } catch (RefusedImageException e) {
      return new Result.Refused(e.refusal());
    }
  }

  private Firmware checked(FirmwareImage image, boolean allowDowngrade)
      throws RefusedImageException {
    if (!image.model().equals(model)) {
      throw new RefusedImageException(Refusal.OTHER_MODEL);
    }
    Firmware next = known(image.version());
    if (next.version().equals(firmware().version())) {
      throw new RefusedImageException(Refusal.SAME_VERSION);
    }
    if (!allowDowngrade && isOlder(next.version())) {
      throw new RefusedImageException(Refusal.OLDER_VERSION);
    }
    if (busy.getAsBoolean()) {
      throw new RefusedImageException(Refusal.BUSY);
    }
    return next;
  }

  private static Firmware known(String id) throws RefusedImageException {
    try {
      return FirmwareVersions.get(id);
    } catch (ModelException e) {
      throw new RefusedImageException(Refusal.UNKNOWN_VERSION);
    }
  }

  private boolean isOlder(String version) {
    Optional<FirmwareVersion> other = FirmwareVersion.parse(version);
    Optional<FirmwareVersion> own = FirmwareVersion.parse(firmware().version());
    return other.isPresent() && own.isPresent() && other.get().compareTo(own.get()) < 0;
  }
}
