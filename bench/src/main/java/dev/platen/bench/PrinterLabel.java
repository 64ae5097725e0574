package dev.platen.bench;

import dev.platen.printer.model.Identity;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * What is printed on a printer when it leaves the factory.
 *
 * @param model id of its model
 * @param firmware version that it was delivered with
 * @param serialNumber ten characters
 * @param macAddress upper-case, colon separated, locally administered
 * @param administratorPassword the initial one
 */
public record PrinterLabel(
    String model,
    String firmware,
    String serialNumber,
    String macAddress,
    String administratorPassword) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A printer that nobody has seen before. */
  public static PrinterLabel fresh(String model, String firmware) {
    String number = "%05d".formatted(RANDOM.nextInt(100_000));
    String mac =
        "02:50:4C:%02X:%02X:%02X"
            .formatted(RANDOM.nextInt(256), RANDOM.nextInt(256), RANDOM.nextInt(256));
    return new PrinterLabel(
        model,
        firmware,
        "XPLT0" + number,
        mac,
        "%s-%04d".formatted(syllables(), RANDOM.nextInt(10_000)));
  }

  private static String syllables() {
    String consonants = "bdfgkmnprstv";
    String vowels = "aeiou";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append(consonants.charAt(RANDOM.nextInt(consonants.length())))
          .append(vowels.charAt(RANDOM.nextInt(vowels.length())));
    }
    return text.toString();
  }

  Identity identity(String ipAddress) {
    String name = "PLATEN" + macAddress.replace(":", "").substring(6).toUpperCase(Locale.ROOT);
    return new Identity(serialNumber, macAddress, name, ipAddress);
  }

  @Override
  public String toString() {
    return "PrinterLabel[" + model + " " + serialNumber + "]";
  }
}
