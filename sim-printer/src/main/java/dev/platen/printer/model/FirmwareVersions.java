package dev.platen.printer.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.DefectCatalogue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The firmware versions that come with the simulated printer ({@code firmware/*.yaml}). */
public final class FirmwareVersions {
  private static final DataFolder FOLDER = new DataFolder("firmware");
  private static final DataFolder JOB_CODES = new DataFolder("job-codes");

  /** Stands between a version and each defect that it is to have. */
  static final String WITH = "+";

  private FirmwareVersions() {}

  /** Versions in alphabetical order, which is their order in time within one product. */
  public static List<String> ids() {
    return FOLDER.ids();
  }

  /**
   * @param id a version, for example {@code 05.23.XF24Q9}; the defects that it is to have besides
   *     its own follow it, each after a plus sign: {@code 05.23.XF24Q9+ignores-interval}
   * @throws ModelException where version or defect is not known, listing those that are, or the
   *     nearest, or where its file is wrong, naming file and field
   */
  public static Firmware get(String id) {
    String[] parts = id.split(Pattern.quote(WITH), -1);
    FirmwareFile file = file(parts[0]);
    return new Firmware(
        file.version(),
        file.oauth2().value(),
        file.maxMailPasswordLength().value(),
        Stream.concat(file.defects().stream(), Arrays.stream(parts).skip(1))
            .map(name -> defect(file.version(), name))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Defect defect(String version, String name) {
    return DefectCatalogue.byId(name)
        .orElseThrow(
            () ->
                new ModelException(
                    "Firmware %s can have no defect \"%s\". The nearest names are: %s. All are in docs/firmware-defects.md"
                        .formatted(
                            version, name, String.join(", ", DefectCatalogue.nearest(name)))));
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
   * @param defects names of what is wrong with it
   */
  record FirmwareFile(
      String version,
      Fact<Boolean> oauth2,
      Fact<Integer> maxMailPasswordLength,
      Fact<String> jobCodes,
      List<JobCode> jobCodeExceptions,
      List<String> defects) {

    FirmwareFile {
      defects = List.copyOf(defects);
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
