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

  /** Logs the administrator out again; nothing happens where nobody is logged in. */
  void logOutAdministrator();

  /** The rows of the details on the screen, label and value, in their order. */
  Map<String, String> details();

  /** The IP address among the network details on the screen. */
  String ipAddress();

  /** The message on the screen; waits until there is one. */
  String message();

  /** Confirms a message that asks before starting, and waits until the printer is done. */
  void confirmAndStart();

  /** Selects what is on the first screen under this label; a sign-in page may come of it. */
  void select(String label);

  /** Logs a user of the printer in by PIN, after whoever was there before is gone. */
  void logInUser(String pin);

  /** Logs the user out. */
  void logOutUser();

  /** Whether the panel's own browser shows a sign-in page now. */
  boolean asksForSignIn();

  /** Waits for the message that a user's sign-in succeeded, and closes it with OK. */
  void closeSignedIn();

  /** Sends what lies on the glass to the user's own address, and waits until the job has ended. */
  void sendToMyEmail();

  /** Faxes what lies on the glass, and waits until the job has ended. */
  void fax(String number);

  /** Scans what lies on the glass to a mail address and waits until the job has ended. */
  void scanToEmail(String recipient);

  /** The lines of the job list on the screen, the newest first. */
  List<String> jobs();

  /** The whole text of the screen. */
  String text();

  /** A picture of the screen, JPEG. */
  byte[] picture();
}
