package dev.platen.features.device;

import java.util.List;
import java.util.Map;

/** The touch screen of the printer, operated by the words on it. */
public interface ControlPanel {

  /** Goes Home and opens a menu by its path of labels. */
  void openMenu(String path);

  /** Goes Home and follows a path of labels as far as the panel lets one. */
  void tryMenu(String path);

  /** Whether the screen asks for the administrator password. */
  boolean asksForPassword();

  /** Selects the lock icon and logs in as the administrator; waits until that is done. */
  void logInAtLock(String password);

  /** The rows of the details on the screen, label and value, in their order. */
  Map<String, String> details();

  /** The IP address among the network details on the screen. */
  String ipAddress();

  /** The message on the screen; waits until there is one. */
  String message();

  /** Confirms a message that asks before starting, and waits until the printer is done. */
  void confirmAndStart();

  /** Scans what lies on the glass to a mail address and waits until the job has ended. */
  void scanToEmail(String recipient, String subject);

  /** The lines of the job list on the screen, the newest first. */
  List<String> jobs();

  /** A picture of the screen, PNG. */
  byte[] picture();
}
