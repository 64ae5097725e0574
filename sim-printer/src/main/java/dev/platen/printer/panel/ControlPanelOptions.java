package dev.platen.printer.panel;

import dev.platen.printer.http.HttpWorker;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * How a printer's control panel works.
 *
 * @param worker threads, shared by many printers; not closed with the panel
 * @param scheduler looks at the clock while somebody watches; not closed with the panel
 * @param operationTimeOut after which the panel goes back to its first screen and logs the
 *     administrator off, on the printer's clock
 * @param maxWrongPasswords wrong passwords in a row after which log-in is refused for {@code
 *     lockOut}
 */
public record ControlPanelOptions(
    HttpWorker worker,
    ScheduledExecutorService scheduler,
    Duration operationTimeOut,
    int maxWrongPasswords,
    Duration lockOut) {

  /** Three minutes idle; 5 wrong passwords lock for 5 minutes. */
  public static ControlPanelOptions of(HttpWorker worker, ScheduledExecutorService scheduler) {
    return new ControlPanelOptions(
        worker, scheduler, Duration.ofMinutes(3), 5, Duration.ofMinutes(5));
  }
}
