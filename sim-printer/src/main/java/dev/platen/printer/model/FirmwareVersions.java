package dev.platen.printer.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The firmware versions that come with the simulated printer ({@code firmware/*.yaml}). */
public final class FirmwareVersions {
  private static final DataFolder FOLDER = new DataFolder("firmware");
  private static final DataFolder JOB_CODES = new DataFolder("job-codes");

  private FirmwareVersions() {}

  /** Versions in alphabetical order, which is their order in time within one product. */
  public static List<String> ids() {
    return FOLDER.ids();
  }

  /**
   * @param version for example {@code 05.23.XF24Q9}
   * @throws ModelException where it is not known, listing those that are, or where its file is
   *     wrong, naming file and field
   */
  public static Firmware get(String version) {
    FirmwareFile file = file(version);
    return new Firmware(
        file.version(), file.oauth2().value(), file.maxMailPasswordLength().value());
  }

  /**
   * The job codes of a version: cause of failure to code. They are those of its table ({@code
   * job-codes/*.yaml}), except for those that its own file has.
   *
   * @throws ModelException as {@link #get}
   */
  public static Map<String, String> jobCodes(String version) {
    FirmwareFile file = file(version);
    Map<String, String> codes = new LinkedHashMap<>();
    for (JobCode row :
        JOB_CODES.read("table of job codes", file.jobCodes().value(), JobCode[].class)) {
      codes.put(row.cause(), row.code());
    }
    for (JobCode row : file.jobCodeExceptions()) {
      if (codes.put(row.cause(), row.code()) == null) {
        throw new ModelException(
            "firmware/%s.yaml: field jobCodeExceptions: the table %s has no cause %s"
                .formatted(version, file.jobCodes().value(), row.cause()));
      }
    }
    return codes;
  }

  private static FirmwareFile file(String version) {
    return FOLDER.read("firmware", version, FirmwareFile.class);
  }

  /**
   * Form of a file.
   *
   * @param jobCodes a file in {@code job-codes}
   * @param jobCodeExceptions rows that take the place of that file's
   */
  record FirmwareFile(
      String version,
      Fact<Boolean> oauth2,
      Fact<Integer> maxMailPasswordLength,
      Fact<String> jobCodes,
      List<JobCode> jobCodeExceptions) {

    FirmwareFile {
      jobCodeExceptions = List.copyOf(jobCodeExceptions);
    }
  }

  /**
   * What a version does in one respect.
   *
   * @param mark how sure it is
   * @param source where it is from
   */
  record Fact<T>(T value, Mark mark, String source) {}

  /**
   * A row of a table of job codes.
   *
   * @param mark how sure it is: verified, recalled or uncertain
   * @param source where it is from
   */
  record JobCode(String cause, String code, Mark mark, String source) {}

  /** How sure a fact is. */
  enum Mark {
    @JsonProperty("verified")
    VERIFIED,
    @JsonProperty("recalled")
    RECALLED,
    @JsonProperty("uncertain")
    UNCERTAIN
  }
}
