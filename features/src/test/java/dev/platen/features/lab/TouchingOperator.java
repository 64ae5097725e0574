package dev.platen.features.lab;

import dev.platen.features.device.ControlPanel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An operator who does at a panel in a browser what is asked, and reads what it shows. */
final class TouchingOperator implements Operator {
  private final ControlPanel panel;
  private final Sheets sheets;
  private final List<String> log = new CopyOnWriteArrayList<>();

  TouchingOperator(ControlPanel panel, Sheets sheets) {
    this.panel = panel;
    this.sheets = sheets;
  }

  @Override
  public List<String> log() {
    return List.copyOf(log);
  }

  @Override
  public Reply ask(Request request) {
    log.add(request.toString());
    return switch (request.id()) {
      case "panel.open-menu" -> done(() -> panel.openMenu(value(request, "path")));
      case "panel.try-menu" -> done(() -> panel.tryMenu(value(request, "path")));
      case "panel.scan-to-email" ->
          done(
              () -> {
                sheets.pageOnGlass();
                panel.scanToEmail(value(request, "recipient"));
              });
      case "panel.fax" ->
          done(
              () -> {
                sheets.pageOnGlass();
                panel.fax(value(request, "number"));
              });
      case "panel.select" -> done(() -> panel.select(value(request, "label")));
      case "panel.confirm-and-start" -> done(panel::confirmAndStart);
      case "panel.log-in-at-lock" ->
          done(() -> panel.logInAtLock(request.secrets().getOrDefault("password", "")));
      case "panel.log-out-administrator" -> done(panel::logOutAdministrator);
      case "panel.read-message" -> new Reply.Said(panel.message());
      case "panel.read-text" -> new Reply.Said(panel.text());
      case "panel.read-details" ->
          new Reply.Said(
              panel.details().entrySet().stream()
                  .map(row -> row.getKey() + ": " + row.getValue().replace('\n', ' '))
                  .collect(Collectors.joining("\n")));
      case "panel.read-jobs" ->
          new Reply.Said(
              String.join("\n", panel.jobs().stream().map(job -> job.replace('\n', ' ')).toList()));
      case "panel.ip-address" -> new Reply.Said(panel.ipAddress());
      case "panel.asks-for-password" -> new Reply.Said(panel.asksForPassword() ? "yes" : "no");
      case "sheet.upload" -> new Reply.Shown(sheets.printedLast(), "application/pdf");
      case "sheet.put-on-glass" -> done(sheets::printedLastOnGlass);
      default -> new Reply.CannotTell("nobody has taught this operator " + request.id());
    };
  }

  private static String value(Request request, String key) {
    return request.values().getOrDefault(key, "");
  }

  private static Reply done(Runnable deed) {
    try {
      deed.run();
      return new Reply.Done();
    } catch (AssertionError e) {
      return new Reply.NotPossible(String.valueOf(e.getMessage()));
    }
  }
}
