package dev.platen.printer.panel;

import dev.platen.printer.signin.UserSignIns;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where in the menus the panel is. */
sealed interface Place {

  /** Whether this place needs an administrator while the panel is locked (CHK-N). */
  default boolean protectedByLock() {
    return false;
  }

  /** A place that is always the same. */
  enum Spot implements Place {
    HOME,
    SCAN,
    SCAN_EMAIL,
    RECIPIENT,
    SUBJECT,
    SCAN_SETTINGS,
    SCAN_RESOLUTION,
    ORIGINAL_SIZE,
    COLOR_MODE,
    MAX_SIZE,
    FAX,
    PRINTER_STATUS,
    JOB_STATUS,
    SETTINGS,
    GENERAL,
    BASIC,
    LANGUAGE,
    NETWORK,
    NETWORK_STATUS,
    LAN_STATUS,
    EMAIL_SERVER_STATUS,
    STATUS_SHEET,
    LOG_IN,
    USER_LOG_IN,
    USER_PIN,
    USER_CARD,
    USER_NAME,
    USER_PASSWORD,
    TO_MY_EMAIL,
    MY_EMAIL_UNKNOWN,
    USER_SIGN_IN;

    /** Its name on the screen, and that of the button that leads to it. */
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Spot> byId(String id) {
      return Arrays.stream(values()).filter(spot -> spot.id().equals(id)).findAny();
    }

    @Override
    public boolean protectedByLock() {
      return switch (this) {
        case NETWORK, NETWORK_STATUS, LAN_STATUS, EMAIL_SERVER_STATUS, STATUS_SHEET -> true;
        default -> false;
      };
    }
  }

  /** A job of the list. */
  record JobDetail(long number) implements Place {}

  /** The status sheet is being printed, or has been. */
  record Printing(long number) implements Place {
    @Override
    public boolean protectedByLock() {
      return true;
    }
  }

  /** A user's sign-in has ended. */
  record UserSignInEnded(UserSignIns.Outcome outcome) implements Place {}

  /** A scan is being sent, or has been. */
  record Sending(long number) implements Place {}

  /**
   * A fax is being sent, or has been.
   *
   * @param faxNumber what was typed, to be tried again
   */
  record Faxing(long number, String faxNumber) implements Place {}
}
