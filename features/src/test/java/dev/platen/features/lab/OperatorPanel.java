package dev.platen.features.lab;

import dev.platen.features.device.ControlPanel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The touch screen under the fingers of the operator. */
final class OperatorPanel implements ControlPanel {
  private final Asking operator;
  private final Supplier<byte[]> snapshot;
  private boolean loggedIn;

  /**
   * @param snapshot a picture of the screen that nobody has to take
   */
  OperatorPanel(Operator operator, Supplier<byte[]> snapshot) {
    this.operator = Asking.aboutTheFirmware(operator);
    this.snapshot = snapshot;
  }

  @Override
  public void openMenu(String path) {
    operator.toDo("panel.open-menu", Map.of("path", path), Map.of());
  }

  @Override
  public void tryMenu(String path) {
    operator.toDo("panel.try-menu", Map.of("path", path), Map.of());
  }

  @Override
  public boolean asksForPassword() {
    return operator.whether("panel.asks-for-password");
  }

  @Override
  public void logInAtLock(String password) {
    loggedIn = true;
    operator.toDo("panel.log-in-at-lock", Map.of(), Map.of("password", password));
  }

  /** Nobody is asked to look whether somebody is logged in who was not asked to log in. */
  @Override
  public void logOutAdministrator() {
    if (loggedIn) {
      operator.toDo("panel.log-out-administrator");
      loggedIn = false;
    }
  }

  /** A line without a colon is a label without a value. */
  @Override
  public Map<String, String> details() {
    Map<String, String> details = new LinkedHashMap<>();
    for (String line : lines("panel.read-details")) {
      String[] parts = line.split("\\s*:\\s*", 2);
      details.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return details;
  }

  @Override
  public String ipAddress() {
    return operator.toRead("panel.ip-address");
  }

  @Override
  public String message() {
    return operator.toRead("panel.read-message");
  }

  @Override
  public void confirmAndStart() {
    operator.toDo("panel.confirm-and-start");
  }

  @Override
  public void select(String label) {
    operator.toDo("panel.select", Map.of("label", label), Map.of());
  }

  @Override
  public void logInUser(String pin) {
    operator.toDo("panel.log-in-user", Map.of(), Map.of("pin", pin));
  }

  @Override
  public void logOutUser() {
    operator.toDo("panel.log-out-user");
  }

  @Override
  public boolean asksForSignIn() {
    return operator.whether("panel.asks-for-sign-in");
  }

  @Override
  public void closeSignedIn() {
    operator.toDo("panel.close-signed-in");
  }

  @Override
  public void sendToMyEmail() {
    operator.toDo("panel.scan-to-my-email");
  }

  @Override
  public void fax(String number) {
    operator.toDo("panel.fax", Map.of("number", number), Map.of());
  }

  @Override
  public void scanToEmail(String recipient) {
    operator.toDo("panel.scan-to-email", Map.of("recipient", recipient), Map.of());
  }

  @Override
  public List<String> jobs() {
    return lines("panel.read-jobs");
  }

  @Override
  public String text() {
    return operator.toRead("panel.read-text");
  }

  /** Nobody is asked for a photo only to illustrate a report. */
  @Override
  public byte[] picture() {
    return snapshot.get();
  }

  private List<String> lines(String id) {
    return operator.toRead(id).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
