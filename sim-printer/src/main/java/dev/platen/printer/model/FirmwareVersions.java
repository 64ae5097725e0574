package dev.platen.printer.model;

import java.util.List;

/** The firmware versions that come with the simulated printer ({@code firmware/*.yaml}). */
public final class FirmwareVersions {
  private static final DataFolder FOLDER = new DataFolder("firmware");

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
    return new Firmware(file.version(), file.oauth2());
  }

  /**
   * The name of the table of job codes of a version.
   *
   * @throws ModelException as {@link #get}
   */
  public static String jobCodes(String version) {
    return file(version).jobCodes();
  }

  private static FirmwareFile file(String version) {
    return FOLDER.read("firmware", version, FirmwareFile.class);
  }

  /**
   * Form of a file.
   *
   * @param jobCodes a file in {@code job-codes}
   */
  record FirmwareFile(String version, boolean oauth2, String jobCodes) {}
}
