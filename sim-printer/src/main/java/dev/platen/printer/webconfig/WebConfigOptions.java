package dev.platen.printer.webconfig;

import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.transfer.SettingsFile;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a printer's Web Config is started.
 *
 * @param address where it listens
 * @param httpsPort TCP port, 0 for a free one
 * @param httpPort TCP port of the listener that only redirects, 0 for a free one
 * @param stateFolder where the printer keeps its certificate
 * @param worker the threads, shared by many printers; not closed with Web Config
 * @param maxWrongPasswords wrong passwords in a row after which log-in is refused for {@code
 *     lockOut}
 * @param idleTime after which an administrator is logged out, on the printer's clock; recalled as
 *     20 minutes (reference printer 1.5, uncertain)
 * @param settingsFileRounds of PBKDF2 in the files of settings that it writes
 */
public record WebConfigOptions(
    InetAddress address,
    int httpsPort,
    int httpPort,
    Path stateFolder,
    HttpWorker worker,
    int maxWrongPasswords,
    Duration lockOut,
    Duration idleTime,
    int settingsFileRounds) {

  /** The usual rules: 5 wrong passwords lock for 5 minutes, 20 minutes idle log out. */
  public static WebConfigOptions of(
      InetAddress address, int httpsPort, int httpPort, Path stateFolder, HttpWorker worker) {
    return new WebConfigOptions(
        address,
        httpsPort,
        httpPort,
        stateFolder,
        worker,
        5,
        Duration.ofMinutes(5),
        Duration.ofMinutes(20),
        SettingsFile.ROUNDS);
  }

  /** These options with another lock-out. */
  public WebConfigOptions withLockOut(int wrongPasswords, Duration time) {
    return new WebConfigOptions(
        address,
        httpsPort,
        httpPort,
        stateFolder,
        worker,
        wrongPasswords,
        time,
        idleTime,
        settingsFileRounds);
  }

  /** These options with another idle time. */
  public WebConfigOptions withIdleTime(Duration time) {
    return new WebConfigOptions(
        address,
        httpsPort,
        httpPort,
        stateFolder,
        worker,
        maxWrongPasswords,
        lockOut,
        time,
        settingsFileRounds);
  }

  /** These options with files of settings that are quicker or slower to open. */
  public WebConfigOptions withSettingsFileRounds(int rounds) {
    return new WebConfigOptions(
        address,
        httpsPort,
        httpPort,
        stateFolder,
        worker,
        maxWrongPasswords,
        lockOut,
        idleTime,
        rounds);
  }
}
