package dev.platen.features.lab;

import dev.platen.features.device.ControlPanel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** An operator who does at a panel in a browser what is asked, and reads what it shows. */
final class TouchingOperator implements Operator {
  private final ControlPanel panel;
  private final Supplier<byte[]> sheet;
  private final List<String> log = new CopyOnWriteArrayList<>();

  /**
   * @param sheet the PDF file of what was printed last
   */
  TouchingOperator(ControlPanel panel, Supplier<byte[]> sheet) {
    this.panel = panel;
    this.sheet = sheet;
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
      case "panel.scan-to-email" -> done(() -> panel.scanToEmail(value(request, "recipient")));
      case "panel.confirm-and-start" -> done(panel::confirmAndStart);
      case "panel.log-in-at-lock" ->
          done(() -> panel.logInAtLock(request.secrets().getOrDefault("password", "")));
      case "panel.read-message" -> new Reply.Said(panel.message());
      case "panel.read-jobs" ->
          new Reply.Said(
              String.join("\n", panel.jobs().stream().map(job -> job.replace('\n', ' ')).toList()));
      case "panel.ip-address" -> new Reply.Said(panel.ipAddress());
      case "panel.asks-for-password" -> new Reply.Said(panel.asksForPassword() ? "yes" : "no");
      case "sheet.upload" -> new Reply.Shown(sheet.get(), "application/pdf");
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
