package dev.platen.printer.job;

import dev.platen.printer.defect.DefectCatalogue;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.ModelException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The codes that a firmware's job history shows for failures (guide case TRB-4). */
public final class JobCodes {
  private final Map<JobFailure, String> codes;

  private JobCodes(Map<JobFailure, String> codes) {
    this.codes = codes;
  }

  /**
   * @throws ModelException where the firmware is not known, or its table lacks a cause
   */
  public static JobCodes of(Firmware firmware) {
    Map<String, String> rows = FirmwareVersions.jobCodes(firmware.version());
    firmware.defects().forEach(defect -> rows.putAll(DefectCatalogue.of(defect).jobCodes()));
    Map<JobFailure, String> codes = new EnumMap<>(JobFailure.class);
    for (JobFailure failure : JobFailure.values()) {
      String code = rows.get(failure.name());
      if (code == null) {
        throw new ModelException(
            "The job codes of firmware %s lack the cause %s"
                .formatted(firmware.version(), failure));
      }
      codes.put(failure, code);
    }
    return new JobCodes(codes);
  }

  /** The code of {@code failure}, for example {@code 360}. */
  public String code(JobFailure failure) {
    return Objects.requireNonNull(codes.get(failure));
  }
}
