package dev.platen.features.browser;

import java.nio.file.Path;
import java.util.List;

/**
 * How a browser is started.
 *
 * @param binary the browser itself, not a wrapper script: a wrapper leaves it behind when it ends
 * @param driver the chromedriver that belongs to it
 * @param hostRules where public names lead, as {@code --host-resolver-rules} takes them
 */
public record BrowserOptions(Path binary, Path driver, List<String> hostRules) {

  public BrowserOptions {
    hostRules = List.copyOf(hostRules);
  }

  /** The browser of this machine, from {@code platen.chromium} and {@code platen.chromedriver}. */
  public static BrowserOptions ofThisMachine(List<String> hostRules) {
    return new BrowserOptions(
        Path.of(System.getProperty("platen.chromium", "/usr/lib/chromium/chromium-headless-shell")),
        Path.of(System.getProperty("platen.chromedriver", "/usr/bin/chromedriver")),
        hostRules);
  }
}
