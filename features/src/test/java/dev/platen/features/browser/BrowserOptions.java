package dev.platen.features.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a browser is started.
 *
 * @param binary the browser itself, not a wrapper script: a wrapper leaves it behind when it ends
 * @param driver the chromedriver that belongs to it
 * @param hostRules where public names lead, as {@code --host-resolver-rules} takes them
 * @param grid a Selenium Grid that lends browsers in place of this machine's own
 */
public record BrowserOptions(Path binary, Path driver, List<String> hostRules, Optional<URI> grid) {

  public BrowserOptions {
    hostRules = List.copyOf(hostRules);
  }

  /**
   * The browser of this machine, from {@code platen.chromium} and {@code platen.chromedriver}; or
   * those of the Grid in {@code platen.grid}.
   */
  public static BrowserOptions ofThisMachine(List<String> hostRules) {
    return new BrowserOptions(
        Path.of(System.getProperty("platen.chromium", "/usr/lib/chromium/chromium-headless-shell")),
        Path.of(System.getProperty("platen.chromedriver", "/usr/bin/chromedriver")),
        hostRules,
        Optional.ofNullable(System.getProperty("platen.grid"))
            .filter(address -> !address.isBlank())
            .map(URI::create));
  }
}
