package dev.platen.printer.model;

import dev.platen.printer.defect.Defect;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a firmware version does (data: {@code firmware/*.yaml}).
 *
 * @param version in the vendor's form {@code NN.NN.LLddYM}, for example {@code 05.23.XF24Q9}; all
 *     that the printer shows of it
 * @param oauth2 whether OAuth2 is among the authentication methods (guide case PRE-1)
 * @param maxMailPasswordLength characters of the Authenticated Password (reference printer 1.2)
 * @param defects what is wrong with it, none of the usual ones
 */
public record Firmware(
    String version, boolean oauth2, int maxMailPasswordLength, Set<Defect> defects) {

  public Firmware {
    defects = Set.copyOf(defects);
  }

  /** A firmware without defects. */
  public Firmware(String version, boolean oauth2, int maxMailPasswordLength) {
    this(version, oauth2, maxMailPasswordLength, Set.of());
  }

  public boolean has(Defect defect) {
    return defects.contains(defect);
  }

  /** What {@link FirmwareVersions#get} gives it for; nothing that the printer shows. */
  public String id() {
    return version
        + defects.stream()
            .map(defect -> FirmwareVersions.WITH + defect.id())
            .sorted()
            .collect(Collectors.joining());
  }
}
